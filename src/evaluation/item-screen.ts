import type { Context } from "../conversation/context.ts";
import type { Drawn } from "../conversation/form-definition.ts";
import { containsHetu } from "../shared/hetu.ts";
import type { Block } from "../vocabulary/card.ts";
import type { Field, FieldValues } from "../vocabulary/form.ts";
import { statuses } from "./answer.ts";
import type { Answer, Judgement, Notes, OwedItem, Reading, Status, Submission } from "./answer.ts";
import { computeStatus } from "../status/computed-status.ts";
import { effectiveReadings } from "../status/series-readings.ts";
import { describeChanges, describeLast } from "./describe-answer.ts";
import { figureFields, readFigure } from "./figure-field.ts";
import type { FigureQuestion } from "./figure-field.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { finalFields, readFinal } from "./final-field.ts";
import { periodOf } from "./project-answers.ts";
import { questionOf } from "./question-of.ts";
import { hasPassed } from "./my-items.ts";
import { latest } from "./record-answers.ts";
import type { AnswersGiven } from "./record-answers.ts";

/** What a screen is drawn with beside the stored answers. */
export interface ItemAround {
  /** As typed so far. */
  readonly values: FieldValues;
  /** Whose items they are, when somebody else answers them. */
  readonly behalf?: string;
}

/** One measure: its figures, the judgement, and folded away what was done and what is in the way. */
export async function drawItem(c: Context, mine: MyItems, at: MySubject, around: ItemAround): Promise<Drawn> {
  const before = await loadBefore(c, mine, at);
  const same = at.open && before.questions.length > 0 && before.lastRound !== undefined && !hasPassed(at, c.today);
  const position = mine.subjects.findIndex((s) => s.id === at.id) + 1;
  return {
    title: c.t("evaluation.itemTitle", { position, total: mine.subjects.length }),
    body: bodyOf(c, at, around, before),
    fields: [...before.questions.flatMap((q) => figureFields(q, around.values)), ...finals(c, at, before), ...judgementFields(c, at, before)],
    ...(at.items.some((i) => i.kind !== "final") ? { more: { label: c.t("evaluation.more"), fields: noteFields(c, at, before) } } : {}),
    submitLabel: c.t("evaluation.saveAndGoOn"),
    actions: [
      ...(same ? [{ id: "same", label: c.t("evaluation.same") }] : []),
      { id: "back", label: c.t("form.back") },
      { id: "skip", label: c.t("form.skip") },
      ...(at.open && around.behalf === undefined ? [{ id: "delegate", label: c.t("delegate.button") }] : []),
      { id: "list", label: c.t("evaluation.toList") },
    ],
  };
}

function bodyOf(c: Context, at: MySubject, around: ItemAround, before: Before): readonly Block[] {
  return [
    { kind: "heading", text: at.name },
    ...(around.behalf === undefined ? [] : [{ kind: "text" as const, text: c.t("evaluation.onBehalf", { person: around.behalf }), tone: "warning" as const }]),
    ...(before.byAnother === undefined ? [] : [{ kind: "text" as const, text: before.byAnother, tone: "warning" as const }]),
    ...(hasPassed(at, c.today) ? [{ kind: "text" as const, text: c.t("evaluation.passedSchedule", { schedule: at.measure?.schedule?.text ?? "" }), tone: "warning" as const }] : []),
    ...(before.changes === undefined ? [] : [{ kind: "text" as const, text: before.changes, tone: "muted" as const }]),
    ...(at.items.some((i) => i.ownerMissing) ? [{ kind: "text" as const, text: c.t("evaluation.ownerMissing"), tone: "muted" as const }] : []),
  ];
}

/** A figure's question about an owed row. */
interface OwedQuestion extends FigureQuestion {
  readonly item: OwedItem;
  readonly readings: readonly Reading[];
}

interface Before {
  readonly questions: readonly OwedQuestion[];
  readonly judged?: Extract<Answer, { kind: "judgement" }>;
  /** What stands for the final evaluation. */
  readonly final?: Answer;
  readonly lastRound?: Judgement;
  /** Who else wrote what stands now, and when: "Koordinaattori 3.4.2021 klo 9.10: 12,5 %; Etenee suunnitellusti". */
  readonly byAnother?: string;
  /** Who changed it and when, once it has been changed. */
  readonly changes?: string;
}

