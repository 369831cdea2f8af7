// Reading and marking the fields of an open form.

/** Values by field id, as typed. A figure with an answer in its place is sent empty; its digits stay on the screen. @param {HTMLFormElement} form @returns {Record<string, string>} */
export function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const input of inputs(form)) {
    const id = input.dataset.field;
    if (id === undefined) continue;
    if (input instanceof HTMLInputElement && ["radio", "checkbox"].includes(input.type)) {
      values[id] ??= "";
      if (input.checked) values[id] = values[id] === "" ? input.value : `${values[id]},${input.value}`;
    } else values[id] = input.disabled ? "" : input.value;
  }
  for (const chip of chips(form)) {
    const id = chip.dataset.alternative ?? "";
    values[id] ??= "";
    if (chip.checked) values[id] = chip.value;
  }
  return values;
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input */

/** @param {HTMLFormElement} form */
const inputs = (form) => /** @type {NodeListOf<Input>} */ (form.querySelectorAll("input[data-field], textarea[data-field], select[data-field]"));

/** @param {ParentNode} form */
const chips = (form) => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[data-alternative]"));

/** "Ei uutta lukua" rests the figure, and lets it be again when it is taken back. One answer at a time. @param {HTMLInputElement} chip */
export function chooseInstead(chip) {
  const figure = document.getElementById(chip.dataset.insteadOf ?? "");
  for (const other of chips(/** @type {HTMLFormElement} */ (chip.form)))
    if (other !== chip && other.dataset.insteadOf === chip.dataset.insteadOf) other.checked = false;
  if (figure instanceof HTMLInputElement) figure.disabled = chip.checked;
}

/** The same screen drawn again (an error elsewhere) keeps the digits that an alternative had put to rest. @param {HTMLFormElement} before @param {HTMLFormElement} next */
export function restoreFigures(before, next) {
  if (before.dataset.session !== next.dataset.session) return;
  for (const input of inputs(next)) {
    if (!input.disabled || input.value !== "") continue;
    const old = [...inputs(before)].find((i) => i.dataset.field === input.dataset.field);
    if (old?.disabled) input.value = old.value;
  }
}

/** Errors of a draft, in place: the fields stay as they are under the fingers. @param {HTMLFormElement} form @param {Record<string, string>} [errors] */
export function errorsIn(form, errors = {}) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-error-for]"))) {
    const id = place.dataset.errorFor ?? "";
    const words = place.querySelector("span");
    if (words) words.textContent = errors[id] ?? "";
    place.hidden = errors[id] === undefined;
    place.closest(".field")?.classList.toggle("faulty", errors[id] !== undefined);
    for (const input of inputs(form))
      if (input.dataset.field === id && errors[id] !== undefined) input.setAttribute("aria-invalid", "true");
      else if (input.dataset.field === id) input.removeAttribute("aria-invalid");
  }
}

/** What is being corrected is not called wrong any more. @param {HTMLElement} input */
export function clearError(input) {
  const field = input.closest(".field");
  const place = field?.querySelector("[data-error-for]");
  if (!field || !place || place.hasAttribute("hidden")) return;
  place.setAttribute("hidden", "");
  field.classList.remove("faulty");
  for (const wrong of field.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
}

/** Says how much room is left once the end is near. @param {HTMLTextAreaElement | HTMLInputElement} input */
export function showCount(input) {
  const limit = Number(input.dataset.limit);
  const counter = input.closest("form, .field")?.querySelector(".counter");
  if (!limit || !counter) return;
  counter.textContent = input.value.length > limit * 0.8 ? `${input.value.length}/${limit}` : "";
  counter.classList.toggle("over", input.value.length > limit);
}
