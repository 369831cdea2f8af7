import { Problem, post } from "./api.js";
import { stepDone } from "./guide.js";
import { announce, byId, say, showProblem } from "./page.js";

/** @import { Clock } from "./api.js" */

/** @param {Clock} clock */
export function showClock(clock) {
  for (const place of document.querySelectorAll("[data-clock]")) place.textContent = clock.now;
  for (const place of document.querySelectorAll("[data-opening]")) place.textContent = clock.opening ?? "";
  for (const button of document.querySelectorAll('[data-time="opening"]'))
    if (button.matches(".clock *")) button.toggleAttribute("hidden", clock.opening === undefined);
    else button.toggleAttribute("disabled", clock.opening === undefined);
}

let moving = false;

/** Moves the clock once per press; what became due has been done when the answer comes. @param {string} to */
export async function moveClock(to) {
  if (moving) return;
  busy(true);
  try {
    const { clock } = await post("time", { to });
    if (clock) {
      showClock(clock);
      announce(say("clockMoved", { moment: clock.now }));
    }
    showProblem(byId("composer"));
    if (to === "opening") stepDone("2");
  } catch (error) {
    const why = error instanceof Problem ? error.message : "";
    showProblem(byId("composer"), `${say("notDone")} ${why}`, () => void moveClock(to));
  } finally {
    busy(false);
  }
}

/** @param {boolean} is */
function busy(is) {
  moving = is;
  for (const button of document.querySelectorAll("[data-time]")) button.toggleAttribute("data-busy", is);
}
