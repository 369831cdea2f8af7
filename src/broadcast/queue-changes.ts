import type { DueCheck } from "../messaging/deliver-entry.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { queueEntries } from "../messaging/queue.ts";
import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import type { Broadcast, BroadcastChange } from "./broadcast.ts";
import type { Recipient } from "./audience.ts";
import { batchOf, changeBatch, deliveryKey, tellBatch } from "./broadcast.ts";
import { figureCard, messageCard, recalledCard } from "./message-card.ts";

export const changeCheck = "broadcastChange";
export const tellCheck = "broadcastTell";

/**
 * A correction or a recall goes out as rows of the outbox like the broadcast itself: paced, retried, counted. One chunk at a time; true
 * when something was queued. Only what has been delivered is changed: what has not left reads the new words anyway.
 */
export async function queueChanges(ports: Ports, active: ActiveProgramme, stored: Stored<Broadcast>): Promise<boolean> {
  const b = stored.value;
  const change = b.changes.find((x) => b.frozen && x.queued < b.frozen.chunks);
  if (!change || !b.frozen) return false;
  const chunk = await ports.stores.broadcastChunks.get(`${b.id}/${b.frozen.token}/${String(change.queued)}`);
  const standing = new Map((await ports.stores.outbox.statesOf(batchOf(b.id))).map((s) => [s.key, s]));
  // Whatever is on its way may have been drawn before the change: it is changed, too, once it has arrived.
  const reached = (chunk?.value.recipients ?? []).filter((r) => ["delivered", "sending", "unconfirmed"].includes(standing.get(deliveryKey(b.id, r.key))?.state ?? ""));
  const drafts = reached.flatMap((r) => changeDrafts(b, change, r));
  for (let at = 0; at < drafts.length; at += 200) await queueEntries(ports, active.scope, drafts.slice(at, at + 200));
  const changes = b.changes.map((x) => (x.number === change.number ? { ...x, queued: x.queued + 1 } : x));
  await ports.stores.broadcasts.save(stored, { ...b, changes });
  return true;
}

function changeDrafts(b: Broadcast, change: BroadcastChange, r: Recipient): readonly OutboxDraft[] {
  const batch = changeBatch(b.id, change.number);
  const params = { b: b.id, n: String(change.number), l: r.language, ...(r.audience === undefined ? {} : { a: r.audience }) };
  const common = {
    purpose: "broadcast" as const,
    to: r.kind === "place" ? { kind: "place" as const, place: r.id } : { kind: "person" as const, person: r.id },
    card: { language: r.language, summary: "", blocks: [] },
    ...(r.workspace === undefined ? {} : { workspace: r.workspace }),
  };
  const edit: OutboxDraft = {
    ...common, key: `${batch}:${r.key}`, batch, stillDue: { check: changeCheck, params },
    change: { of: deliveryKey(b.id, r.key), how: change.how === "delete" ? "remove" : "update" },
  };
  if (!change.figure) return [edit];
  const tell = tellBatch(b.id, change.number);
  return [edit, { ...common, key: `${tell}:${r.key}`, batch: tell, stillDue: { check: tellCheck, params } }];
}

interface Asked {
  readonly b: Broadcast;
  readonly change: BroadcastChange;
  readonly reader: { readonly language: Language; readonly audience?: string };
}

async function asked(ports: Ports, { b: id = "", n = "", l = "fi", a }: Readonly<Record<string, string>>): Promise<Asked | undefined> {
  const b = (await ports.stores.broadcasts.get(id))?.value;
  const change = b?.changes.find((x) => String(x.number) === n);
  return b && change && { b, change, reader: { language: l as Language, ...(a === undefined ? {} : { audience: a }) } };
}

/** What the message says after the change; a later recall stands over an earlier correction. */
export const drawChange =
  (ports: Ports, active: ActiveProgramme): DueCheck =>
  async (params) => {
    const found = await asked(ports, params);
    if (!found?.b.sent || (found.change.kind === "correction" && found.b.state === "recalled")) return false;
    const message = { ...found.b, sent: found.b.sent };
    return found.change.kind === "recall" ? recalledCard(active, message, found.reader, found.change.at) : messageCard(active, message, found.reader);
  };

export const drawTell =
  (ports: Ports, active: ActiveProgramme): DueCheck =>
  async (params) => {
    const found = await asked(ports, params);
    if (!found?.b.sent || !found.change.figure || found.b.state === "recalled") return false;
    return figureCard(active, { ...found.b, sent: found.b.sent }, found.reader, found.change.figure);
  };
