import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { answer, openRoute } from "./answer.ts";
import type { Desk } from "./desk.ts";
import type { Matching } from "./matching.ts";
import type { Turn } from "./turn.ts";

export interface Clerk {
  readonly desk: Desk;
  readonly matching: Matching;
}

/** Lets the core answer and shows it. Worked on again after a crash, an answer that changed something is not asked for twice. */
export async function takeTurn(clerk: Clerk, turn: Turn, incoming: Incoming): Promise<void> {
  const before = turn.work?.reply;
  const reply = before === undefined ? await replyTo(clerk, turn, incoming) : (JSON.parse(before) as Reply);
  const changed = !(reply.kind === "card" && reply.reads === true);
  if (before === undefined && changed) await turn.work?.keepReply(JSON.stringify(reply));
  turn.work?.thought();
  await answer(clerk.desk, turn, reply);
  if (changed) clerk.desk.changed(turn.team, turn.user);
}

export async function replyTo({ desk, matching }: Clerk, turn: Turn, incoming: Incoming): Promise<Reply> {
  const met = await matching.meet(turn, incoming);
  if (met) return met;
  if (incoming.kind === "press" && incoming.route === openRoute) {
    const screen = await desk.screens.get(turn.team, turn.user, incoming.params["s"] ?? "");
    if (screen) return { kind: "screen", screen };
  }
  return desk.app.handle(incoming);
}
