import { Problem, post } from "./api.js";
import { moveClock } from "./clock.js";
import { draftChanged, sendText, sendTyped } from "./composer.js";
import { chooseFile, sendFile } from "./files.js";
import { closeForm, fieldChanged, forgetForm, openScreen, pressInForm, saveDraft, submit } from "./form.js";
import { rememberFold, startAgain } from "./guide.js";
import { connect, followVisibility } from "./live.js";
import { readIfSeen, receive, scrollToEnd, showOlder } from "./messages.js";
import { announce, byId, here, say, showProblem } from "./page.js";
import { arrive, closeMenu, openMenu, visit } from "./visit.js";

// One listener for each kind of event; what an element does stands in its data attributes, so parts can be replaced freely.

/** @type {Record<string, (element: HTMLElement, event: Event) => void>} */
const clicks = {
  "data-visit": (link, event) => void follow(/** @type {HTMLAnchorElement} */ (link), event),
  "data-press": (button) => void press(button),
  "data-action": (button) => void submit(button.dataset.action ?? ""),
  "data-close": () => void closeForm(),
  "data-goto": (link, event) => {
    event.preventDefault();
    goTo(byId(link.dataset.goto ?? ""));
  },
  "data-time": (button) => void moveClock(button.dataset.time ?? ""),
  "data-ask": (button) => ask(button.dataset.ask ?? ""),
  "data-people": (button) => (button.dataset.people === "open" ? openPeople() : people().close()),
  "data-menu": (button) => (button.dataset.menu === "open" ? openMenu() : closeMenu()),
  "data-older": () => void showOlder().catch(notDone),
  "data-newer": () => scrollToEnd(),
  "data-guide-again": () => startAgain(),
};

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  for (const [attribute, deed] of Object.entries(clicks)) {
    const element = event.target.closest(`[${attribute}]`);
    if (element instanceof HTMLElement) return deed(element, event);
  }
  if (event.target.matches("#guide > summary, #guide > summary *")) setTimeout(rememberFold);
});

const people = () => /** @type {HTMLDialogElement} */ (byId("people"));
const openPeople = () => {
  people().showModal();
  const now = people().querySelector('[aria-current="true"]');
  if (now instanceof HTMLElement) now.focus();
};

/** @param {HTMLElement} field */
function goTo(field) {
  const folded = field.closest("details");
  if (folded) folded.open = true;
  const input = field.matches("fieldset, :disabled") ? field.closest(".field")?.querySelector("input:enabled") : field;
  if (input instanceof HTMLElement) input.focus();
}

/** Links work in new tabs too; a plain click changes the page in place. @param {HTMLAnchorElement} link @param {Event} event */
async function follow(link, event) {
  const mouse = /** @type {MouseEvent} */ (event);
  if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return;
  event.preventDefault();
  const { then, text } = link.dataset;
  if (!(await visit(link.getAttribute("href") ?? "/"))) return;
  if (then === "ask") ask(text ?? "");
  if (then === "press") showNewestButton();
}

/** Leads to the button that Kvartti's newest message with one offers. */
function showNewestButton() {
  const button = [...document.querySelectorAll("#messages .button.primary[data-press]")].at(-1);
  if (!(button instanceof HTMLElement)) return showProblem(byId("composer"), say("nothingYet"));
  button.scrollIntoView({ block: "center" });
  button.focus();
}

/** @param {string} text */
function ask(text) {
  const field = /** @type {HTMLTextAreaElement} */ (byId("composer-text"));
  if (field.value !== "") return void sendText(text, crypto.randomUUID());
  field.value = text;
  draftChanged();
  void sendTyped();
}

/** @param {HTMLElement} button */
async function press(button, id = crypto.randomUUID()) {
  const route = button.dataset.press ?? "";
  const params = JSON.parse(button.dataset.params ?? "{}");
  if (button.closest("#sheet")) return pressInForm(route, params);
  if (button.dataset.busy !== undefined) return;
  button.dataset.busy = "";
  const { person, place } = here();
  const message = button.closest("li.message")?.getAttribute("data-id") ?? undefined;
  try {
    const outcome = await post("press", { id, person, place, route, params, ...(message ? { message } : {}) });
    showProblem(byId("composer"));
    receive(outcome.messages);
    if (outcome.screen && here().person === person) openScreen(outcome.screen);
  } catch (error) {
    const why = error instanceof Problem ? error.message : "";
    showProblem(byId("composer"), `${say("notDone")} ${why}`, () => void press(button, id));
  } finally {
    delete button.dataset.busy;
  }
}

const notDone = () => showProblem(byId("composer"), `${say("notDone")} ${say("offline")}`);

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === document.getElementById("composer")) void sendTyped();
  else void submit("submit");
});

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-attach]")) chooseFile();
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.id !== "composer-file") return;
  const [file] = field.files ?? [];
  field.value = "";
  if (file) void sendFile(file);
});

// A file can be dropped anywhere on the direct conversation.
document.addEventListener("dragover", (event) => {
  if (document.getElementById("composer-file")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file || !document.getElementById("composer-file")) return;
  event.preventDefault();
  void sendFile(file);
});

document.addEventListener("input", (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.target.id === "composer-text") draftChanged();
  else if (event.target.closest("#sheet")) fieldChanged(event);
});

document.addEventListener("keydown", (event) => {
  const inComposer = event.target instanceof HTMLElement && event.target.id === "composer-text";
  if (event.key === "Enter" && inComposer && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    void sendTyped();
  }
  if (event.key === "Escape") closeMenu();
});

// Escape, too, closes a form only after its draft is kept.
byId("sheet").addEventListener("cancel", (event) => {
  event.preventDefault();
  void closeForm();
});
byId("sheet").addEventListener("close", () => void forgetForm());
window.addEventListener("pagehide", () => void saveDraft());
window.addEventListener("popstate", () => void visit(location.href, { push: false }));
document.addEventListener("visibilitychange", () => readIfSeen());

arrive();
connect();
followVisibility();
announce("");
