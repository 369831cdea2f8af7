import type { Choice, Target, Understood } from "../conversation/understood.ts";
import { statuses } from "../evaluation/answer.ts";
import type { Status } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { groupOf, projectById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Card } from "../vocabulary/card.ts";
import { changesCard } from "./changes-card.ts";
import { changesIn } from "./changes.ts";
import type { Covering } from "./cover-view.ts";
import { coverAnswer, coverChanges, coverGoal, coverGroup, coverItems, coverMeasure, coverOverdue, coverTable } from "./cover-view.ts";
import { numberRanges } from "./did-you-mean-card.ts";
import { goalMeasuresCard, goalStatusCard } from "./goal-cards.ts";
import type { GoalKey } from "./goal-status.ts";
import { goalStatus } from "./goal-status.ts";
import { groupStatusCard } from "./group-cards.ts";
import { groupStatus } from "./group-status.ts";
import { indicatorStatusCard } from "./indicator-cards.ts";
import type { IndicatorAnswer } from "./indicator-status.ts";
import { indicatorStatus } from "./indicator-status.ts";
import { itemsInState } from "./items-in-state.ts";
import { itemsInStateCard } from "./items-in-state-card.ts";
import { overdueCard } from "./overdue-card.ts";
import { measureStatusCard, projectStatusCard } from "./measure-cards.ts";
import { measureStatus } from "./measure-status.ts";
import { overdue } from "./overdue.ts";
import { headedBy, isTold, ofThen, toldOfMeasure, toldOfProject } from "./past-status.ts";
import { projectStatus } from "./project-status.ts";
import { ownerCard, scheduleCard } from "./responsibility-cards.ts";
import { ownerOf, scheduleOf } from "./responsibility.ts";
import { tableCard } from "./table-cards.ts";
import { tableStatus } from "./table-status.ts";
import type { Span } from "./time-line.ts";
import { askedTime, spanOf } from "./time-line.ts";
import { inWords, mayDraw, trendOf } from "./trend.ts";
import type { CardOptions } from "./wording.ts";
import { cardContext } from "./wording.ts";

/** A question about the status, from words or from a button: both go the same way from here. */
export interface StatusQuestion {
  readonly kind: "goal" | "measures" | "measure" | "indicator" | "group" | "owner" | "schedule" | "overdue" | "changes" | "items";
  readonly target: Target;
  readonly period?: string | undefined;
  /** Of changes: what came after the period, not in it. */
  readonly after?: boolean | undefined;
  /** Of what is late: what should have been ready by the period, as it is now. */
  readonly due?: boolean | undefined;
  /** Of `items`: those that stand so; goals instead of measures. */
  readonly states?: readonly Status[];
  readonly goals?: boolean;
}

const kindsByIntent: Readonly<Partial<Record<Understood["intent"], StatusQuestion["kind"]>>> = {
  status_goal: "goal", status_group: "group", status_measure: "measure", status_indicator: "indicator",
  owner_of: "owner", schedule_of: "schedule", list_overdue: "overdue",
};

/** The intent that would have asked the same. */
export const intentOf = ({ kind, target }: StatusQuestion): Choice["intent"] => {
  if (kind === "measures") return "status_goal";
  const intent = (Object.keys(kindsByIntent) as Choice["intent"][]).find((i) => kindsByIntent[i] === kind);
  return intent ?? (target.goal === undefined ? "status_group" : "status_goal");
};

/** undefined: the message asks for something else than a status. */
export function questionOf(understood: Understood): StatusQuestion | undefined {
  const kind = kindsByIntent[understood.intent];
  return kind && { kind, target: understood.target, period: understood.period };
}

/** Routes of the buttons on answer cards. */
export const statusRoutes = [
  "status.goal", "status.measures", "status.measure", "status.indicator", "status.group", "status.owner", "status.schedule", "status.overdue", "status.changes", "status.items",
] as const;

/** undefined: not one of `statusRoutes`. */
export function questionOfRoute(route: string, params: Readonly<Record<string, string>>): StatusQuestion | undefined {
  if (!(statusRoutes as readonly string[]).includes(route)) return undefined;
  return { kind: route.slice("status.".length) as StatusQuestion["kind"], target: targetOfParams(params), period: params["period"], after: params["after"] === "1", due: params["due"] === "1", ...askedOf(params) };
}

