import type { Indicator } from "../indicator.ts";
import type { Goal, Measure, Responsible, Schedule } from "../measure.ts";
import { fieldsChange, textChange } from "./change.ts";
import type { Change, Named } from "./change.ts";
import { fieldChanges } from "./field-changes.ts";
import { same } from "./same-content.ts";
import { withoutTarget } from "./same-sentence.ts";

/** What differs in one goal, measure or indicator. Each thing is told once, and nothing is left untold. */

export const goalChanges = (at: Named, a: Goal, b: Goal): readonly Change[] => [
  ...textChange("renumbered", at, String(a.number), String(b.number)),
  ...textChange("renamed", at, a.title, b.title),
  ...textChange("schedule", at, scheduleText(a.schedule, b.schedule), scheduleText(b.schedule, a.schedule)),
  // A number that it had before is told with the new one.
  ...fieldsChange(at, fieldChanges(a, b, ["number", "title", "schedule", ...(a.number === b.number ? [] : ["aliases"])])),
];

export interface MeasureSides {
  readonly a: Measure;
  readonly b: Measure;
  /** Goals of `a` under their numbers of today. */
  readonly goals: readonly number[];
  /** A measure's name by its id, in the version before and now. */
  readonly nameOf: (id: string) => string;
}

export function measureChanges(at: Named, { a, b, goals, nameOf }: MeasureSides): readonly Change[] {
  const told = ["id", "label", "title", "owners", "schedule", "indicators", ...(a.label === b.label ? [] : ["aliases", "raw"])];
  const named = (m: Measure): Measure => (m.parent === undefined ? m : { ...m, parent: nameOf(m.parent) });
  return [
    ...textChange("renumbered", at, a.label ?? "–", b.label ?? "–"),
    ...textChange("renamed", at, a.title, b.title),
    ...textChange("owner", at, people(a.owners), people(b.owners)),
    ...textChange("schedule", at, scheduleText(a.schedule, b.schedule), scheduleText(b.schedule, a.schedule)),
    ...fieldsChange(at, fieldChanges(a.parent === b.parent ? { ...a, goals } : { ...named(a), goals }, a.parent === b.parent ? b : named(b), told)),
  ];
}

export function indicatorChanges(at: Named, a: Indicator, b: Indicator): readonly Change[] {
  const [before, after] = [targetText(a), targetText(b)];
  const told = ["id", "text", "target", ...(before === after ? [] : ["direction", "deadline"])];
  const form = before === after ? fieldChanges(a.target ?? {}, b.target ?? {}) : fieldChanges({ form: a.target?.form }, { form: b.target?.form }).filter((f) => f.before !== undefined && f.after !== undefined);
  // A sentence that only has another figure is told by its target.
  const reworded = before === after || withoutTarget(a.text) !== withoutTarget(b.text);
  return [...textChange("target", at, before, after), ...(reworded ? textChange("renamed", at, a.text, b.text) : []), ...fieldsChange(at, [...form, ...fieldChanges(a, b, told)])];
}

export const people = (list: readonly Responsible[]): string =>
  list.length === 0 ? "–" : list.map((r) => [r.acting ? "vs." : "", r.title ?? "", r.name ?? ""].filter((t) => t !== "").join(" ")).join(", ");

/** The document's words; its dates where the words are the same. */
function scheduleText(s: Schedule | undefined, other: Schedule | undefined): string {
  if (s === undefined) return "–";
  return s.text !== other?.text || same(s, other) ? s.text : `${s.from ?? ""}–${s.to ?? ""}`;
}

/** Signs that every language reads. */
const signs = { increase: "+", decrease: "−", at_least: "≥", at_most: "≤", exact: "=", reach: "" } as const;

function targetText({ direction, target, deadline }: Indicator): string {
  const value = `${direction ? signs[direction] : ""}${target?.value ?? ""}`;
  const baseline = [target?.baselineYear, target?.baselineValue].filter((x) => x !== undefined).join(": ");
  const compared = [baseline, target?.relativeTo ?? ""].filter((t) => t !== "").join(", ");
  return [value, target?.unit ?? "", compared === "" ? "" : `(${compared})`, deadline ?? ""].filter((t) => t !== "").join(" ") || "–";
}
