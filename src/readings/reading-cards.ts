import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import { describeAnswer } from "../evaluation/describe-answer.ts";
import { rulesFor } from "../evaluation/figure-field.ts";
import type { FigureFault } from "../evaluation/parse-figure.ts";
import { writeStretch } from "../evaluation/undo-answers.ts";
import { cardContext, meantOther } from "../status/wording.ts";
import { formatDate, formatFigure, formatPeriod } from "../texts/numbers.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import { entryParams } from "./figure-entry.ts";
import type { RecordedAnswer } from "./figure-entry.ts";
import type { RecordingRead } from "./read-recording.ts";
import type { Recorded } from "./record-figure.ts";

export interface Said {
  readonly answer: RecordedAnswer;
  /** Parts or places that were named. */
  readonly parts: readonly (string | undefined)[];
  readonly jump?: { readonly before: number; readonly now: number };
  /** Figures of other items were in the message, too. */
  readonly others: boolean;
  /** What the buttons carry: the place's key, period and figures as typed. */
  readonly params: Readonly<Record<string, string>>;
}

/** "Kirjaanko: …?": nothing is stored before the person has seen how it was read. */
export function askCard(c: Context, r: RecordingRead, said: Said): Card {
  const unit = rulesFor(r.place.indicator).unit;
  const question = c.t("reading.ask", words(c, r, said));
  const { before } = r.around;
  const some = someParts(r, said);
  const warn = (text: string): Block => ({ kind: "text", text, tone: "warning" });
  const quiet = (text: string): Block => ({ kind: "text", text, tone: "muted" });
  return cardOf(c, question.replaceAll("**", ""), [
    { kind: "text", text: question },
    ...(said.jump ? [warn(c.t("reading.jump", { before: formatFigure(said.jump.before, unit, c.language), now: formatFigure(said.jump.now, unit, c.language) }))] : []),
    ...(said.others ? [warn(c.t("reading.others"))] : []),
    ...replaced(c, r, said).map((answer) => warn(c.t("reading.replaces", { answer }))),
    ...(before?.answer.kind === "figure" && some.length === 0 ? [quiet(c.t("evaluation.before", { figure: formatFigure(before.answer.value, unit, c.language), date: formatDate(before.asOf, c.language) }))] : []),
    ...placesLeft(c, r, said.answer).map(quiet),
    ...(r.owed ? [] : [quiet(c.t("reading.outside"))]),
    {
      kind: "buttons",
      buttons: [
        { label: c.t("reading.save"), route: "reading.save", params: said.params, style: "primary" },
        { label: c.t("reading.change"), route: "reading.edit", params: said.params },
        meantOther(cardContext(c.language, c.active.programme.demo, c.asked === undefined ? {} : { asked: c.asked })),
      ],
    },
  ]);
}

/** What was wrong with a figure in a message, with a way to put it right without writing everything again: a figure of another kind is not offered. */
export function faultCard(c: Context, r: RecordingRead, reason: FigureFault, said: Readonly<Record<string, string>>): Card {
  const text = c.t(`figure.${reason}`, { unit: rulesFor(r.place.indicator).unit ?? "kpl" });
  const { v: _, ...place } = said;
  const params = reason === "wrongUnit" || reason === "difference" ? place : said;
  return cardOf(c, text, [
    { kind: "text", text: `**${plain(r.place.name)}**` },
    { kind: "text", text, tone: "warning" },
    { kind: "buttons", buttons: [{ label: c.t("reading.title"), route: "reading.edit", params, style: "primary" }] },
  ]);
}

export interface Done {
  readonly answer: RecordedAnswer;
  readonly parts: readonly (string | undefined)[];
  readonly knownOn: string;
  readonly recorded: Recorded;
}

