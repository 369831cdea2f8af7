import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import { answerWords } from "../confidentiality/answer-words.ts";
import type { Readers } from "../confidentiality/publicity.ts";
import { maySee, publicityOf } from "../confidentiality/publicity.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { inForce } from "../people/permissions.ts";
import { measureById, seriesOf, tableSeries } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Answer, OwedItem } from "./answer.ts";
import { correct } from "./confirmation.ts";
import { projectCorrections } from "./project-corrections.ts";
import type { Correction, EvaluationRound, GroupEvaluation } from "./round.ts";

/** A confirmed answer and what it is to become. */
export interface Correcting {
  readonly round: EvaluationRound;
  readonly group: WorkingGroup;
  readonly item: OwedItem;
  /** "1a Perhehoidon laajentaminen: Perhehoidon asiakkaat". */
  readonly name: string;
  readonly indicator?: Indicator;
  readonly before?: Answer;
  /** Who gave the answer that was wrong. */
  readonly author?: string;
  readonly after: Answer;
  readonly reason: string;
}

/** Where a correction goes: channels that have been shown the figure, and people who gave, approved or read it. */
export interface Told {
  readonly places: readonly { readonly id: string; readonly readers: Readers }[];
  readonly people: readonly string[];
}

/**
 * Corrects a confirmed answer visibly: the correction is saved beside what was frozen together with the messages to those who got the wrong
 * figure; then it is made into a reading. Refused with `notConfirmed` before the evaluation is confirmed.
 */
export async function correctAnswer(c: Context, x: Correcting): Promise<Result<GroupEvaluation>> {
  const { evaluations } = c.ports.stores;
  const stored = await evaluations.get(`${x.round.id}/${x.group.id}`);
  const next = correct(stored?.value, correctionOf(c, x));
  if (!next.ok) return next;
  if (!stored) return refused("notConfirmed");
  const number = next.value.corrections?.length ?? 1;
  const told = await whoGotIt(c, x, stored.value);
  if (!(await evaluations.save(stored, next.value, await messages(c, x, told, `correction:${stored.value.id}:${String(number)}`)))) return correctAnswer(c, x);
  await projectCorrections(c.ports, c.active, x.round);
  c.ports.log.info("corrected", { evaluation: stored.value.id, number, item: x.item.item });
  return next;
}

const correctionOf = (c: Context, x: Correcting): Omit<Correction, "number"> => ({
  at: c.now, by: c.person?.id ?? "", item: x.item.item, subject: x.item.subject, after: x.after, reason: x.reason,
  ...(x.item.indicator === undefined ? {} : { indicator: x.item.indicator }),
  ...(x.before ? { before: x.before } : {}),
});

/** Channels of every group that shows the figure; who gave it, the chairs and coordinators, and who has taken the report. Not who corrects. */
export async function whoGotIt(c: Context, x: Correcting, evaluation: GroupEvaluation): Promise<Told> {
  const groups = c.active.programme.groups.filter((g) => g.id === x.group.id || shows(g, x.item.item)).map((g) => g.id);
  const places = await c.ports.stores.places.find({ programme: c.active.programme.id, group: groups });
  const roles = (await c.ports.stores.roles.find({ programme: c.active.programme.id, role: ["chair", "coordinator"] })).map((r) => r.value).filter((a) => inForce(a, c.today));
  const office = roles.filter((a) => a.role === "coordinator" || (a.group !== undefined && groups.includes(a.group))).map((a) => a.person);
  const readers = (x.round.reports ?? []).map((r) => r.by);
  const people = new Set([...(x.author === undefined ? [] : [x.author]), ...(evaluation.approvedBy === undefined ? [] : [evaluation.approvedBy]), ...office, ...readers]);
  people.delete(c.person?.id ?? "");
  return { places: places.map(({ value }) => ({ id: value.id, readers: value.group === x.group.id ? "group" : "outside" })), people: [...people] };
}

const shows = (g: WorkingGroup, series: string): boolean =>
  g.measures.some((m) => m.indicators.some((i) => seriesOf(i) === series)) || g.tables.some((t) => t.columns.some((k) => tableSeries(t.id, k.id) === series));

async function messages(c: Context, x: Correcting, told: Told, key: string): Promise<readonly OutboxDraft[]> {
  const { language } = c.active.programme;
  const toPlaces = told.places.filter((p) => mayBeTold(c, x, p.readers)).map((p): OutboxDraft => ({
    key: `${key}:${p.id}`, purpose: "summary", to: { kind: "place", place: p.id }, card: correctionCard(c, x, { language, readers: p.readers }),
  }));
  const toPeople = await Promise.all(told.people.map(async (person): Promise<OutboxDraft> => {
    const own = (await c.ports.stores.persons.get(person))?.value.language ?? language;
    return { key: `${key}:${person}`, purpose: "notice", to: { kind: "person", person }, card: correctionCard(c, x, { language: own, readers: "group" }) };
  }));
  return [...toPlaces, ...toPeople];
}

const mayBeTold = (c: Context, x: Correcting, readers: Readers): boolean => {
  const measure = measureById(c.active.programme, x.item.subject)?.measure;
  return measure === undefined || maySee(publicityOf(measure, x.indicator), readers);
};

/** "Korjaus, 1a …: 1 163 → 1 136. Syy: …" */
export function correctionCard(c: Pick<Context, "active">, x: Correcting, to: { readonly language: Language; readonly readers: Readers }): Card {
  const t = speak(to.language);
  const w = { language: to.language, t, programme: c.active.programme, readers: to.readers };
  const text = t("correct.told", {
    what: x.name, period: formatPeriod(x.round.quarter, to.language),
    before: x.before ? answerWords(w, x.before, x.indicator) : t("report.noFigure"), after: answerWords(w, x.after, x.indicator), reason: plain(x.reason),
  });
  return { ...cardOf({ ...c, language: to.language }, t("correct.title"), [{ kind: "heading", text: t("correct.title") }, { kind: "text", text }]) };
}
