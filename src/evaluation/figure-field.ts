import type { Indicator } from "../programme/indicator.ts";
import type { Language } from "../shared/language.ts";
import { formatDate, formatFigure, formatNumber } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Speak } from "../texts/texts.ts";
import { alternativeOf } from "../vocabulary/form.ts";
import type { Field, FieldValues, Option } from "../vocabulary/form.ts";
import type { Answer, OwedItem, Reading } from "./answer.ts";
import type { FigureRules } from "./parse-figure.ts";
import { isJump, parseFigure } from "./parse-figure.ts";

/** What a figure's field is made of: the question, what was before, and what has been said in this round. */
export interface FigureQuestion {
  readonly item: Pick<OwedItem, "item" | "kind">;
  readonly indicator: Indicator;
  /** Latest reading of an earlier period. */
  readonly before?: Reading;
  readonly answered?: Answer;
  /** A figure recorded at any time: nothing is said in its place. */
  readonly figureOnly?: boolean;
  readonly language: Language;
  readonly programmeLanguage: Language;
  readonly t: Speak;
}

export const figureField = (item: Pick<OwedItem, "item">, part?: number): string => (part === undefined ? `figure:${item.item}` : `figure:${item.item}:${part}`);
const fieldsOf = (q: FigureQuestion): readonly string[] => {
  const parts = q.indicator.breakdown?.parts ?? [];
  return parts.length === 0 ? [figureField(q.item)] : parts.map((_, n) => figureField(q.item, n));
};
/** Remembers a figure that was asked about ("Onko luku oikein?"): the same again is meant. */
export const sureField = (field: string): string => `sure:${field}`;

export const rulesFor = (i: Indicator): FigureRules => {
  const percent = i.unit === "%" || (i.unit === undefined && i.kind === "percent");
  const kind = percent ? "percent" : i.kind === "milestone" || i.kind === "qualitative" || i.kind === "percent" ? "number" : i.kind;
  return { kind, ...(i.unit ? { unit: i.unit } : percent ? { unit: "%" } : {}), share: percent && i.target?.form !== "change" };
};

const alternatives = (q: FigureQuestion): readonly Option[] => [
  { value: "noNewFigure", label: q.t("evaluation.noNewFigure") },
  { value: "cannotBeHad", label: q.t("evaluation.cannotBeHad") },
];

/** The fields of one figure with what belongs to its answer: why it cannot be had is asked once that has been said (`typed`, or stored). */
export const figureFields = (q: FigureQuestion, typed: FieldValues): readonly Field[] => [...valueFields(q), ...reasonFields(q, typed)];

/** One field, or one per part of a breakdown. The alternatives stand by the first. */
function valueFields(q: FigureQuestion): readonly Field[] {
  const name = q.indicator.name ?? q.indicator.text;
  const hint = hintOf(q);
  const { unit } = rulesFor(q.indicator);
  const answered = answeredValues(q);
  if (q.item.kind === "milestone") return [milestoneField(q, name, hint)];
  if (q.item.kind === "description") return [descriptionField(q, name, hint)];
  const parts = q.indicator.breakdown?.parts ?? [];
  const field = (id: string, label: string, first: boolean, hint: string | undefined): Field => ({
    kind: "number", id, label, ...(unit ? { unit } : {}), ...answered(id),
    ...(first ? { ...(q.figureOnly ? {} : { alternatives: alternatives(q) }) } : {}), ...(hint ? { hint } : {}),
  });
  if (parts.length === 0) return [field(figureField(q.item), name, true, hint)];
  return parts.map((part, n) => field(figureField(q.item, n), `${name}: ${part}`, n === 0, partHint(q, n)));
}

/** A part's own last figure; the target is of all parts together, and stands by the first. */
function partHint(q: FigureQuestion, part: number): string | undefined {
  const { unit } = rulesFor(q.indicator);
  const before = beforeOf(q, part);
  const target = q.indicator.target;
  const sentences = [
    before === undefined || !q.before ? undefined : q.t("evaluation.before", { figure: formatFigure(before, unit, q.language), date: formatDate(q.before.asOf, q.language) }),
    part === 0 && target?.form === "level" && target.value !== undefined ? q.t("evaluation.targetOfAll", { figure: formatFigure(target.value, target.unit ?? unit, q.language) }) : undefined,
    part === 0 ? q.t("evaluation.totalComputed") : undefined,
  ];
  return sentences.filter((s) => s !== undefined).join(" ") || undefined;
}

const milestoneField = (q: FigureQuestion, label: string, hint: string | undefined): Field => ({
  kind: "choice", id: figureField(q.item), label, ...(hint ? { hint } : {}),
  options: [{ value: "yes", label: q.t("evaluation.reached") }, { value: "no", label: q.t("evaluation.notReached") }],
  ...(q.answered?.kind === "milestone" ? { value: q.answered.reached ? "yes" : "no" } : {}),
});

