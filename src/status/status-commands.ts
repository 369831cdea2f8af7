import type { Context } from "../conversation/context.ts";
import { mayReach, replyCard, replySentence } from "../conversation/context.ts";
import type { Params, Route } from "../conversation/route.ts";
import type { Choice, Understood } from "../conversation/understood.ts";
import { openRound } from "../evaluation/my-items.ts";
import { nextRound } from "../evaluation/round-calendar.ts";
import { inForce } from "../people/permissions.ts";
import { groupOf } from "../programme/look-up.ts";
import { dateOf } from "../shared/calendar.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { otherThan } from "../conversation/understand-alternatives.ts";
import { programmeStatus } from "./programme-status.ts";
import { answerStatus, intentOf, questionOfRoute, statusRoutes } from "./answer-status.ts";
import { didYouMeanCard } from "./did-you-mean-card.ts";

const helps: Readonly<Partial<Record<(typeof statusRoutes)[number], TextKey>>> = {
  "status.goal": "help.statusGoal",
  "status.group": "help.statusGroup",
  "status.measure": "help.statusMeasure",
  "status.owner": "help.owner",
  "status.overdue": "help.overdue",
};

/** Every question about the status as a route: a button and a sentence take the same way. */
export const statusCommands: readonly Route[] = [
  ...statusRoutes.map((name): Route => ({
    name,
    deed: "readStatus",
    reads: true,
    ...(helps[name] ? { help: helps[name] } : {}),
    handle: (c, params) => answer(c, name, params),
  })),
  { name: "status.programme", deed: "readStatus", reads: true, handle: programmeStatus },
  { name: "status.other", deed: "readStatus", reads: true, handle: (c, params) => Promise.resolve(meantOther(c, params)) },
];

const mostOthers = 6;

/** "Tarkoitin muuta": the next best readings of the question; after them the goals of the channel's group, elsewhere the groups. */
function meantOther(c: Context, params: Params): Reply {
  const { programme } = c.active;
  const group = groupOf(programme, c.place?.group ?? "");
  const goals = group ? group.goals.map(({ number }): Choice => ({ intent: "status_goal", target: { group: group.id, goal: number } })) : [];
  const others = otherReadings(c, params);
  const choices = others.length > 0 ? others : goals;
  const understood: Understood = {
    intent: "ask", why: others.length > 0 ? "otherReadings" : "noTarget", target: {}, values: [], choices, alternatives: [], trace: [],
  };
  return replyCard(didYouMeanCard(understood, programme, c.language), "asker");
}

/** Read again from the words; where they did not fit into the button, what lies around the answer that was shown. */
function otherReadings(c: Context, params: Params): readonly Choice[] {
  const { text, of: route, ...target } = params;
  if (text !== undefined) {
    const read = c.readAgain?.(text);
    return read?.alternatives.slice(0, mostOthers) ?? [];
  }
  const question = route === undefined ? undefined : questionOfRoute(route, target);
  return question ? otherThan(c.active.programme, { intent: intentOf(question), target: question.target }) : [];
}

async function answer(c: Context, route: string, params: Params): Promise<Reply> {
  const question = questionOfRoute(route, params);
  if (!question) return replySentence(c, c.t("refusal.notUnderstood"));
  const options = { shown: { of: route, ...params }, ...(c.asked === undefined ? {} : { asked: c.asked }), ...(await opening(c)) };
  const told = await answerStatus(c.ports, c.active.programme, question, { language: c.language, options, place: placeOf(c) });
  return told.ok ? replyCard(told.value) : replySentence(c, c.t(`refusal.${told.refusal.code}`, told.refusal.params));
}

/** The group's own people read in its channel, or by themselves. */
const placeOf = (c: Context): { readonly platform: string; readonly groups: readonly string[] } => ({
  platform: c.incoming.place.platform,
  groups: c.place?.group === undefined ? (c.incoming.place.kind === "direct" ? groupsOf(c) : []) : [c.place.group],
});

/** Groups that the person belongs to; the coordinator compiles for all of them. */
const groupsOf = (c: Context): readonly string[] =>
  mayReach(c, "compile") === "all" ? c.active.programme.groups.map((g) => g.id) : c.assignments.flatMap((a) => (a.group !== undefined && inForce(a, c.today) ? [a.group] : []));

/** When the next round opens, said only while none is open. */
async function opening(c: Context): Promise<{ nextOpening?: string }> {
  if (await openRound(c.ports, c.active)) return {};
  const next = nextRound(c.active, c.now);
  return next ? { nextOpening: dateOf(next.opensAt, c.active.calendar.zone) } : {};
}