const askedOf = ({ s, k }: Readonly<Record<string, string>>): Pick<StatusQuestion, "states" | "goals"> =>
  s === undefined ? {} : { states: s.split(".").flatMap((said) => statuses.find((status) => status === said) ?? []), goals: k === "goals" };

/** What a button's params name. */
export function targetOfParams({ group, goal, measure, indicator, table, place, column }: Readonly<Record<string, string>>): Target {
  return {
    ...(group === undefined ? {} : { group }),
    ...(goal === undefined ? {} : { goal: Number(goal) }),
    ...(measure === undefined ? {} : { measure }),
    ...(indicator === undefined ? {} : { indicator }),
    ...(table === undefined ? {} : { table: { id: table, ...(place === undefined ? {} : { place }), ...(column === undefined ? {} : { column }) } }),
  };
}

export interface Telling {
  readonly language: Language;
  /** Where it is read: a picture needs to know the platform, a small count whether it is the group's own place. */
  readonly place?: { readonly platform: string; readonly groups: readonly string[] };
  readonly options?: CardOptions;
}

/** The answer as a card; refused when the programme has no such group, goal, measure or indicator. */
export async function answerStatus(ports: Ports, programme: Programme, question: StatusQuestion, telling: Telling): Promise<Result<Card>> {
  const { target, kind } = question;
  if ((kind === "overdue" || kind === "items") && target.group !== undefined && !groupOf(programme, target.group)) return notFound(programme, target);
  const card = await drawAnswer({ ports, programme, question, telling });
  return card ? ok(card) : notFound(programme, target);
}

interface Asked {
  readonly ports: Ports;
  readonly programme: Programme;
  readonly question: StatusQuestion;
  readonly telling: Telling;
}

async function drawAnswer(asked: Asked): Promise<Card | undefined> {
  const { ports, programme, question, telling } = asked;
  const { target, period } = question;
  switch (question.kind) {
    case "goal":
      return drawThen(asked, (then) => goalStatus(ports, programme, goalKey(target), then), { cover: coverGoal, told: isTold, drawing: goalStatusCard });
    case "measures":
      return drawThen(asked, (then) => goalStatus(ports, programme, goalKey(target), then), { cover: coverGoal, told: isTold, drawing: goalMeasuresCard });
    case "measure":
      return drawMeasure(asked, target.measure ?? "");
    case "indicator":
      return drawIndicator(asked);
    case "group":
      return drawThen(asked, (then) => groupStatus(ports, programme, target.group ?? "", then), { cover: coverGroup, told: isTold, drawing: groupStatusCard });
    case "owner": {
      const card = draw(telling, await ownerOf(ports, programme, target), ownerCard);
      return card && period !== undefined && spanOf(period) ? headedBy("status.ownerNow", card, period, telling.language) : card;
    }
    case "schedule":
      return draw(telling, await scheduleOf(ports, programme, target), scheduleCard);
    case "changes":
      return draw(telling, covered(asked, await changesIn(ports, programme, { group: target.group ?? "", goal: target.goal, measure: target.measure, indicator: target.indicator, period, after: question.after }), coverChanges), changesCard);
    case "overdue":
      if (question.due) return draw(telling, covered(asked, await overdue(ports, programme, { ...target, upTo: period }), coverOverdue), overdueCard);
      return drawThen(asked, (then) => overdue(ports, programme, target, then), { cover: coverOverdue, told: (v) => v.behind.told, drawing: overdueCard });
    case "items":
      return drawThen(asked, (then) => itemsInState(ports, programme, { ...question, ...target, states: question.states?.length ? question.states : deviations }, then), { cover: coverItems, told: (v) => v.told, drawing: itemsInStateCard });
  }
}

interface Way<V> {
  readonly cover: (k: Covering, view: V) => V;
  /** Whether anything was told of the time. */
  readonly told: (view: V, then: Span) => boolean;
  readonly drawing: Drawing<V>;
}

