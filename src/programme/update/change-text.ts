import type { Language } from "../../shared/language.ts";
import { formatDate, formatNumber } from "../../texts/numbers.ts";
import { say } from "../../texts/texts.ts";
import { isUpdateField, isUpdateValue } from "../../texts/update-fields.ts";
import type { Decision } from "../programme.ts";
import type { Change } from "./change.ts";
import type { FieldChange } from "./field-changes.ts";

const longest = 120;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** A change as a sentence: «numero muuttuu: toimenpide 3b Kotikuntoutus (2c → 3b)». */
export function changeText({ kind, part, name, before = "", after = "", fields = [], figures }: Change, language: Language): string {
  const params = { part: say(language, `cli.part.${part}`), name: short(name), ...between(before, after) };
  const what = fields.map((f) => (kind === "added" ? newText(f, language) : fieldText(f, language))).join("; ");
  if (kind === "removed" && figures !== undefined) {
    const gone = say(language, "update.removedWithFigures", { ...params, count: figures });
    return what === "" ? gone : gone.replace(/\)$/u, `; ${what})`);
  }
  const said = say(language, `update.${kind}`, { ...params, what });
  return kind === "changed" || what === "" ? said : `${said} (${what})`;
}

const fieldName = (field: string, language: Language): string => (isUpdateField(field) ? say(language, `update.field.${field}`) : field);

const newText = ({ field, after }: FieldChange, language: Language): string => `${fieldName(field, language)}: ${valueText(after, language)}`;

function fieldText({ field, before, after }: FieldChange, language: Language): string {
  const name = fieldName(field, language);
  if (before === undefined && after === undefined) return name;
  const sides = between(valueText(before, language), valueText(after, language));
  return `${name}: ${sides.before} → ${sides.after}`;
}

/** A word of ours is said in the reader's language; texts within lists are people's own. */
function valueText(value: unknown, language: Language): string {
  const word = typeof value === "string" || typeof value === "boolean" ? String(value) : "";
  return isUpdateValue(word) ? say(language, `update.value.${word}`) : plainText(value, language);
}

function plainText(value: unknown, language: Language): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : formatNumber(value, language, 6);
  if (typeof value === "boolean") return say(language, `update.value.${value ? "true" : "false"}`);
  const texts = typeof value === "object" && value !== null ? Object.values(value).map((v) => plainText(v, language)) : [];
  return texts.join(Array.isArray(value) ? ", " : " ") || "–";
}

/** Two long texts are shown where they part, so that the difference is among what is seen. */
function between(before: string, after: string): { readonly before: string; readonly after: string } {
  if (before.length <= longest && after.length <= longest) return { before, after };
  let parts = 0;
  while (parts < before.length && before[parts] === after[parts]) parts++;
  const from = Math.max(0, parts - longest / 3);
  const seen = (text: string): string => short(from === 0 ? text : `…${text.slice(from)}`);
  return { before: seen(before), after: seen(after) };
}

export const decisionText = ({ body, date, section }: Decision, language: Language): string =>
  say(language, section === undefined ? "update.decision" : "update.decisionSection", { body, date: formatDate(date, language), section: section ?? "" });
