import { byId, remember, remembered, say } from "./page.js";

/** Steps done in this browser. */
const done = () => new Set(/** @type {string[]} */ (remembered("guide") ?? []));

/** @param {string} step */
export function stepDone(step) {
  remember("guide", [...done().add(step)]);
  showGuide();
}

export function startAgain() {
  remember("guide", []);
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
