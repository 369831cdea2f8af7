import type { Programme } from "../programme/programme.ts";
import type { Resolution } from "./target-resolution.ts";
import type { Scope } from "./target-scope.ts";
import type { Found } from "./target-search.ts";
import type { Facts } from "./understand-facts.ts";
import { betweenOf } from "./compared-periods.ts";
import type { Said } from "./understand-values.ts";
import type { AskReason, Choice, Target, Understood } from "./understood.ts";

/** Everything a reading is put together from. */
export interface Parts {
  readonly programme: Programme;
  readonly facts: Facts;
  readonly scope: Scope;
  readonly resolution: Resolution;
  readonly found: readonly Found[];
  readonly audience: string | undefined;
}

export type Reading = Omit<Understood, "trace" | "alternatives" | "language">;
type Doing = Choice["intent"];

export const nothing: Reading = { intent: "unknown", target: {}, values: [], choices: [] };

/** A field that is there only when it has a value. */
export const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

function statusOf(target: Target): Doing {
  if (target.table || target.indicator) return "status_indicator";
  if (target.measure) return "status_measure";
  return target.goal === undefined ? "status_group" : "status_goal";
}

export const choice = (wanted: Doing | "status", target: Target): Choice => ({ intent: wanted === "status" ? statusOf(target) : wanted, target });

/** The closest time that was said. */
export const periodOf = ({ periods }: Facts): { readonly period?: string } => given("period", periods[0]?.period);

/** "Mitä on muuttunut" (in a time or since it), "mitkä vaativat huomiota": asked of whatever the status would be. */
function aspects(facts: Facts, wanted: Doing | "status", targets: readonly Target[]): Pick<Understood, "changes" | "after" | "asked"> {
  if (wanted !== "status") return {};
  const whole = targets.every((t) => t.measure === undefined && t.indicator === undefined && t.table === undefined);
  return facts.asked && whole ? { asked: facts.asked } : facts.cues.has("changes") ? { changes: true, ...(isAfter(facts) ? { after: true } : {}) } : {};
}

const sinceAfter = /^[^\s,?!.]*\s(?:jälkeen|sitten|lähtien|alkaen|verrattuna|nähden)(?![\p{L}])/u;
const sinceBefore = /(?<![\p{L}])(?:sedan|efter|från|jämfört med|since|after|from|compared (?:to|with))\s(?:(?:the )?end of\s|slutet av\s)?$/u;

/** "Q2:n jälkeen", "viime vuodesta", "sedan mars", "since Q2". */
function isAfter({ periods, text }: Facts): boolean {
  const [said] = periods;
  if (said === undefined || betweenOf(periods) !== undefined) return false;
  const { start, end } = said;
  return sinceAfter.test(text.slice(end)) || sinceBefore.test(text.slice(0, start)) || /(?:sta|stä)$/u.test(text.slice(0, end)) || /^:?(?:sta|stä)(?![\p{L}])/u.test(text.slice(end));
}

/** A reading without figures. */
export const plainly = (facts: Facts, wanted: Doing | "status", target: Target): Reading =>
  ({ ...choice(wanted, target), values: [], choices: [], ...periodOf(facts), ...aspects(facts, wanted, [target]) });

export const withoutIndicator = ({ indicator: _, table: __, ...rest }: Target): Target => rest;

export interface Asking {
  readonly wanted: Doing | "status";
  readonly why: AskReason;
  readonly targets: readonly Target[];
  readonly group?: string | undefined;
  readonly said?: Said;
}

/** A question back. Its target holds only what is certain. */
export function ask({ facts }: Parts, { wanted, why, targets, group, said }: Asking): Reading {
  const choices = targets.map((t) => choice(wanted, t));
  const intent = wanted === "status" ? (choices[0]?.intent ?? "status_group") : wanted;
  const values = said ?? { values: [] };
  return { intent: "ask", target: given("group", group), ...values, ...periodOf(facts), ...aspects(facts, wanted, targets), wanted: intent, why, choices };
}

/** The question that several possible targets ask for. */
export const askWhich = (parts: Parts, wanted: Asking["wanted"], several: Extract<Resolution, { kind: "several" }>, said?: Said): Reading =>
  ask(parts, { wanted, why: several.why, targets: several.targets, group: several.group, ...given("said", said) });
