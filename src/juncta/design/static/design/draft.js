// Keeps what is typed into a form of a design: in this browser at once, and on the server as a draft every few seconds.
// Without it everything works; only what was not sent is then the browser's own to keep.
const DAYS = 7 * 24 * 3600 * 1000;
const PAUSE = 4000;

const SENT = "juncta:sent";

const mark = document.querySelector("input[data-draft]");
if (location.search.startsWith("?saved")) saved();
if (mark) keep(mark.form, mark);

// The page after a form was saved: this browser's own copy of it has served its time.
function saved() {
  try {
    localStorage.removeItem(sessionStorage.getItem(SENT));
    sessionStorage.removeItem(SENT);
  } catch { /* forbidden */ }
  history.replaceState(null, "", location.pathname);
}

function keep(form, mark) {
  const place = `juncta:${mark.dataset.person}:${location.pathname}`;
  const line = form.appendChild(document.createElement("p"));
  line.className = "hint draft-line";
  line.setAttribute("role", "status");
  let timer, changed = false, sending = false;

  const entries = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const say = (text) => { line.textContent = text ? `${text} · ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}` : ""; };
  const remember = () => { try { localStorage.setItem(place, JSON.stringify({ at: Date.now(), entries: entries() })); } catch { /* full or forbidden */ } };
  const forget = () => { try { localStorage.removeItem(place); } catch { /* forbidden */ } };
  const remembered = () => { try { return JSON.parse(localStorage.getItem(place)); } catch { return null; } };

  function body(pairs) {
    const data = new URLSearchParams(pairs);
    data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    return data;
  }

  async function send(pairs = entries(), leaving = false) {
    const answer = await fetch(mark.dataset.draft, { method: "POST", body: body(pairs), keepalive: leaving, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 403) return "left";
    return answer.status === 204 ? "kept" : "offline";
  }

  async function save() {
    timer = undefined;
    if (sending || !changed) return;
    sending = true;
    changed = false;
    const became = await send().catch(() => "offline");
    sending = false;
    if (became !== "kept") changed = true;
    say(mark.dataset[became]);
  }

  form.addEventListener("input", () => {
    changed = true;
    remember();
    timer ??= setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    changed = false;
    remember();
    try { sessionStorage.setItem(SENT, place); } catch { /* forbidden */ }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed) { changed = false; send(entries(), true).catch(() => { changed = true; }); }
  });

  const before = remembered();
  if (before && Date.now() - before.at > DAYS) {
    forget();
  } else if (before && !location.search && !form.querySelector(".clash, .error") && JSON.stringify(typed(before.entries)) !== JSON.stringify(typed(entries()))) {
    offer(before);
  }

  // What somebody wrote: without the keys of rows, which are new each time a page is made, and without what is empty.
  function typed(pairs) {
    return pairs.filter(([name, value]) => value.trim() && !name.endsWith("-key") && name !== "based_on").map(([, value]) => value.trim());
  }

  function offer(copy) {
    if (document.querySelector("a[href='?draft']")) return;  // the server has it too, and says so
    const note = document.createElement("div");
    note.className = "notice info";
    const text = note.appendChild(document.createElement("p"));
    text.textContent = `${mark.dataset.offer} (${new Date(copy.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })})`;
    const row = note.appendChild(document.createElement("div"));
    row.className = "inline";
    row.append(
      button(mark.dataset.take, async () => {
        if (await send(copy.entries).catch(() => "offline") === "kept") { forget(); location.search = "?draft"; }
      }),
      button(mark.dataset.drop, () => { forget(); note.remove(); }),
    );
    form.before(note);
  }

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "action quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }
}
