import type { App as BoltApp } from "@slack/bolt";
import { takeTurn, replyTo } from "./take-turn.ts";
import type { Clerk } from "./take-turn.ts";
import { answer } from "./answer.ts";
import { fileSaid } from "./files.ts";
import { commandTurn, incomingBase, placeRef, shortcutTurn, textTurn } from "./inbound.ts";
import type { Handed } from "./inbound.ts";
import type { Work } from "./inbox.ts";
import { wordsOf } from "./mentions.ts";
import { platform } from "./options.ts";
import { field, text } from "./payloads.ts";
import type { StringIndexed } from "./payloads.ts";
import { workKey } from "./receiver.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Respond, Turn } from "./turn.ts";
import { outsiderReply } from "./outsiders.ts";

/** Shortcuts by their callback id in the manifest, and what each asks of the core. */
export const globalShortcuts: Readonly<Record<string, string>> = { kvartti_start: "evaluation.start", kvartti_mine: "evaluation.mine" };
export const recordShortcut = "kvartti_record";
export const command = "/kvartti";

/** Everything that arrives as words: mentions, direct messages, the command, and the shortcuts that stand for words. */
export function listenToWords(bolt: BoltApp, clerk: Clerk): void {
  const said = async (body: unknown, context: StringIndexed): Promise<void> => {
    const handed = handedOf(body, context);
    await sayTurn(clerk, await textTurn(clerk.desk, handed), text(field(handed.body, "event"), "text"), handed.body);
  };
  bolt.event("app_mention", ({ body, context }) => said(body, context));
  bolt.event("message", async ({ body, context }) => {
    if (text(field(body, "event"), "channel_type") === "im") await said(body, context);
  });
  bolt.command(command, async ({ body, context, respond }) => {
    const handed = { ...handedOf(body, context), respond: respond as Respond };
    const turn = await commandTurn(clerk.desk, handed);
    await sayTurn(clerk, turn, text(handed.body, "text").trim() || "ohje", handed.body);
  });
  for (const [callback, route] of Object.entries(globalShortcuts))
    bolt.shortcut(callback, async ({ body, context }) => {
      const turn = await shortcutTurn(clerk.desk, handedOf(body, context));
      await takeTurn(clerk, turn, { ...incomingBase(turn), kind: "press", route, params: {} });
    });
  bolt.shortcut(recordShortcut, async ({ body, context }) => recordFromMessage(clerk, handedOf(body, context)));
  bolt.event("member_joined_channel", async ({ body, context }) => joined(clerk, handedOf(body, context)));
}

export const handedOf = (body: unknown, context: StringIndexed): Handed => ({ body: body as StringIndexed, work: context[workKey] as Work | undefined });

async function sayTurn(clerk: Clerk, turn: Turn, raw: string, body: StringIndexed): Promise<void> {
  const outsider = await outsiderReply(clerk.desk, turn, body);
  if (outsider) return answer(clerk.desk, turn, outsider);
  const words = await wordsOf(raw, (await clerk.desk.workspaces.find(turn.team))?.botUser ?? "", nameIn(clerk, turn.team));
  const file = fileSaid(field(body, "event"), words);
  await takeTurn(clerk, turn, { ...incomingBase(turn), ...(file ?? { kind: "text", text: words === "" ? "ohje" : words }) });
}

/** A person's own name in the programme, so that "pyydä @Anna" reads as it was meant. */
const nameIn =
  ({ desk }: Clerk, team: string) =>
  async (user: string): Promise<string | undefined> => {
    const account = await desk.ports.stores.accounts.get(accountId({ platform, tenant: team, user }));
    return account && (await desk.ports.stores.persons.get(account.value.person))?.value.name;
  };

/** "Kirjaa luku mittariin": the message's words first; where they do not say which indicator, one's own figures to pick from. */
async function recordFromMessage(clerk: Clerk, handed: Handed): Promise<void> {
  const turn = await shortcutTurn(clerk.desk, handed);
  const outsider = await outsiderReply(clerk.desk, turn, handed.body);
  if (outsider) return answer(clerk.desk, turn, outsider);
  const words = await wordsOf(text(field(handed.body, "message"), "text"), "", nameIn(clerk, turn.team));
  const base = { ...incomingBase(turn), canOpenForms: true };
  const said = await replyTo(clerk, turn, { ...base, kind: "text", text: `kirjaa ${words}`.slice(0, 1_000) });
  if (said.kind === "screen" || (said.kind === "card" && hasWays(said.card))) return answer(clerk.desk, turn, said);
  await takeTurn(clerk, turn, { ...base, kind: "press", route: "reading.pick", params: {} });
}

const hasWays = (card: { readonly blocks: readonly { readonly kind: string }[] }): boolean => card.blocks.some((b) => b.kind === "buttons");

/** Our own joining only. Redelivered or joined again, it asks again; the link stays. */
async function joined(clerk: Clerk, { body, work }: Handed): Promise<void> {
  const event = field(body, "event");
  const team = text(event, "team") || text(body, "team_id");
  const workspace = await clerk.desk.workspaces.find(text(body, "team_id"));
  if (!workspace || text(event, "user") !== workspace.botUser) return;
  const channel = text(event, "channel");
  const turn: Turn = {
    team: workspace.team, user: text(event, "inviter") || workspace.botUser, place: placeRef(workspace.team, channel), key: work?.id ?? `joined:${team}:${channel}`,
    surface: { kind: "conversation", channel }, ...(work ? { work } : {}),
  };
  await takeTurn(clerk, turn, { ...incomingBase(turn), kind: "joined" });
}
