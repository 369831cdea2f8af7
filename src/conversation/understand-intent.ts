import type { Cue } from "./lexicon-cues.ts";
import { figureWords, kindWords } from "./lexicon-kinds.ts";
import type { Resolution } from "./target-resolution.ts";
import type { Facts } from "./understand-facts.ts";
import { isTelling } from "./read-query.ts";
import * as sign from "./understand-signs.ts";
import { readings } from "./understand-values.ts";
import type { Intent } from "./understood.ts";

type StatusIntent = "status_goal" | "status_group" | "status_measure" | "status_indicator";

/** What is wanted, before it is known whether the target is clear. `status`: of whatever the target turns out to be. */
export type Wanted = Exclude<Intent, "ask" | StatusIntent> | "status";

/** A title is taken as a question about it from this part of the message on, when nothing else asks. */
const saidAlone = 0.88;

interface Seen {
  readonly text: string;
  readonly facts: Facts;
  readonly has: (cue: Cue) => boolean;
  readonly resolution: Resolution;
  /** Something narrower than a group is named. */
  readonly specific: boolean;
  /** Words are left that Kvartti knows nothing about, and nothing was found. */
  readonly strange: boolean;
  /** A question that is no request. */
  readonly asks: boolean;
  readonly figures: boolean;
}

const onTopic = (s: Seen): boolean => !s.strange || s.resolution.kind === "one" || sign.matter.test(s.text);

const fewWords = ({ text }: Seen): boolean => text.split(" ").length <= 5;

/** The title itself has the word ("Raportoinnin kehittäminen"). */
const titled = ({ resolution }: Seen): boolean => resolution.kind === "one" && (resolution.by === "title" || resolution.by === "label");

const inThread = ({ resolution }: Seen): boolean => resolution.kind === "one" && resolution.by === "thread";

/** "Siirretään kokous tiistaille": something that Kvartti knows nothing about is moved in time. */
const movesOther = (s: Seen): boolean => s.strange && s.facts.when !== undefined && sign.moved.test(s.text) && !sign.reminding.test(s.text);

/** Words that nothing of the programme explains: what is passed on is then something else ("delegoin tiskivuoron Pekalle"). */
const strangeObject = ({ facts, resolution, strange }: Seen): boolean => {
  const loose = resolution.kind === "several" && facts.labels.length === 0 && (resolution.explained ?? 0) < saidAlone - 0.26;
  return strange || (loose && facts.query.some(isTelling));
};

/** A message to one person, whom Kvartti does not write to: "lähetä Kaisalle viesti". */
const toOne = ({ facts, text, resolution }: Seen): boolean =>
  sign.toOnePerson.test(text) || (resolution.kind !== "one" && (facts.even.said.match(/(?<=\s)\p{Lu}\p{Ll}+lle(?!\p{L})/gu) ?? []).some((name) => facts.query.some((t) => t.text === name.toLowerCase())));

/** "Anna avain Kaisalle": the same, given to somebody. */
const givesOther = (s: Seen): boolean => s.strange && sign.given.test(s.text);

function snoozes(s: Seen): boolean {
  if (!s.has("remindMe") || s.has("remindOthers") || s.asks || movesOther(s)) return false;
  // A time to come beside it says enough, whatever the other words are.
  if (s.facts.when !== undefined && !s.specific && !s.has("broadcast") && s.text.split(" ").length <= 8) return true;
  return sign.outrightReminder.test(s.text) ? !sign.toOthers.test(s.text) && !s.strange : fewWords(s) && !s.specific && !s.strange;
}

const broadcasts = (s: Seen): boolean =>
  (s.has("broadcast") || s.has("remindOthers")) && !s.asks && !toOne(s) && (!s.has("report") || sign.outrightMessage.test(s.text));

const ownTasks = (s: Seen): boolean =>
  (s.has("tasks") || (s.has("missing") && !s.strange)) && s.has("mine") && !sign.ownGroup.test(s.text) && (!s.strange || sign.ownDuty.test(s.text)) && !s.figures && !s.has("delegate") && !s.facts.labels.some((l) => !l.nickname);

const delegates = (s: Seen): boolean =>
  s.has("delegate") && !movesOther(s) && !givesOther(s) && !strangeObject(s) && ((!s.asks && !s.figures) || sign.askedOfOthers.test(s.text));

/** "Raportti matkalaskuista": what it is to be about is nothing of the programme; for whom it is ("lautakunnalle") does not matter. */
const onOther = ({ facts }: Seen): boolean => facts.query.some((t) => isTelling(t) && /(?:sta|stä)$/u.test(t.text));

