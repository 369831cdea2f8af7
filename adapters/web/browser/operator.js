// The operator's page: each button is one deed, sent to the page's own address; the page is drawn again by the server.
const problem = document.getElementById("operator-problem");

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-deed]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  button.disabled = true;
  const answer = await fetch(location.href, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ deed: button.dataset.deed, of: button.dataset.of }),
  }).catch(() => undefined);
  if (answer?.ok) return location.reload();
  const body = await answer?.json().catch(() => undefined);
  if (problem) {
    problem.textContent = body?.error ?? body?.message ?? "";
    problem.hidden = false;
  }
  button.disabled = false;
});