/** Left empty it says that there is nothing new to tell: a hurried chair is not made to write. */
const descriptionField = (q: FigureQuestion, label: string, hint: string | undefined): Field => ({
  kind: "text", id: figureField(q.item), label, lines: 2, maxLength: 600, hint: [hint, q.t("evaluation.mayBeEmpty"), q.t("evaluation.noClients")].filter(Boolean).join(" "),
  ...(q.answered?.kind === "description" ? { value: q.answered.text } : {}),
});

const usualReasons = ["notCollected", "notFitting", "methodChanged"] as const;
const ownReason = "other";
const reasonField = (item: Pick<OwedItem, "item">): string => `why:${item.item}`;
const reasonTextField = (item: Pick<OwedItem, "item">): string => `whyText:${item.item}`;

function reasonFields(q: FigureQuestion, typed: FieldValues): readonly Field[] {
  if (alternativeSaid(q, typed) !== "cannotBeHad") return [];
  const stored = q.answered?.kind === "cannotBeHad" ? q.answered.reason : "";
  const usual = usualReasons.find((r) => stored === usualReason(q, r));
  const value = usual ?? (stored === "" ? undefined : ownReason);
  const own = (typed[reasonField(q.item)] ?? value) === ownReason;
  return [
    {
      kind: "choice", id: reasonField(q.item), label: q.t("evaluation.why", { figure: q.indicator.name ?? q.indicator.text }), required: true,
      options: [...usualReasons.map((r) => ({ value: r, label: q.t(`evaluation.why.${r}`) })), { value: ownReason, label: q.t("evaluation.why.other") }],
      ...(value === undefined ? {} : { value }),
    },
    ...(own ? [{ kind: "text" as const, id: reasonTextField(q.item), label: q.t("evaluation.whyText"), lines: 2, maxLength: 300, hint: q.t("evaluation.noClients"), required: true, ...(value === ownReason ? { value: stored } : {}) }] : []),
  ];
}

/** Kept in the programme's language: the report and the coordinator read it. */
const usualReason = (q: FigureQuestion, reason: (typeof usualReasons)[number]): string => speak(q.programmeLanguage)(`evaluation.why.${reason}`);

/** What is said in place of a figure, if anything: as typed, else as stored. */
function alternativeSaid(q: FigureQuestion, typed: FieldValues): string | undefined {
  if (q.item.kind !== "figure" && q.item.kind !== "tableYear") return undefined;
  const said = saidOf(q, typed);
  return said.kind === "instead" ? said.option.value : undefined;
}

type Said = { readonly kind: "figure" } | { readonly kind: "instead" | "both"; readonly option: Option };

/** Which of the two answers a figure's fields hold. A screen comes back with what stood there: what is as it was stored says nothing against what is new. */
function saidOf(q: FigureQuestion, values: FieldValues): Said {
  const fields = fieldsOf(q);
  const stored = answeredValues(q);
  const first = fields[0] ?? "";
  const before = stored(first).chosen;
  // Where several can be ticked, the new one counts.
  const ticked = (values[alternativeOf(first)] ?? before ?? "").split(",");
  const option = alternatives(q).find((o) => o.value === (ticked.findLast((t) => t !== before) ?? before));
  if (!option || q.figureOnly) return { kind: "figure" };
  const typed = fields.filter((f) => (values[f] ?? "").trim() !== "");
  if (typed.length === 0) return { kind: "instead", option };
  if (option.value === before) return { kind: "figure" };
  return { kind: typed.every((f) => sameFigure(q, values[f] ?? "", stored(f).value)) ? "instead" : "both", option };
}

function sameFigure(q: FigureQuestion, typed: string, stored: string | undefined): boolean {
  const [now, then] = [typed, stored ?? ""].map((text) => parseFigure(text, rulesFor(q.indicator)));
  return now?.ok === true && then?.ok === true && now.value === then.value;
}

/** A chosen reason, or in a chat any words of one's own. */
function readReason(q: FigureQuestion, values: FieldValues): FigureRead {
  const said = values[reasonField(q.item)]?.trim() ?? "";
  if (said === "") return missing(q, reasonField(q.item), "evaluation.chooseWhy");
  const usual = usualReasons.find((r) => r === said);
  if (usual) return answer({ kind: "cannotBeHad", reason: usualReason(q, usual) });
  const own = said === ownReason ? (values[reasonTextField(q.item)]?.trim() ?? "") : said;
  return own === "" ? missing(q, reasonTextField(q.item), "evaluation.writeWhy") : answer({ kind: "cannotBeHad", reason: own });
}