/** Of a group, of all or of a thread's subject; unknown words beside it, or a figure, tell of something else ("raportteja otettiin 1200"). */
function reports(s: Seen): boolean {
  const ofGroup = s.resolution.kind === "one" || sign.ownGroup.test(s.text);
  if (ofGroup && (sign.overview.test(s.text) || (sign.wholeState.test(s.text) && !sign.makes.test(s.text)))) return false;
  if (!s.has("report") || s.has("owner") || titled(s) || s.figures || sign.countsFirst.test(s.text) || sign.reportIsThere.test(s.text) || sign.whoFirst.test(s.text)) return false;
  return (!s.strange || (sign.makes.test(s.text) && !onOther(s))) && (s.resolution.kind !== "several" || s.resolution.why === "whichGroup");
}

function schedules(s: Seen): boolean {
  if (!s.has("schedule") || (s.has("onSchedule") && s.asks) || sign.updatedWhen.test(s.text) || s.strange) return false;
  return s.has("scheduleOutright") || s.has("evaluation") || s.resolution.kind !== "none";
}

/** A figure was said: of something that was named, or so that it is clear that one is to be written down. */
function tellsFigure(s: Seen): boolean {
  if (s.specific || s.resolution.kind === "several") return true;
  if (inThread(s)) return s.has("figure") || s.has("record") || s.has("change");
  return (s.has("figure") || s.has("record") || (s.has("change") && (s.text.split(" ").length <= 3 || !s.facts.query.some(isTelling)))) && !s.strange;
}

/** A state was said to be reached: "verkkoauttaminen on pilotoitu". */
const tellsState = (s: Seen): boolean => (!s.has("owner") || sign.ownerSettled.test(s.text)) && !s.has("scheduleOutright") && !sign.saysStatus.test(s.text);

/** "71 %", "42 kpl": said and nothing else, so that it is asked of what. */
const onlyFigure = ({ facts, text, resolution }: Seen): boolean =>
  facts.query.length === 0 && resolution.kind === "none" && text.split(" ").length <= 3 && readings(facts).some((f) => !f.bound && f.unit !== undefined);

/** A statement with a figure or a reached state, or a request to write one down. */
function records(s: Seen): boolean {
  if (s.asks || s.has("help")) return false;
  const figures = readings(s.facts);
  if (onlyFigure(s)) return true;
  if (figures.some((f) => !f.bound) || (figures.length > 0 && s.has("record"))) return tellsFigure(s);
  if (s.has("done") && !s.has("overdue") && (s.specific || s.resolution.kind === "several")) return tellsState(s);
  return (s.specific && sign.writesDown.test(s.text)) || (s.has("record") && sign.aFigure.test(s.text) && sign.writing.test(s.text));
}

/** The kind of thing is said: "kotihoidon tavoite". */
const namesKind = (text: string): boolean => Object.values(kindWords).some((shape) => shape.test(text));

/** A label among more words than these tells something else: "5b kuuluu jatkossa Lauralle". */
const mostBeside = 1;

/** Something is asked of what is not said: "entä viime vuonna", "paljonko se on nyt". */
const goesOn = ({ text, facts, resolution, has }: Seen): boolean =>
  (resolution.kind === "none" && facts.question && (has("done") || has("notDone")) && sign.ofIt.test(text)) ||
  (sign.goesOn.test(text) && (facts.periods.length > 0 || sign.inOrder.test(text))) ||
  (resolution.kind === "none" && resolution.group === undefined && sign.howMuch.test(text));

/** Something else is asked for, or it is only talked of. */
const asksOther = ({ text }: Seen): boolean => sign.otherDeed.test(text) || ((sign.talkedOf.test(text) || sign.ofOneself.test(text)) && !text.includes("?"));

/** How something goes: asked in words, or only named. */
function asksStatus(s: Seen): boolean {
  const { facts, has, resolution, text } = s;
  const polite = facts.question || sign.saysStatus.test(text) || (s.specific && !sign.thanksFirst.test(text));
  if (has("thanks") && !polite) return false;
  if (resolution.kind === "none") return !s.strange && ((has("status") && sign.howItGoes.test(text)) || goesOn(s));
  if (has("status") || facts.question || figureWords.test(text)) return true;
  // "Perhehoito on tärkeää" tells something; it does not ask how perhehoito goes.
  if (has("change") && s.specific && facts.labels.length === 0) return false;
  if (resolution.kind === "several") return facts.labels.length > 0 || (resolution.explained ?? 1) >= saidAlone - 0.03;
  if (resolution.by === "table" || resolution.explained >= saidAlone) return true;
  return s.specific && (namesKind(text) || facts.labels.length > 0) && facts.query.filter(isTelling).length <= mostBeside;
}

