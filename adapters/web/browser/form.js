import { Problem, post } from "./api.js";
import { chooseInstead, clearError, errorsIn, restoreFigures, showCount, valuesOf } from "./fields.js";
import { stepDone } from "./guide.js";
import { receive } from "./messages.js";
import { announce, byId, here, say, showProblem } from "./page.js";

/** @import { Outcome } from "./api.js" */

const sheet = () => /** @type {HTMLDialogElement} */ (byId("sheet"));
const form = () => /** @type {HTMLFormElement | null} */ (sheet().querySelector("form.screen"));
const draftAfterMs = 600;

/** What the server has, as JSON; and a timer for what it has not. */
let kept = "{}";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Requests of a form go one after another: a submit never overtakes the draft before it. */
let queue = Promise.resolve();
/** Closing was tried while something could not be kept. */
let warned = false;

/** Opens a screen, or puts it in place of the open one. @param {string} html */
export function openScreen(html) {
  const before = form();
  const template = document.createElement("template");
  template.innerHTML = html;
  const next = /** @type {HTMLFormElement} */ (template.content.querySelector("form"));
  if (before) restoreFigures(before, next);
  sheet().replaceChildren(next);
  if (!sheet().open) sheet().showModal();
  kept = JSON.stringify(valuesOf(next));
  warned = false;
  for (const input of next.querySelectorAll("[data-limit]")) showCount(/** @type {HTMLInputElement} */ (input));
  const wrong = next.querySelector(".error-summary");
  (wrong instanceof HTMLElement ? wrong : byId("sheet-title")).focus();
  next.querySelector(".sheet-body")?.scrollTo(0, 0);
  stepDone("3");
}

/** @param {Event} event */
export function fieldChanged(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target instanceof HTMLInputElement && target.dataset.alternative !== undefined) chooseInstead(target);
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) showCount(target);
  clearError(target);
  warned = false;
  clearTimeout(timer);
  timer = setTimeout(() => void saveDraft(), draftAfterMs);
}

/** @param {string} text */
const draftNote = (text) => {
  const note = sheet().querySelector(".draft-note");
  if (note) note.textContent = text;
};

/** Keeps what has been typed, without moving anything on the screen. @returns {Promise<void>} */
export function saveDraft() {
  clearTimeout(timer);
  queue = queue.then(async () => {
    const open = form();
    if (!open) return;
    const values = valuesOf(open);
    const asText = JSON.stringify(values);
    if (asText === kept) return;
    draftNote(say("saving"));
    try {
      const outcome = await post("submit", { ...sending(open), action: "save", values });
      const refused = Object.keys(outcome.errors ?? {}).length > 0 || outcome.notice !== undefined;
      if (!refused) kept = asText;
      if (outcome.rev !== undefined) open.dataset.rev = String(outcome.rev);
      errorsIn(open, outcome.errors);
      showProblem(open, outcome.notice);
      draftNote(refused ? "" : say("saved"));
    } catch (error) {
      draftNote("");
      failed(open, error, () => void saveDraft());
    }
  });
  return queue;
}

/** @param {HTMLFormElement} open */
const sending = (open) => {
  const { person, place } = here();
  return { id: crypto.randomUUID(), person, place, session: open.dataset.session ?? "", rev: Number(open.dataset.rev) };
};

let busy = false;

/** Submits, or takes another way on. Values travel exactly as typed. @param {string} action */
export async function submit(action) {
  const open = form();
  if (!open || busy || (action === "submit" && !open.querySelector('[type="submit"]'))) return;
  clearTimeout(timer);
  await withBusy(open, async () => post("submit", { ...sending(open), action, values: valuesOf(open) }), () => void submit(action));
}

/** A row's button inside a form. @param {string} route @param {Record<string, string>} params */
export async function pressInForm(route, params) {
  const open = form();
  if (!open || busy) return;
  await saveDraft();
  const { person, place } = here();
  const press = { id: crypto.randomUUID(), person, place, route, params };
  await withBusy(open, async () => post("press", press), () => void pressInForm(route, params));
}

/** @param {HTMLFormElement} open @param {() => Promise<Outcome>} request @param {() => void} again */
async function withBusy(open, request, again) {
  busy = true;
  open.setAttribute("aria-busy", "true");
  try {
    await queue;
    const outcome = await request();
    showProblem(open);
    if (outcome.screen) openScreen(outcome.screen);
    if (outcome.closed) closed();
    if (outcome.card) showCard(open, outcome.card);
    receive(outcome.messages);
  } catch (error) {
    failed(open, error, again);
  } finally {
    busy = false;
    open.removeAttribute("aria-busy");
  }
}

/** Kvartti answers inside the form (it had expired, somebody may not do this): what was typed stays under the answer. @param {HTMLFormElement} open @param {string} html */
function showCard(open, html) {
  const template = document.createElement("template");
  template.innerHTML = `<div class="form-answer" role="alert" tabindex="-1">${html}</div>`;
  const answer = /** @type {HTMLElement} */ (template.content.firstElementChild);
  open.querySelector(".form-answer")?.remove();
  open.querySelector(".sheet-body")?.prepend(answer);
  answer.scrollIntoView({ block: "nearest" });
  answer.focus();
}

/** @param {HTMLFormElement} open @param {unknown} error @param {() => void} again */
function failed(open, error, again) {
  showProblem(open, `${say("notSaved")} ${error instanceof Problem ? error.message : ""}`, again);
}

const closed = () => {
  sheet().close();
  sheet().replaceChildren();
};

/** Closing loses nothing: what is not yet kept is kept first. If that fails, the form stays open and says so; who closes it again means it. */
export async function closeForm() {
  await saveDraft();
  const open = form();
  const unkept = open !== null && JSON.stringify(valuesOf(open)) !== kept;
  if (unkept && !warned) {
    warned = true;
    return;
  }
  if (unkept) return closed();
  const typed = open?.querySelector("[data-field]");
  closed();
  if (typed) announce(say("kept"));
}

/** A browser may close a dialog in spite of us (Escape twice): what was typed is kept all the same. */
export async function forgetForm() {
  if (!form()) return;
  await saveDraft();
  if (!sheet().open) sheet().replaceChildren();
}
