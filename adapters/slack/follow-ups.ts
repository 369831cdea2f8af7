import type { Card } from "../../src/vocabulary/card.ts";
import type { Desk } from "./desk.ts";
import type { Inbox, Work } from "./inbox.ts";
import { answer, directSurface } from "./answer.ts";
import type { StringIndexed } from "./payloads.ts";
import { text } from "./payloads.ts";
import { directPlace } from "./inbound.ts";
import type { Turn } from "./turn.ts";

/** What follows after a submission has been acknowledged: kept first, so that it comes also after a crash. */
export interface FollowUps {
  /** Gives the deed to do once the acknowledgement has left. */
  keep(turn: Turn, card: Card): Promise<() => Promise<void>>;
}

/** The kept body of a follow-up; no request of Slack's looks like it. */
export const followUpType = "kvartti_follow_up";

export function createFollowUps(inbox: () => Inbox, newId: () => string): FollowUps {
  return {
    async keep(turn, card) {
      const body = { type: followUpType, team: turn.team, user: turn.user, card: JSON.stringify(card) };
      const kept = await inbox().keep(`follow:${turn.team}:${newId()}`, body, false);
      return async () => {
        if (kept) await inbox().work(kept, body);
      };
    },
  };
}

/** The thanks after a form: in the person's own conversation, where its buttons stay. */
export async function followUp(desk: Desk, body: StringIndexed, work: Work): Promise<void> {
  const [team, user] = [text(body, "team"), text(body, "user")];
  const place = await directPlace(desk, team, user);
  const turn: Turn = { team, user, place, surface: { kind: "alone" }, key: work.id, work };
  await answer(desk, { ...turn, surface: await directSurface(desk, turn) }, { kind: "card", card: JSON.parse(text(body, "card")) as Card, to: "place" });
}
