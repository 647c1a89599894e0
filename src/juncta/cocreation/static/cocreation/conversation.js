// Enhances the conversation in the margin: who is here now, and "Comment on this" for selected words. Without it, both forms work.
const BEAT = 20_000;
const TYPED = 30_000;
const SHORTEST = 3;
const LONGEST = 4_000;

const margin = document.querySelector("#conversation[data-presence]");
if (margin) {
  const token = margin.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (token) keepPresence(margin, token);
  offerSelection(margin);
}

function keepPresence(here, token) {
  let typed = -Infinity;
  document.addEventListener("input", (event) => {
    if (!here.contains(event.target)) typed = performance.now();
  });

  function send(values, more = {}) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...values });
    return fetch(here.dataset.presence, { method: "POST", body, credentials: "same-origin", ...more });
  }

  async function beat() {
    if (document.hidden) return;
    const writing = performance.now() - typed < TYPED ? "1" : "0";
    try {
      const answer = await send({ writing });
      if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) return;
      const { here: people } = await answer.json();
      const list = here.querySelector(".here");
      const now = [...list.children].map((each) => each.textContent);
      if (now.join("\n") === people.join("\n")) return; // nothing new: say nothing to screen readers
      list.replaceChildren(...people.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    } catch {
      // offline: the next beat tries again
    }
  }

  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", beat);
  window.addEventListener("pagehide", () => send({ gone: "1" }, { keepalive: true }));
}

function offerSelection(here) {
  const bar = document.createElement("div");
  bar.className = "selected-bar";
  bar.hidden = true;
  bar.setAttribute("role", "region");
  const quote = document.createElement("q");
  const comment = button(here.dataset.comment, "primary");
  const suggest = button(here.dataset.suggest, "quiet");
  const close = button(here.dataset.close, "quiet");
  bar.setAttribute("aria-label", here.dataset.comment);
  bar.append(quote, comment, suggest, close);
  document.body.append(bar);
  let words = "";

  document.addEventListener("selectionchange", () => {
    const found = selected(here);
    if (!found) return;
    words = found;
    quote.textContent = words;
    bar.hidden = false;
  });
  close.addEventListener("click", () => (bar.hidden = true));
  comment.addEventListener("click", () => fill("begin-comment", "text"));
  suggest.addEventListener("click", () => fill("begin-suggestion", "proposed"));

  function fill(id, next) {
    const form = document.getElementById(id);
    bar.hidden = true;
    if (!form) return;
    form.closest("details").open = true;
    form.elements.quote.value = words;
    if (next === "proposed" && !form.elements.proposed.value) form.elements.proposed.value = words;
    form.elements[next].focus();
  }
}

function button(label, kind) {
  return Object.assign(document.createElement("button"), { type: "button", className: `action small ${kind}`, textContent: label });
}

function selected(here) {
  const active = document.activeElement;
  if (here.contains(active)) return "";
  let words = "";
  if (active?.matches?.("textarea, input[type=text]")) {
    words = active.value.slice(active.selectionStart, active.selectionEnd);
  } else {
    const selection = document.getSelection();
    const column = document.querySelector(".column");
    if (!selection.rangeCount || !column?.contains(selection.anchorNode)) return "";
    words = selection.toString();
  }
  words = words.trim();
  return words.length >= SHORTEST && words.length <= LONGEST ? words : "";
}
