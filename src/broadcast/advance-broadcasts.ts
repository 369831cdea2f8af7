import type { DueCheck } from "../messaging/deliver-entry.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { queueEntries } from "../messaging/queue.ts";
import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { AudienceChunk, Broadcast } from "./broadcast.ts";
import type { Recipient } from "./audience.ts";
import { batchOf, chunkSize, deliveryKey, titleOf } from "./broadcast.ts";
import type { ContentFault } from "./check-content.ts";
import { contentFaults } from "./check-content.ts";
import { fillFigures } from "./fill-figures.ts";
import { messageCard } from "./message-card.ts";
import { queueChanges } from "./queue-changes.ts";
import { readAudience } from "./read-audience.ts";

/** Programme time until something is due; 0 = at once; absent when nothing is planned. */
export interface Advanced {
  readonly nextInMs?: number;
}

/**
 * Takes every broadcast one step further: the audience is frozen when its minute has come, one chunk a time goes to the outbox, and
 * what has settled is finished. Each step is one conditional write that can be repeated, by any process, after any crash.
 */
export async function advanceBroadcasts(ports: Ports, active: ActiveProgramme): Promise<Advanced> {
  const open = await ports.stores.broadcasts.find({ programme: active.programme.id, pending: true });
  const waits: number[] = [];
  for (const stored of open) {
    const wait = await advance(ports, active, stored);
    if (wait !== undefined) waits.push(wait);
  }
  // Whoever brought this step about (a moved clock, a tick) may not come back: the rest is for the delivery loop.
  if (waits.includes(0)) ports.wake();
  return waits.length === 0 ? {} : { nextInMs: Math.max(0, Math.min(...waits)) };
}

