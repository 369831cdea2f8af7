import type { Context } from "../conversation/context.ts";
import { mayReach, replyCard } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { compileRound } from "../evaluation/compile-round.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { didYouMeanCard } from "./did-you-mean-card.ts";

/** "Koko ohjelman tilanne?": how far each group is for whoever compiles them; others are asked which group they want to read about. */
export async function programmeStatus(c: Context, params: Params): Promise<Reply> {
  if (mayReach(c, "compile") !== undefined) return compileRound(c, params);
  const { programme } = c.active;
  const choices = programme.groups.map((g) => ({ intent: "status_group" as const, target: { group: g.id } }));
  const asked = { intent: "ask", why: "whichGroup", wanted: "status_group", target: {}, values: [], choices, alternatives: [], trace: [] } as const;
  return replyCard(didYouMeanCard(asked, programme, c.language), "asker");
}
