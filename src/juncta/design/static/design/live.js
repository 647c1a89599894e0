// Keeps "Is it joint?" as it stands: asked again while the page is in view. Without this module the panel is as of when the page came.
const EVERY = 20000;

for (const place of document.querySelectorAll("[data-afresh]")) {
  let shown = null;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.afresh, { headers: { Accept: "text/html" }, redirect: "error" });
      if (!answer.ok) return;
      const html = (await answer.text()).replace(/ (?:id|for|aria-\w+)="[a-z]+-[0-9a-f]{8}"/g, "");
      const open = place.querySelector("details")?.open;
      if (shown !== null && html !== shown) place.innerHTML = html;
      if (open) place.querySelector("details")?.setAttribute("open", "");
      shown = html;
    } catch {
      // away from the network: the panel stays as it is
    }
  };
  look();
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