export function savedCard(c: Context, r: RecordingRead, done: Done): Card {
  const text = c.t("reading.saved", words(c, r, done));
  const late = done.recorded.kind === "entry" ? ` ${c.t("reading.knownOn", { date: formatDate(done.knownOn, c.language) })}` : "";
  return cardOf(c, text.replaceAll("**", ""), [
    { kind: "text", text, tone: "good" },
    { kind: "text", text: `${c.t("evaluation.summaryPreliminary")}${late}`, tone: "muted" },
    ...placesLeft(c, r, done.answer).map((t): Block => ({ kind: "text", text: t, tone: "muted" })),
    { kind: "buttons", buttons: [...undoButtons(c, done.recorded), { label: c.t("evaluation.edit"), route: "reading.edit", params: { ...r.place.key, p: r.at.period } }] },
  ]);
}

function undoButtons(c: Context, recorded: Recorded): readonly Button[] {
  if (recorded.kind === "round") {
    const whose = recorded.answerer === c.person?.id ? {} : { a: recorded.answerer };
    return [{ label: c.t("reading.takeBack"), route: "evaluation.undo", params: { ...whose, r: writeStretch(recorded.stretch) } }];
  }
  const params = entryParams(c.active.programme.id, recorded.entry.id, recorded.number);
  return [
    ...(mayReach(c, "compile") === undefined ? [] : [{ label: c.t("reading.confirm"), route: "reading.confirm", params }]),
    { label: c.t("reading.takeBack"), route: "reading.undo", params },
  ];
}

/** The places that were said, when the others are not part of what is told: what was stored of those before is not said again. */
function someParts({ place }: RecordingRead, { answer, parts }: Pick<Said, "answer" | "parts">): readonly (readonly [string, number])[] {
  const all = place.indicator.breakdown?.parts ?? [];
  const named = parts.filter((p) => p !== undefined);
  if (answer.kind !== "figure" || named.length === all.length) return [];
  return all.flatMap((p) => (named.includes(p) && answer.parts?.[p] !== undefined ? [[p, answer.parts[p]] as const] : []));
}

/** What stands for the period already; of places only those that are said again. */
function replaced(c: Context, r: RecordingRead, said: Said): readonly string[] {
  const { standing } = r.around;
  const some = someParts(r, said).map(([place]) => place);
  if (!standing || some.length === 0) return standing ? [answerWords(c, r, standing.answer)] : [];
  const parts = standing.answer.kind === "figure" ? standing.answer.parts : undefined;
  const again = some.flatMap((place) => (parts?.[place] === undefined ? [] : [[place, parts[place]] as const]));
  return again.length === 0 ? [] : [again.map(([place, v]) => `${plain(place)} ${formatFigure(v, rulesFor(r.place.indicator).unit, c.language)}`).join(", ")];
}

function words(c: Context, r: RecordingRead, said: Pick<Said, "answer" | "parts">): Readonly<Record<string, string>> {
  const some = someParts(r, said);
  const { unit } = rulesFor(r.place.indicator);
  const [only] = some;
  const one = only && some.length === 1 ? only : undefined;
  return {
    name: plain(one ? `${r.place.name}, ${one[0]}` : r.place.name),
    answer: one ? formatFigure(one[1], unit, c.language) : some.length > 0 ? some.map(([p, v]) => `${plain(p)} ${formatFigure(v, unit, c.language)}`).join(", ") : answerWords(c, r, said.answer),
    period: formatPeriod(r.at.period, c.language),
  };
}

const answerWords = (c: Context, r: RecordingRead, answer: RecordedAnswer): string => describeAnswer(c, answer, r.place.indicator);

/** A table's total is computed, and only of all its places. */
function placesLeft(c: Context, { place }: RecordingRead, answer: RecordedAnswer): readonly string[] {
  if (answer.kind !== "figure" || answer.parts === undefined) return [];
  const left = (place.indicator.breakdown?.parts ?? []).filter((p) => answer.parts?.[p] === undefined);
  return left.length === 0 ? [] : [c.t("reading.placesLeft", { count: left.length, places: left.map(plain).join(", ") })];
}
