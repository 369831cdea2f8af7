import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { cardText } from "../vocabulary/plain-text.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { may } from "./broadcast.ts";
import { bodyBlocks, messageCard } from "./message-card.ts";
import { previewOf } from "./preview-card.ts";
import { ownBroadcast } from "./send-broadcast.ts";

/** "Lähetä testi minulle": exactly what a reader gets, to the author's own direct conversation, through the same outbox. */
export async function testBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !c.person) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const { sent } = await previewOf(c, b);
  const [audience] = Object.keys(b.content.emphasis);
  const card = messageCard(c.active, { ...b, sent }, { language: c.language, ...(audience === undefined ? {} : { audience }) });
  const marked = { ...card, blocks: [{ kind: "text" as const, text: c.t("broadcast.testMark"), tone: "muted" as const }, ...card.blocks.filter((x) => x.kind !== "buttons")] };
  const draft = { key: `broadcast-test:${b.id}:${c.incoming.id}`, purpose: "notice" as const, to: { kind: "person" as const, person: c.person.id }, card: marked };
  if (!(await c.ports.stores.broadcasts.save(stored, b, [draft]))) return testBroadcast(c, params);
  return replySentence(c, c.t("broadcast.testSent"));
}

/** "Kopioi teksti": each audience's version as plain text, for e-mail and for those who are on no chat. */
export async function copyBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const { sent, audience } = b.sent === undefined ? await previewOf(c, b) : { ...(await previewOf(c, b)), sent: b.sent };
  const without = audience.withoutChat.map((p) => (p.email === undefined ? p.name : `${p.name} <${p.email}>`));
  const versions = c.active.programme.audiences.filter((a) => b.content.emphasis[a.id] !== undefined);
  const textFor = (id?: string): string => cardText(cardOf({ ...c, active: { ...c.active, programme: { ...c.active.programme, demo: false } } }, "", bodyBlocks(c.active, { content: b.content, sent }, { language: c.language, ...(id === undefined ? {} : { audience: id }) })));
  const parts = versions.length === 0 ? [{ name: "", text: textFor() }] : versions.map((a) => ({ name: a.name, text: textFor(a.id) }));
  return replyCard(
    cardOf(c, c.t("broadcast.copy"), [
      { kind: "text", text: c.t("broadcast.copyHint"), tone: "muted" },
      ...parts.flatMap(({ name, text }) => [...(name === "" ? [] : [{ kind: "text" as const, text: `**${name}**` }]), { kind: "text" as const, text }]),
      ...(without.length === 0 ? [] : [{ kind: "text" as const, text: c.t("broadcast.copyTo", { names: without.join("; ") }) }]),
    ]),
    "asker",
  );
}

/** Takes a draft away for good. */
export async function discardBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("edit", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const text = c.t("broadcast.discardAsk");
  if (params["sure"] !== "1")
    return replyCard(cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: c.t("broadcast.discard"), route: "broadcast.discard", params: { b: stored.value.id, sure: "1" }, style: "danger" }] }]), "asker");
  await c.ports.stores.broadcasts.remove(stored.value.id);
  return replySentence(c, c.t("broadcast.discarded"));
}
