// What the page is about right now, and the few elements that every script needs. The server's HTML is the only state.

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
};

/** @returns {{ person: string, personName: string, place: string }} */
export const here = () => {
  const { person = "", personName = "", place = "" } = byId("app").dataset;
  return { person, personName, place };
};

export const language = () => document.body.dataset.language ?? "fi";

/** A sentence of the page's own, `{name}` filled in. @param {string} key @param {Record<string, string | number>} [params] */
export const say = (key, params = {}) =>
  Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    /** @type {Record<string, string>} */ (JSON.parse(document.body.dataset.words ?? "{}"))[key] ?? key,
  );

/** Says something to screen readers without moving the focus. @param {string} text */
export const announce = (text) => {
  const live = byId("live");
  // The same words twice in a row are said twice.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
};

/** A finger, not a mouse: then a focused field would open the keyboard over the conversation. */
export const touch = () => matchMedia("(pointer: coarse)").matches;

/** Shows or clears what went wrong, beside where it happened. @param {ParentNode} where @param {string} [text] @param {() => void} [again] */
export const showProblem = (where, text, again) => {
  const box = where.querySelector(".problem");
  if (!(box instanceof HTMLElement)) return;
  box.replaceChildren();
  box.hidden = text === undefined;
  if (text === undefined) return;
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  if (!again) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button plain";
  button.textContent = say("retry");
  button.addEventListener("click", again);
  box.append(button);
};

/** Remembered in this browser; a browser that forbids it forgets. @param {string} key @returns {unknown} */
export const remembered = (key) => {
  try {
    return JSON.parse(localStorage.getItem(`kvartti.${key}`) ?? "null");
  } catch {
    return null;
  }
};

/** @param {string} key @param {unknown} value */
export const remember = (key, value) => {
  try {
    localStorage.setItem(`kvartti.${key}`, JSON.stringify(value));
  } catch {
    // Without storage the page works, it only forgets.
  }
};
