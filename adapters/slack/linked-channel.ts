import { renamePlace } from "../../src/people/follow-place.ts";
import { say } from "../../src/texts/texts.ts";
import { placeId } from "../../src/vocabulary/incoming.ts";
import { answer } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { isFinal, slackCode } from "./outcomes.ts";
import { faultOf } from "./sdk-log.ts";
import type { Turn } from "./turn.ts";

/**
 * A channel that somebody linked by a button is called by its name from then on. The button may be of an answer to /kvartti where Kvartti is
 * no member: nothing could be sent there later, so it asks to be invited. What Slack does not tell is left.
 */
export async function afterLinking(desk: Desk, turn: Turn): Promise<void> {
  if (turn.place.kind !== "channel") return;
  try {
    if (!(await isMember(desk, turn))) await askForInvitation(desk, turn);
  } catch (error) {
    desk.ports.log.info("slack.channelUnnamed", faultOf(error));
  }
}

/** Slack shows a private channel to its members only. */
async function isMember(desk: Desk, turn: Turn): Promise<boolean> {
  const client = await desk.client(turn.team, "look");
  try {
    const told = (await client?.conversations.info({ channel: turn.place.conversation }))?.channel;
    if (told?.name) await renamePlace(desk.ports, turn.place, told.name);
    return told?.is_member !== false;
  } catch (error) {
    if (!isFinal(error)) throw error;
    desk.ports.log.info("slack.channelUnnamed", faultOf(error));
    return slackCode(error) !== "channel_not_found";
  }
}

async function askForInvitation(desk: Desk, turn: Turn): Promise<void> {
  const linked = (await desk.ports.stores.places.get(placeId(turn.place)))?.value.group !== undefined;
  const active = await desk.app.programme();
  if (!linked || !active) return;
  const { language, demo } = active.programme;
  const text = say(language, "slack.notHere");
  await answer(desk, { ...turn, key: `${turn.key}:invite` }, { kind: "card", to: "asker", card: { language, summary: text, blocks: [{ kind: "text", text }], ...(demo ? { demo: true } : {}) } });
}
