import { Problem, post } from "./api.js";
import { showCount } from "./fields.js";
import { openScreen } from "./form.js";
import { stepDone } from "./guide.js";
import { receive } from "./messages.js";
import { byId, here, say, showProblem } from "./page.js";

const field = () => /** @type {HTMLTextAreaElement} */ (byId("composer-text"));
const draftKey = () => `kvartti.draft.${here().person}.${here().place}`;

/** What was typed waits for its sender through a reload or a look at another channel. */
export function restoreDraft() {
  field().value = sessionStorage.getItem(draftKey()) ?? "";
  fit();
}

export function draftChanged() {
  sessionStorage.setItem(draftKey(), field().value);
  fit();
}

function fit() {
  const box = field();
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  showCount(box);
}

let sending = false;

/** The field is emptied only when the message has arrived; the same id goes with every try, so it arrives once. */
export async function sendTyped() {
  const text = field().value;
  if (text.trim() === "" || sending) return;
  const key = draftKey();
  sending = true;
  const sent = await sendText(text, crypto.randomUUID());
  sending = false;
  if (!sent) return;
  sessionStorage.removeItem(key);
  if (key === draftKey() && field().value === text) {
    field().value = "";
    fit();
  }
}

/** @param {string} text @param {string} id @returns {Promise<boolean>} */
export async function sendText(text, id) {
  const { person, place } = here();
  try {
    const outcome = await post("text", { id, person, place, text });
    showProblem(byId("composer"));
    receive(outcome.messages);
    stepDone("4");
    if (outcome.screen && here().person === person) openScreen(outcome.screen);
    return true;
  } catch (error) {
    const why = error instanceof Problem ? error.message : "";
    showProblem(byId("composer"), `${say("notSent")} ${why}`, () => void retrySend(text, id));
    return false;
  }
}

/** A message that was shortened meanwhile is another message. @param {string} text @param {string} id */
async function retrySend(text, id) {
  if (field().value !== "" && field().value !== text) return void sendTyped();
  if (!(await sendText(text, id))) return;
  field().value = "";
  draftChanged();
}
