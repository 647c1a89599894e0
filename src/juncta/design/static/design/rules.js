// What if: while somebody tries other values, the board is fetched anew. Without this, the form's button does the same.
const place = document.querySelector("[data-what-if]");
const board = document.getElementById("rules-board");
const form = place?.querySelector("form");
let waiting, asked;

const fetchBoard = async () => {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(`${place.dataset.whatIf}?${query}`, { signal: asked.signal, credentials: "same-origin" });
    if (answer.redirected || (!answer.ok && answer.status !== 400)) return form.submit();
    board.innerHTML = await answer.text();
    if (answer.ok) history.replaceState(null, "", `?${query}`);
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
};

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(fetchBoard, 150);
});