/** Prefill from what this round's answer says already. */
function answeredValues(q: FigureQuestion): (field: string) => { value?: string; chosen?: string } {
  const a = q.answered;
  return (field) => {
    if (a?.kind === "noNewFigure" || a?.kind === "cannotBeHad") return { chosen: a.kind };
    if (a?.kind !== "figure") return {};
    const part = q.indicator.breakdown?.parts.findIndex((_, n) => figureField(q.item, n) === field) ?? -1;
    const value = part < 0 ? a.value : a.parts?.[q.indicator.breakdown?.parts[part] ?? ""];
    return value === undefined ? {} : { value: formatNumber(value, q.language) };
  };
}

/** "Edellinen 92,5 % (30.6.2021). Tavoitetaso 94 %." */
function hintOf(q: FigureQuestion): string | undefined {
  const before = q.before;
  const { unit } = rulesFor(q.indicator);
  const target = q.indicator.target;
  const sentences = [
    before?.answer.kind === "figure" ? q.t("evaluation.before", { figure: formatFigure(before.answer.value, unit, q.language), date: formatDate(before.asOf, q.language) }) : undefined,
    target?.form === "level" && target.value !== undefined ? q.t("evaluation.target", { figure: formatFigure(target.value, target.unit ?? unit, q.language) }) : undefined,
    before === undefined && target?.baselineValue !== undefined ? q.t("evaluation.baseline", { figure: formatNumber(target.baselineValue, q.language), year: target.baselineYear ?? "" }) : undefined,
  ].filter((s) => s !== undefined);
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}

/** What was typed for a figure: an answer, faults by field, or nothing yet. `keep` remembers what was asked back. */
export interface FigureRead {
  readonly answer?: Answer;
  readonly errors: Readonly<Record<string, string>>;
  readonly keep: FieldValues;
}

export function readFigure(q: FigureQuestion, values: FieldValues): FigureRead {
  const id = figureField(q.item);
  const typed = values[id]?.trim() ?? "";
  if (q.item.kind === "milestone") return typed === "" ? missing(q, id, "evaluation.chooseMilestone") : answer({ kind: "milestone", reached: typed === "yes" });
  if (q.item.kind === "description") return answer(typed === "" ? { kind: "noNewFigure" } : { kind: "description", text: typed });
  const fields = fieldsOf(q);
  const said = saidOf(q, values);
  if (said.kind === "both") return { errors: { [fields[0] ?? id]: q.t("evaluation.bothSaid", { said: said.option.label }) }, keep: {} };
  if (said.kind === "instead") return said.option.value === "noNewFigure" ? answer({ kind: "noNewFigure" }) : readReason(q, values);
  return readNumbers(q, fields, values);
}

const answer = (a: Answer): FigureRead => ({ answer: a, errors: {}, keep: {} });
const missing = (q: FigureQuestion, field: string, key: "evaluation.chooseMilestone" | "evaluation.chooseWhy" | "evaluation.writeWhy"): FigureRead => ({ errors: { [field]: q.t(key) }, keep: {} });

function readNumbers(q: FigureQuestion, fields: readonly string[], values: FieldValues): FigureRead {
  const rules = rulesFor(q.indicator);
  const errors: Record<string, string> = {};
  const keep: Record<string, string> = {};
  const numbers: number[] = [];
  fields.forEach((field, n) => {
    const typed = values[field] ?? "";
    const parsed = parseFigure(typed, rules);
    if (!parsed.ok) {
      errors[field] = q.t(`figure.${parsed.reason}`, { unit: rules.unit ?? "" });
      return;
    }
    const before = beforeOf(q, fields.length > 1 ? n : undefined);
    if (isJump(parsed.value, before, rules) && values[sureField(field)] !== typed) {
      errors[field] = q.t("evaluation.jump", { before: formatFigure(before ?? 0, rules.unit, q.language), now: formatFigure(parsed.value, rules.unit, q.language) });
      keep[sureField(field)] = typed;
    }
    numbers.push(parsed.value);
  });
  if (Object.keys(errors).length > 0) return { errors, keep };
  const names = q.indicator.breakdown?.parts ?? [];
  const total = numbers.reduce((sum, x) => sum + x, 0);
  if (fields.length === 1) return answer({ kind: "figure", value: total });
  return answer({ kind: "figure", value: total, parts: Object.fromEntries(names.map((name, n) => [name, numbers[n] ?? 0])) });
}

function beforeOf(q: FigureQuestion, part: number | undefined): number | undefined {
  if (q.before?.answer.kind !== "figure") return undefined;
  return part === undefined ? q.before.answer.value : q.before.answer.parts?.[q.indicator.breakdown?.parts[part] ?? ""];
}