async function loadBefore(c: Context, mine: MyItems, at: MySubject): Promise<Before> {
  const { submissions, judgements } = c.ports.stores;
  const answerer = at.items[0]?.answerer ?? "";
  const submission = (await submissions.get(`${mine.round.id}/${answerer}`))?.value;
  const figures = at.items.filter((i) => i.kind !== "judgement");
  const questions = await Promise.all(figures.map((item) => question(c, mine, item, submission)));
  const earlier = await judgements.find({ programme: c.active.programme.id, subject: at.id }, { sort: "at", descending: true, limit: 10 });
  const judged = latest(submission, at.id)?.answer;
  const finalAnswer = at.items.some((i) => i.kind === "final") ? judged : undefined;
  const lastRound = earlier.find((j) => j.value.round !== mine.round.id)?.value;
  return {
    questions: questions.filter((q) => q !== undefined),
    ...(judged?.kind === "judgement" ? { judged } : {}),
    ...(lastRound ? { lastRound } : {}),
    ...(finalAnswer ? { final: finalAnswer } : {}),
    ...(await writtenByAnother(c, submission, at)),
    ...(await changesOf(c, submission, at)),
  };
}

async function writtenByAnother(c: Context, submission: Submission | undefined, at: MySubject): Promise<{ readonly byAnother?: string }> {
  const last = at.items.flatMap((i) => latest(submission, i.item) ?? []).sort((a, b) => b.number - a.number)[0];
  if (!last || last.by === c.person?.id) return {};
  return { byAnother: await describeLast(c, submission, at, last) };
}

async function changesOf(c: Context, submission: Submission | undefined, at: MySubject): Promise<{ readonly changes?: string }> {
  const changes = await describeChanges(c, submission, at);
  return changes === "" ? {} : { changes: c.t("evaluation.changes", { changes }) };
}

async function question(c: Context, mine: MyItems, item: OwedItem, submission: Submission | undefined): Promise<OwedQuestion | undefined> {
  const indicator = questionOf(c.active.programme, item);
  if (!indicator) return undefined;
  const found = await c.ports.stores.readings.find({ programme: c.active.programme.id, series: item.item }, { sort: "at", descending: true, limit: 60 });
  const readings = effectiveReadings(found.map((r) => r.value));
  const { asOf } = periodOf(c.active, mine.round, item);
  // By the period it stands for: a figure filled in late for an old period is not the previous one.
  const before = readings.find((r) => r.asOf < asOf && !isChange(r));
  const answered = latest(submission, item.item)?.answer;
  return { item, indicator, readings, language: c.language, programmeLanguage: c.active.programme.language, t: c.t, ...(before ? { before } : {}), ...(answered ? { answered } : {}) };
}

const isChange = ({ answer }: Reading): boolean => answer.kind === "figure" && answer.change === true;

const finals = (c: Context, at: MySubject, before: Before): readonly Field[] =>
  at.items.filter((i) => i.kind === "final").flatMap((i) => finalFields(c, i, before.final));

const judgementField = (at: MySubject): string => `judgement:${at.id}`;
/** Value of "Tilanne ennallaan" among the states. */
export const unchangedValue = "unchanged";

function judgementFields(c: Context, at: MySubject, before: Before): readonly Field[] {
  if (!at.items.some((i) => i.kind === "judgement")) return [];
  const last = before.lastRound?.status;
  const value = before.judged ? (before.judged.unchanged ? unchangedValue : before.judged.status) : last !== undefined && !hasPassed(at, c.today) ? unchangedValue : undefined;
  // "Valmistuiko tämä?": the answer that is asked for stands first.
  const passed = hasPassed(at, c.today) ? (["done"] as const) : [];
  const order = [...passed, ...statuses.filter((s) => s !== "unknown" && !(passed as readonly Status[]).includes(s))];
  const named = order.map((s) => ({ value: s, label: c.t(`status.${s}`) }));
  return [
    {
      kind: "choice", id: judgementField(at), label: c.t("evaluation.judgement"), required: true, ...byFigures(c, at, before),
      options: last === undefined ? named : [{ value: unchangedValue, label: c.t("evaluation.unchanged", { status: c.t(`status.${last}`) }) }, ...named],
      ...(value === undefined ? {} : { value }),
    },
  ];
}

