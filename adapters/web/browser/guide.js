import { byId, remember, remembered, say } from "./page.js";

/** Steps done in this browser. */
const done = () => new Set(/** @type {string[]} */ (remembered("guide") ?? []));

/** However it was done: by the guide's own button or elsewhere on the page. The last one folds the guide for the next time. @param {string} step */
export function stepDone(step) {
  if (done().has(step)) return;
  remember("guide", [...done().add(step)]);
  showGuide();
  if (byId("guide").classList.contains("finished")) remember("guideFolded", true);
}

export function startAgain() {
  remember("guide", []);
  remember("guideFolded", false);
  showGuide();
}

/** Opened or folded by hand stays so. */
export function rememberFold() {
  remember("guideFolded", !(/** @type {HTMLDetailsElement} */ (byId("guide")).open));
}

export function showGuide() {
  const guide = /** @type {HTMLDetailsElement} */ (byId("guide"));
  const steps = /** @type {HTMLElement[]} */ ([...guide.querySelectorAll("[data-guide-step]")]);
  const ready = done();
  const next = steps.find((step) => !ready.has(step.dataset.guideStep ?? ""));
  for (const step of steps) {
    step.classList.toggle("done", ready.has(step.dataset.guideStep ?? ""));
    step.classList.toggle("next", step === next);
    if (step === next) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
  const count = guide.querySelector("[data-guide-count]");
  if (count) count.textContent = say("step", { done: ready.size, all: steps.length });
  guide.classList.toggle("finished", !next);
  guide.querySelector("[data-guide-done]")?.toggleAttribute("hidden", Boolean(next));
  guide.open = remembered("guideFolded") !== true;
}
