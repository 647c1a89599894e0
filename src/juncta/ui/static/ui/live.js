// A search that follows typing: the form's own GET page is fetched and the part it names is exchanged. Without this the button does it.
const PAUSE = 200;
for (const form of document.querySelectorAll("form[data-live]")) {
  let timer, last;
  const look = async () => {
    const address = new URL(form.action || location.href);
    address.search = new URLSearchParams(new FormData(form)).toString();
    last?.abort();
    last = new AbortController();
    try {
      const answer = await fetch(address, { signal: last.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(form.dataset.live);
      if (fresh) document.getElementById(form.dataset.live)?.replaceChildren(...fresh.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}