/** Where the figures say something worse than the last judgement, it is said before "ennallaan" is pressed. */
function byFigures(c: Context, at: MySubject, before: Before): { readonly hint?: string } {
  const last = before.lastRound?.status;
  const computed = before.questions.map((q) => computeStatus({ indicator: q.indicator, readings: q.readings, schedule: at.measure?.schedule, asOf: c.today, cadence: at.measure?.cadence }).status);
  const worst = (["offTrack", "atRisk"] as const).find((s) => computed.includes(s));
  if (last === undefined || worst === undefined || last === worst || last === "offTrack") return {};
  return { hint: c.t("evaluation.byFigures", { status: c.t(`status.${worst}`) }) };
}

const noteKeys = ["done", "obstacle", "need", "evidence"] as const;
const noteField = (at: MySubject, key: (typeof noteKeys)[number]): string => `notes:${at.id}:${key}`;

const noteFields = (c: Context, at: MySubject, before: Before): readonly Field[] =>
  noteKeys.map((key) => ({
    kind: "text", id: noteField(at, key), label: c.t(`evaluation.note.${key}`), lines: key === "evidence" ? 1 : 3, maxLength: 1000,
    ...(key === "done" ? { hint: c.t("evaluation.noClients") } : {}),
    ...(before.judged?.notes?.[key] ? { value: before.judged.notes[key] } : {}),
  }));

export interface ItemRead {
  readonly answers: AnswersGiven["answers"];
  readonly errors: Readonly<Record<string, string>>;
  readonly keep: FieldValues;
}

/** Reads the screen's values: answers for every item of the measure, or what is wrong by field. */
export async function readItem(c: Context, mine: MyItems, at: MySubject, typed: FieldValues): Promise<ItemRead> {
  const before = await loadBefore(c, mine, at);
  const drawn = [...before.questions.flatMap((q) => figureFields(q, typed)), ...finals(c, at, before), ...judgementFields(c, at, before), ...noteFields(c, at, before)];
  const values = { ...Object.fromEntries(drawn.map((f) => [f.id, f.value ?? ""])), ...chosenBefore(drawn), ...typed };
  const figures = before.questions.map((q) => ({ q, read: readFigure(q, values) }));
  const judged = readJudgement(c, at, before, values);
  const final = at.items.filter((i) => i.kind === "final").map((item) => ({ item, read: readFinal(c, item, values) }));
  const errors = Object.assign({}, ...[...figures, ...final].map((f) => f.read.errors), judged.errors) as Record<string, string>;
  for (const field of drawn) if (containsHetu(values[field.id] ?? "")) errors[field.id] = c.t("refusal.hetu");
  return {
    errors,
    keep: Object.assign({}, ...figures.map((f) => f.read.keep)) as FieldValues,
    answers: [
      ...figures.flatMap(({ q, read }) => (read.answer ? [{ item: q.item, answer: read.answer }] : [])),
      ...final.flatMap(({ item, read }) => (read.answer ? [{ item, answer: read.answer }] : [])),
      ...(judged.answer ? [judged.answer] : []),
    ],
  };
}

const chosenBefore = (fields: readonly Field[]): FieldValues =>
  Object.fromEntries(fields.flatMap((f) => (f.kind === "number" && f.chosen !== undefined ? [[`${f.id}~alt`, f.chosen]] : [])));

function readJudgement(c: Context, at: MySubject, before: Before, values: FieldValues): { answer?: ItemRead["answers"][number]; errors: Record<string, string> } {
  const item = at.items.find((i) => i.kind === "judgement");
  if (!item) return { errors: {} };
  const said = values[judgementField(at)] ?? "";
  const status = said === unchangedValue ? before.lastRound?.status : statuses.find((s) => s === said);
  if (status === undefined) return { errors: { [judgementField(at)]: c.t("evaluation.chooseJudgement") } };
  const notes = Object.fromEntries(noteKeys.flatMap((key) => { const text = values[noteField(at, key)]?.trim(); return text ? [[key, text]] : []; })) as Notes;
  return { errors: {}, answer: { item, answer: judgement(status, said === unchangedValue, notes) } };
}

const judgement = (status: Status, same: boolean, notes: Notes): Answer => ({
  kind: "judgement", status, ...(same ? { unchanged: true } : {}), ...(Object.keys(notes).length > 0 ? { notes } : {}),
});
