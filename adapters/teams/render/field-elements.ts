import { say } from "../../../src/texts/texts.ts";
import type { Language } from "../../../src/shared/language.ts";
import { alternativeOf } from "../../../src/vocabulary/form.ts";
import type { Field, FieldErrors, Option } from "../../../src/vocabulary/form.ts";
import type { Element } from "./element.ts";
import { textElement } from "./element.ts";
import { inputId } from "./input-id.ts";

export interface FieldDrawing {
  readonly language: Language;
  readonly errors: FieldErrors;
  /** What is missing or wrong may hold a button back only where no button leads back or past it. */
  readonly mayRequire: boolean;
}

/** A field as inputs, each with its label; what is wrong with it stands over it in words. */
export function fieldElements(field: Field, d: FieldDrawing): readonly Element[] {
  const error = d.errors[field.id];
  return [
    ...(error === undefined ? [] : [textElement(`⚠ ${say(d.language, "teams.wrong")}: ${error}`, { tone: "bad" })]),
    ...inputs(field, d),
    ...(field.hint ? [textElement(field.hint, { tone: "muted" }, { spacing: "small" })] : []),
  ];
}

function inputs(field: Field, d: FieldDrawing): readonly Element[] {
  const t = (key: "teams.choose" | "teams.numberWrong"): string => say(d.language, key);
  const required = field.required && d.mayRequire ? { isRequired: true, errorMessage: t("teams.choose") } : {};
  const label = field.kind === "number" && field.unit ? `${field.label} (${field.unit})` : field.label;
  switch (field.kind) {
    case "number":
      return [numberInput(field, label, d), ...alternatives(field, d)];
    case "text":
      return [{
        type: "Input.Text", id: inputId("text", field.id), label, isMultiline: field.lines > 1, maxLength: field.maxLength, value: field.value ?? "",
        ...required, errorMessage: say(d.language, "teams.tooLong", { limit: field.maxLength }),
      }];
    case "choice":
    case "person":
      return choice(field, { label, multi: false, ...required }, d);
    case "choices":
      return choice(field, { label, multi: true, ...required }, d);
    case "date":
      return [{ type: "Input.Date", id: inputId("text", field.id), label, ...valued(field.value), ...required }];
    case "dateTime": {
      const [date, time] = (field.value ?? "").split("T");
      return [
        { type: "Input.Date", id: inputId("date", field.id), label: say(d.language, "teams.date", { label }), ...valued(date), ...required },
        { type: "Input.Time", id: inputId("time", field.id), label: say(d.language, "teams.time", { label }), ...valued(time?.slice(0, 5)), ...required },
      ];
    }
    default:
      return field satisfies never;
  }
}

const valued = (value: string | undefined): { readonly value?: string } => (value ? { value } : {});

/** Something with a digit in it, where a field may hold a button back at all: the rest is read, and answered, by the core. */
const hasDigit = "^.*[0-9].*$";

/**
 * Teams' number input forgets a figure that has a comma in it ("92,8" becomes empty), so where people write commas it is a text input
 * that asks for a digit. What was typed and is not a number stays to be seen in every language.
 */
function numberInput(field: Extract<Field, { kind: "number" }>, label: string, d: FieldDrawing): Element {
  const typed = (field.value ?? "").trim();
  const value = asNumber(typed);
  const errorMessage = say(d.language, "teams.numberWrong");
  if (d.language === "en" && (typed === "" || value !== undefined)) return { type: "Input.Number", id: inputId("number", field.id), label, errorMessage, ...(value === undefined ? {} : { value }) };
  return { type: "Input.Text", id: inputId("text", field.id), label, ...(d.mayRequire ? { regex: hasDigit, errorMessage } : {}), value: typed };
}

/** "1 163" and "92,8" as numbers; undefined when it is not written so. Both kinds of space, both kinds of minus. */
function asNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Answers instead of a figure: a tick that can be taken away again. */
function alternatives(field: Extract<Field, { kind: "number" }>, d: FieldDrawing): readonly Element[] {
  if (!field.alternatives || field.alternatives.length === 0) return [];
  return [{
    type: "Input.ChoiceSet", id: inputId("instead", alternativeOf(field.id)), label: `${say(d.language, "teams.instead")}: ${field.label}`,
    style: "expanded", isMultiSelect: true, wrap: true, choices: choicesOf(field.alternatives), ...valued(field.chosen),
  }];
}

interface ChoiceLook {
  readonly label: string;
  readonly multi: boolean;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
}

function choice(field: Extract<Field, { options: readonly Option[] }>, look: ChoiceLook, d: FieldDrawing): readonly Element[] {
  if (field.options.length === 0) return [textElement(`${look.label}: ${say(d.language, "teams.noOptions")}`, { tone: "muted" })];
  const { label, multi, ...required } = look;
  const style = field.kind !== "person" && (multi || field.options.length <= 6) ? "expanded" : "compact";
  return [{
    type: "Input.ChoiceSet", id: inputId("text", field.id), label, style, wrap: true, ...(multi ? { isMultiSelect: true } : {}),
    ...(style === "expanded" ? {} : { placeholder: say(d.language, "teams.choose") }), choices: choicesOf(field.options), ...valued(field.value), ...required,
  }];
}

const choicesOf = (options: readonly Option[]): readonly { readonly title: string; readonly value: string }[] => options.map((o) => ({ title: o.label, value: o.value }));