async function advance(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<number | undefined> {
  const b = stored.value;
  if (b.state === "approved") return due(ports, active, stored);
  if (await queueChanges(ports, active, stored)) return 0;
  if (b.state !== "sending" || !b.frozen) return rest(ports, stored);
  if (b.frozen.queued < b.frozen.chunks) return queueChunk(ports, active, stored);
  if (!(await ports.stores.outbox.isUnsettled(batchOf(b.id)))) await finish(ports, active, stored);
  return undefined;
}

/** Nothing more to queue: until somebody changes it again it need not be looked at. */
async function rest(ports: Ports, stored: Stored<Broadcast>): Promise<undefined> {
  await ports.stores.broadcasts.save(stored, { ...stored.value, pending: false });
}

async function due(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<number> {
  const wait = (stored.value.sendAt ?? 0) - ports.clock.now();
  if (wait > 0) return wait;
  await freeze(ports, active, stored);
  return 0;
}

/** Figures and people as they are at this minute. The chunks carry a token, so a process that lost the race leaves nothing behind that counts. */
async function freeze(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<void> {
  const b = stored.value;
  const filled = await fillFigures(ports, active.programme, b.content);
  const faults = [...contentFaults(b.content, active.programme), ...("faults" in filled ? filled.faults : [])];
  if (!("sent" in filled) || faults.length > 0) return stop(ports, active, stored, faults[0] ?? { code: "noFigure", field: "" });
  const { recipients } = await readAudience(ports, active, b.content.audience);
  const token = ports.newId();
  const chunks = Math.ceil(recipients.length / chunkSize);
  for (let number = 0; number < chunks; number += 1) {
    const chunk: AudienceChunk = {
      ...active.scope, id: `${b.id}/${token}/${String(number)}`, broadcast: b.id, token, number,
      recipients: recipients.slice(number * chunkSize, (number + 1) * chunkSize),
    };
    await ports.stores.broadcastChunks.insert(chunk);
  }
  const frozen = { token, at: ports.clock.now(), chunks, recipients: recipients.length, queued: 0 };
  if (await ports.stores.broadcasts.save(stored, { ...b, state: "sending", sent: filled.sent, frozen })) ports.log.info("broadcastFrozen", { broadcast: b.id, recipients: recipients.length });
}

/** A figure was taken back, say, between approval and the minute: nothing leaves, and the author hears why. */
async function stop(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>, fault: ContentFault): Promise<void> {
  const { sendAt: _sendAt, ...rest } = stored.value;
  const b: Broadcast = { ...rest, state: "draft", pending: false, revision: rest.revision + 1 };
  const say = (language: Language): string => speak(language)("broadcast.stopped", { title: titleOf(b, language, active.programme.language), why: speak(language)(`broadcast.fault.${fault.code}`, fault.params) });
  const card = await toAuthor(ports, active, b, { say, route: "broadcast.look" });
  await ports.stores.broadcasts.save(stored, b, [{ key: `broadcast-stopped:${b.id}:${String(b.revision)}`, purpose: "notice", to: { kind: "person", person: b.requestedBy ?? b.author }, card }]);
  ports.log.warn("broadcastStopped", { broadcast: b.id, code: fault.code });
}
/** So many rows at a time into the outbox: keys that are there already are left alone. */
const rowsAtOnce = 200;

async function queueChunk(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<number> {
  const { frozen, ...b } = stored.value;
  if (!frozen) return 0;
  const chunk = await ports.stores.broadcastChunks.get(`${b.id}/${frozen.token}/${String(frozen.queued)}`);
  const drafts = (chunk?.value.recipients ?? []).map((r) => deliveryDraft(active, stored.value, r));
  for (let at = 0; at < drafts.length; at += rowsAtOnce) await queueEntries(ports, active.scope, drafts.slice(at, at + rowsAtOnce));
  await ports.stores.broadcasts.save(stored, { ...b, frozen: { ...frozen, queued: frozen.queued + 1 } });
  return 0;
}

export const broadcastCheck = "broadcast";

/** The row carries no words: they are drawn when it leaves, so that a correction reaches also those who have not got it yet. */
function deliveryDraft(active: ActiveProgramme, b: Broadcast, r: Recipient): OutboxDraft {
  const title = titleOf(b, r.language, active.programme.language);
  return {
    key: deliveryKey(b.id, r.key),
    purpose: "broadcast",
    to: r.kind === "place" ? { kind: "place", place: r.id } : { kind: "person", person: r.id },
    card: { language: r.language, summary: title, blocks: [] },
    batch: batchOf(b.id),
    stillDue: { check: broadcastCheck, params: { b: b.id, l: r.language, ...(r.audience === undefined ? {} : { a: r.audience }) } },
    ...(r.workspace === undefined ? {} : { workspace: r.workspace }),
  };
}

/** Asked when a row leaves: false once the broadcast has been stopped, else what it says now. Read each time: a correction must miss nobody. */
export const drawDelivery =
  (ports: Ports, active: ActiveProgramme): DueCheck =>
  async ({ b: id = "", l = "fi", a }) => {
    const b = (await ports.stores.broadcasts.get(id))?.value;
    if (!b?.sent || !["sending", "finished"].includes(b.state)) return false;
    return messageCard(active, { ...b, sent: b.sent }, { language: l as Language, ...(a === undefined ? {} : { audience: a }) });
  };

/** Everybody has a final state: the author gets the report's address once. */
async function finish(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<void> {
  const b: Broadcast = { ...stored.value, state: "finished", pending: false, endedAt: ports.clock.now() };
  const standing = await ports.stores.outbox.statesOf(batchOf(b.id));
  const delivered = standing.filter((s) => s.state === "delivered").length;
  const params = { delivered, total: b.frozen?.recipients ?? 0 };
  const card = await toAuthor(ports, active, b, {
    say: (language) => speak(language)("broadcast.finished", { title: titleOf(b, language, active.programme.language), ...params }), route: "broadcast.report",
  });
  const key = `broadcast-finished:${b.id}:${String(stored.rev)}`;
  await ports.stores.broadcasts.save(stored, b, [{ key, purpose: "notice", to: { kind: "person", person: b.requestedBy ?? b.author }, card }]);
}

interface Word {
  readonly say: (language: Language) => string;
  readonly route: "broadcast.look" | "broadcast.report";
}

async function toAuthor(ports: Ports, active: ActiveProgramme, b: Broadcast, { say, route }: Word): Promise<Card> {
  const author = (await ports.stores.persons.get(b.requestedBy ?? b.author))?.value;
  const language = author?.language ?? active.programme.language;
  const text = say(language);
  const button = { label: speak(language)(route), route, params: { b: b.id }, style: "primary" as const };
  return { language, summary: text, blocks: [{ kind: "text", text }, { kind: "buttons", buttons: [button] }], ...(active.programme.demo ? { demo: true } : {}) };
}