/** As it stood in the time that was asked for; when nothing was told of that, this is said and the newest follows. */
async function drawThen<V>(asked: Asked, query: (then?: Span) => Promise<V | undefined>, { cover, told, drawing }: Way<V>): Promise<Card | undefined> {
  const { telling, question: { period = "" } } = asked;
  const then = askedTime(period);
  const past = then && covered(asked, await query(then.span), cover);
  if (then && past && told(past, then.span)) return ofThen(drawing(past, telling.language, telling.options), then.period, telling.language);
  const card = draw(telling, covered(asked, await query(), cover), drawing);
  return then && card ? headedBy("status.notThen", card, period, telling.language) : card;
}

/** What a reader should hear of, when a button says no state. */
const deviations: readonly Status[] = ["offTrack", "atRisk"];

const goalKey = (target: Target): GoalKey => ({ group: target.group ?? "", goal: target.goal ?? Number.NaN });

/** Answers asked for outside any place (a test, a command) are the group's own. */
const covered = <V>({ programme, telling: { place } }: Asked, view: V | undefined, cover: (k: Covering, view: V) => V): V | undefined =>
  view && cover({ programme, readersOf: (group) => (place === undefined || place.groups.includes(group) ? "group" : "outside") }, view);

type Drawing<V> = (view: V, language: Language, options?: CardOptions) => Card;
const draw = <V>({ language, options }: Telling, view: V | undefined, drawing: Drawing<V>): Card | undefined =>
  view === undefined ? undefined : drawing(view, language, options);

/** What people call a measure may be a project of a project list. */
async function drawMeasure(asked: Asked, id: string): Promise<Card | undefined> {
  const { ports, programme } = asked;
  if (projectById(programme, id)) return drawThen(asked, (then) => projectStatus(ports, programme, id, then), { cover: (_, v) => v, told: (v, then) => isTold(toldOfProject(v), then), drawing: projectStatusCard });
  return drawThen(asked, (then) => measureStatus(ports, programme, id, then), { cover: coverMeasure, told: (v, then) => isTold(toldOfMeasure(v), then), drawing: measureStatusCard });
}

async function drawIndicator(asked: Asked): Promise<Card | undefined> {
  const { ports, programme, telling, question } = asked;
  const { target, period } = question;
  if (target.indicator === undefined && target.table)
    return draw(telling, covered(asked, await tableStatus(ports, programme, { ...target.table, table: target.table.id, year: yearOf(period) }), coverTable), tableCard);
  const answer = await indicatorStatus(ports, programme, { indicator: target.indicator ?? "", period });
  const trend = answer && (await pictured(ports, programme, answer, telling));
  return draw({ ...telling, options: { ...telling.options, trend } }, covered(asked, answer, coverAnswer), indicatorStatusCard);
}

/** Where the drawing of the figures is; in words where it cannot be shown; nothing when they are few or not for these readers. */
async function pictured(ports: Ports, programme: Programme, { view, trend }: IndicatorAnswer, { language, place }: Telling): Promise<string | undefined> {
  const readers = place?.groups.includes(view.group.id) ? "group" : "outside";
  if (trend.length === 0 || !mayDraw(programme, view, trend, readers)) return undefined;
  const drawn = trendOf(cardContext(language, programme.demo), view, trend);
  return (place && (await ports.pictures?.addressFor(drawn, place.platform))) ?? inWords;
}

const yearOf = (period: string | undefined): number | undefined =>
  period !== undefined && /^\d{4}/.test(period) ? Number(period.slice(0, 4)) : undefined;

/** Says what there is instead of what there is not. */
function notFound(programme: Programme, target: Target): Result<Card> {
  const figure = target.indicator ?? target.table?.place ?? target.table?.id;
  if (figure !== undefined) return refused("unknownIndicator", { text: figure });
  if (target.measure !== undefined) return refused("unknownMeasure", { text: target.measure });
  const group = groupOf(programme, target.group ?? "");
  if (!group) return refused("unknownGroup", { text: target.group ?? "" });
  return refused("unknownGoal", { group: group.name, number: target.goal ?? "", numbers: numberRanges(group.goals.map((g) => g.number)) });
}
