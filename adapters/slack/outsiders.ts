import { say } from "../../src/texts/texts.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Desk } from "./desk.ts";
import { platform } from "./options.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, text } from "./payloads.ts";
import type { Turn } from "./turn.ts";

/**
 * Somebody of another organisation in a shared channel (Slack Connect) is suspected by the request itself: their workspace is not ours.
 * Unless the profile says that they are of the same Enterprise Grid, they are not answered before they are matched to a person of the programme.
 */
export async function outsiderReply(desk: Desk, turn: Turn, body: StringIndexed): Promise<Reply | undefined> {
  const event = field(body, "event");
  const from = text(event, "user_team") || text(event, "source_team") || text(field(body, "user"), "team_id");
  if (from === "" || from === turn.team) return undefined;
  if (await desk.ports.stores.accounts.get(accountId({ platform, tenant: turn.team, user: turn.user }))) return undefined;
  if ((await desk.members.profile(turn.team, turn.user))?.external === false) return undefined;
  const language = (await desk.app.programme())?.programme.language ?? "fi";
  const sentence = say(language, "slack.outsider");
  desk.ports.log.info("slack.outsider", {});
  return { kind: "card", to: "asker", card: { language, summary: sentence, blocks: [{ kind: "text", text: sentence }] } };
}
