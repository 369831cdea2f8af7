import { measureById } from "../programme/look-up.ts";
import { countWords, figureWords, kindWords } from "./lexicon-kinds.ts";
import { anyOf } from "./read-pattern.ts";
import { onlyGroup } from "./target-scope.ts";
import { indicatorOf, narrow } from "./understand-indicator.ts";
import { ask, askWhich, given, periodOf, plainly, withoutIndicator, type Parts, type Reading } from "./understand-parts.ts";
import { wasDue } from "./read-states.ts";
import { dueBy, unfinished } from "./understand-signs.ts";
import type { Facts } from "./understand-facts.ts";
import type { Target } from "./understood.ts";

/** Figures, not one figure: "luvut" shows all that there are. */
const manyFigures = anyOf("luvut|lukuja|[a-zäö]{3,}luvut|mittarit|mittareita|siffror|siffrorna|mätarna|figures|numbers|indicators");

const groupChoices = ({ programme, scope }: Parts): readonly Target[] =>
  (scope.groups.length > 0 ? scope.groups : programme.groups.map((g) => g.id)).map((group) => ({ group }));

/** In a programme of one group there is no other to ask about, unless words are left that name something else. */
const onlyOne = ({ programme: { groups }, facts }: Parts): string | undefined =>
  (groups.length === 1 && !facts.query.some((t) => !t.optional) ? groups[0]?.id : undefined);

/** Status, owner or schedule of whatever is named; of the place's group when nothing is. */
export function about(parts: Parts, wanted: "status" | "owner_of" | "schedule_of"): Reading {
  const { resolution, scope, facts } = parts;
  if (wanted === "schedule_of" && facts.ofRound) return { ...plainly(facts, wanted, given("group", onlyGroup(scope))), ofRound: true };
  if (resolution.kind === "several") return askWhich(parts, wanted, resolution);
  if (resolution.kind === "none") {
    const group = onlyGroup(scope) ?? onlyOne(parts);
    // Which items stand so can be told of all groups at once.
    if (wanted === "status" && facts.asked && scope.groups.length === 0) return plainly(facts, wanted, {});
    return group === undefined ? ask(parts, { wanted, why: "whichGroup", targets: groupChoices(parts) }) : plainly(facts, wanted, { group });
  }
  // "Kuka hoitaa ohjelman viestintää" may be asked of the whole programme.
  if (wanted === "owner_of" && facts.cues.has("programme") && resolution.by === "title") return ask(parts, { wanted, why: "whichTarget", targets: [resolution.target] });
  return wanted === "status" ? status(parts, resolution.target) : plainly(facts, wanted, withoutIndicator(resolution.target));
}

/** How the one state that a measure is to reach comes along is how the measure comes along. */
function stateOnly({ programme, facts }: Parts, target: Target): boolean {
  const only = measureById(programme, target.measure ?? "")?.measure.indicators.length === 1;
  return only && indicatorOf(programme, target)?.kind === "milestone" && !kindWords.indicator.test(facts.text);
}

function status(parts: Parts, target: Target): Reading {
  const { facts, programme, found } = parts;
  if (facts.asked) return plainly(facts, "status", target);
  // "… määrän vähentäminen" is a goal's title: a goal's one figure is meant only when a count is asked outright.
  const asked = target.measure !== undefined ? figureWords : target.goal !== undefined ? countWords : undefined;
  if (!asked?.test(facts.text)) return plainly(facts, "status", stateOnly(parts, target) ? withoutIndicator(target) : target);
  const figure = narrow(programme, target, facts, found);
  if (figure.kind === "one") return plainly(facts, "status", figure.target);
  return figure.kind === "several" && !manyFigures.test(facts.text)
    ? ask(parts, { wanted: "status", why: "whichIndicator", targets: figure.targets, group: target.group })
    : plainly(facts, "status", target);
}

/** Lists are of a group, or of all; a list of what a goal or measure lacks keeps it. */
export function list(parts: Parts, wanted: "list_missing" | "list_overdue"): Reading {
  const { resolution, scope, facts } = parts;
  const unclear = resolution.kind === "several" && (resolution.why === "whichGroup" || resolution.why === "noSuchGoal");
  if (unclear) return askWhich(parts, wanted, resolution);
  const inThread = resolution.kind === "one" && resolution.by === "thread";
  const target = resolution.kind === "one" && !inThread ? withoutIndicator(resolution.target) : given("group", onlyGroup(scope));
  const due = wanted === "list_overdue" && facts.periods.length > 0 && isDue(facts) ? { due: true as const } : {};
  return { intent: wanted, target, values: [], choices: [], ...periodOf(facts), ...due };
}

/** "Mitä piti olla valmiina 2021 mennessä", "mitä vuodelta 2021 on kesken": asked of what is ready now. */
const isDue = ({ text }: Facts): boolean => wasDue.test(text) || unfinished.test(text) || dueBy.test(text);