/** Something of the programme is named, or half named. */
const ofTitles = ({ specific, resolution }: Seen): boolean => specific || (resolution.kind === "several" && resolution.why !== "whichGroup");

/** "Väliarviointi" and nothing else. */
const onlyEvaluation = (s: Seen): boolean => s.has("evaluation") && s.text.split(" ").length <= 2 && !s.specific && !s.strange;

/** "Mitkä eivät ole pysyneet aikataulussa" is about time, "mistä ei ole tullut lukuja" about figures. */
const missesTime = (s: Seen): boolean => s.has("overdue") && (s.has("onSchedule") || s.has("scheduleOutright"));

/** "Mitä vuodelta 2021 on kesken": what was to be done in a time that is over. */
const leftFromPast = ({ facts, text }: Seen): boolean =>
  sign.manyWanted.test(text) && sign.unfinished.test(text) && facts.periods.some((p) => p.period < facts.today.slice(0, p.period.length));

/** "Työaikakäytännöistä ei ole sovittu": a state that is told, not a list that is asked for. */
const tellsNotDone = (s: Seen): boolean => (ofTitles(s) && sign.leftUndone.test(s.text) && !sign.manyWanted.test(s.text)) || (s.specific && s.has("notDone") && !s.facts.question && !sign.manyWanted.test(s.text));

/** "Mitkä vaativat huomiota": of a group, a goal or all; that only what is behind is asked for is told with what is late. */
function asksWhichStand({ facts: { asked }, has, strange, resolution }: Seen): boolean {
  const onlyBehind = asked?.states.every((s) => s === "offTrack") ?? true;
  const narrow = resolution.kind === "one" && (resolution.target.measure ?? resolution.target.indicator ?? resolution.target.table) !== undefined && resolution.by !== "thread";
  return asked !== undefined && !strange && !narrow && !(onlyBehind && !asked.goals && has("overdue"));
}

const rules: readonly (readonly [Wanted, (s: Seen) => boolean])[] = [
  ["snooze", snoozes],
  ["broadcast", broadcasts],
  ["my_tasks", ownTasks],
  ["delegate", delegates],
  ["schedule_of", (s) => s.facts.ofRound && !s.facts.labels.some((l) => !l.nickname) && !s.has("broadcast")],
  ["start_evaluation", (s) => ((s.has("start") && !s.has("report") && !s.strange && (sign.evaluating.test(s.text) || !ofTitles(s))) || onlyEvaluation(s)) && !s.asks && !sign.whenFirst.test(s.text)],
  ["owner_of", (s) => s.has("owner") && s.has("missing") && s.specific && sign.outrightOwner.test(s.text) && !sign.denies.test(s.text)],
  ["status", asksWhichStand],
  ["list_overdue", (s) => leftFromPast(s) && !s.specific && onTopic(s)],
  ["list_missing", (s) => s.has("missing") && !missesTime(s) && !tellsNotDone(s) && onTopic(s)],
  ["list_overdue", (s) => s.has("overdue") && !s.has("broadcast") && !sign.stuck.test(s.text) && (!s.specific || sign.manyWanted.test(s.text)) && onTopic(s)],
  ["report", reports],
  ["record_value", records],
  ["owner_of", (s) => s.has("owner") && !s.strange],
  ["schedule_of", schedules],
  ["help", (s) => s.has("help") && !s.specific && !(s.strange && sign.guidance.test(s.text))],
  ["status", (s) => asksStatus(s) && !asksOther(s)],
];

/** What a message wants: the first rule that holds. The order settles what two ways of asking have in common. */
export function wantedOf(facts: Facts, resolution: Resolution): Wanted {
  const { text, cues, question, query } = facts;
  const seen: Seen = {
    text,
    facts,
    has: (cue) => cues.has(cue),
    resolution,
    specific: resolution.kind === "one" && resolution.by !== "group" && resolution.by !== "thread",
    strange: resolution.kind === "none" && query.some((t) => !t.optional && !t.light),
    asks: question && !sign.request.test(text),
    figures: readings(facts).length > 0,
  };
  return rules.find(([, holds]) => holds(seen))?.[0] ?? "unknown";
}
