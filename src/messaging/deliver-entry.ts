import type { LogContext } from "../ports/log.ts";
import type { OutgoingMessage, SendOutcome } from "../ports/messenger.ts";
import type { Settlement } from "../ports/outbox-store.ts";
import type { Card } from "../vocabulary/card.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import type { Found } from "./find-address.ts";
import { findAddress, nextWorkspace } from "./find-address.ts";
import type { DeliveryReason, OutboxEntry } from "./outbox.ts";
import type { Asked, PacedTarget, PaceMemory } from "./pacing.ts";
import { cautious, notePace, pauseFor, waitMs, workspaceOf } from "./pacing.ts";
import type { RetryRule } from "./retry.ts";
import { nextTry } from "./retry.ts";
import type { Senders } from "./senders.ts";

/**
 * Is it still due? Named in `OutboxDraft.stillDue`; given by the app. False cancels the entry, a card is sent in place of the one that
 * was queued, and `notBefore` (epoch ms of the programme's clock) puts it off.
 */
export type DueCheck = (params: Readonly<Record<string, string>>) => Promise<DueVerdict>;
export type DueVerdict = boolean | Card | { readonly notBefore: number };
export type DueChecks = ReadonlyMap<string, DueCheck>;

export interface EntryRules {
  readonly checks: DueChecks;
  readonly pace: PaceMemory;
  readonly retry: RetryRule;
  /** Whose claim it is, and how long a send may take. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly senders: Senders;
  /** Absent: what has to wait is put back. */
  readonly delay?: (ms: number) => Promise<void>;
}

/** What has to wait no longer than this is waited for in place. */
const patienceMs = 3_000;
/** So long before its moment an entry is marked as begun: the write must not make it late. */
const beginsBeforeMs = 40;

/**
 * How one entry ends this time; `goesOn`: it leaves another way at once. `leave`: nothing is known for certain, so it stays `sending`; when its lease has run out it
 * is in doubt and looked up before anything is sent again. `lost`: another run has taken it over, nothing was sent.
 */
export type Verdict = { readonly kind: "settle"; readonly outcome: Settlement; readonly goesOn?: true } | { readonly kind: "leave" } | { readonly kind: "lost" };

const settle = (outcome: Settlement): Verdict => ({ kind: "settle", outcome });
const leave: Verdict = { kind: "leave" };

/** Works on one claimed entry, a row of early returns. Never throws: a port that does is logged and the entry tried again. */
export async function deliverEntry(ports: DeliverPorts, rules: EntryRules, entry: OutboxEntry, how: { readonly inDoubt: boolean; readonly started: () => void }): Promise<Verdict> {
  const { inDoubt, started } = how;
  try {
    // Changed twice is the same, so a change in doubt is simply made again.
    const looked = inDoubt && entry.change === undefined ? await lookUpFirst(ports, rules, entry) : undefined;
    return looked ?? (await sendIfDue(ports, rules, entry, started));
  } catch (error) {
    ports.log.error("deliverPortFailed", context(entry, error));
    // A look-up that failed leaves the doubt as it was: settled as waiting it would be sent again unseen.
    return inDoubt ? leave : settle(tryAgain(ports, rules, entry, {}));
  }
}

/** Undefined: it has certainly not been sent, go on as usual. */
async function lookUpFirst(ports: DeliverPorts, rules: EntryRules, entry: OutboxEntry): Promise<Verdict | undefined> {
  const unconfirmed = settle({ state: "unconfirmed", reason: "answerLost" });
  if (entry.attempts > rules.retry.tries) return unconfirmed;
  const address = await findAddress(ports, entry);
  if (address.kind === "none") return address.outcome.state === "waiting" ? leave : unconfirmed;
  const seen = await address.found.messenger.lookUp(address.found.address, entry.key, entry.createdAt);
  if (seen === "absent") return undefined;
  return seen === "unknown" ? unconfirmed : settle({ state: "delivered", sentAt: ports.clock.now(), ref: seen });
}

async function sendIfDue(ports: DeliverPorts, rules: EntryRules, entry: OutboxEntry, started: () => void): Promise<Verdict> {
  // More tries than the rule has: it takes the process down each time, before it can be settled.
  if (entry.attempts > rules.retry.tries) return settle({ state: "failed", reason: "gaveUp" });
  const due = await isStillDue(rules, entry);
  if (due === false) return settle({ state: "cancelled", reason: "noLongerDue" });
  if (typeof due === "object" && "notBefore" in due) return settle({ state: "queued", dueAt: due.notBefore });
  const address = await findAddress(ports, entry);
  if (address.kind === "none") {
    return settle(address.outcome.state === "waiting" ? tryAgain(ports, rules, entry, address.outcome) : address.outcome);
  }
  const { found } = address;
  const deed = await deedOf(ports, entry, found);
  if (deed.kind === "settle") return deed;
  const target = pacedTarget(found);
  const workspace = workspaceOf(target);
  const sender = await rules.senders.hold(workspace);
  if (sender !== "mine") return settle({ state: "queued", dueAt: ports.clock.now(), workspace });
  const turn = await takeTurn(ports, rules, { entry, found, target });
  if (turn.kind !== "go") return turn;
  started();
  return afterAnswer(ports, rules, { entry, found, target }, await answerTo(ports, { entry, found }, () => deed.act(due === true ? entry.card : due)));
}

interface Going {
  readonly entry: OutboxEntry;
  readonly found: Found;
  readonly target: PacedTarget;
}

/** Waits for its moment within the platform's limits, and is marked as begun right before it. */
async function takeTurn(ports: DeliverPorts, rules: EntryRules, { entry, found, target }: Going): Promise<Verdict | { readonly kind: "go" }> {
  const now = ports.clock.machine();
  const { limits } = found.messenger;
  const asked: Asked = { limits: rules.delay ? cautious(limits) : limits, to: target, now, smooth: rules.delay !== undefined && entry.purpose === "broadcast" };
  const wait = Math.ceil(waitMs(rules.pace, asked));
  const { delay } = rules;
  if (wait > (delay ? patienceMs : 0)) return settle({ state: "queued", dueAt: ports.clock.now() + wait, workspace: workspaceOf(target) });
  notePace(rules.pace, asked, now + wait);
  if (delay && wait > beginsBeforeMs) await delay(wait - beginsBeforeMs);
  const begunAt = ports.clock.machine();
  if (!(await ports.stores.outbox.begin(entry.key, rules.owner, rules.leaseMs))) return { kind: "lost" };
  const left = now + wait - ports.clock.machine();
  if (delay && left > 0) await delay(left);
  // A process that stood still meanwhile may be taken for dead by now: what has not left goes back, untried.
  if (ports.clock.machine() - begunAt > rules.leaseMs / 2) return settle({ state: "queued", dueAt: ports.clock.now() });
  return { kind: "go" };
}

async function isStillDue(rules: EntryRules, { stillDue }: OutboxEntry): Promise<DueVerdict> {
  if (stillDue === undefined) return true;
  const check = rules.checks.get(stillDue.check);
  if (check === undefined) throw new Error(`no check named ${stillDue.check}`);
  return check(stillDue.params);
}

type Deed = { readonly kind: "act"; readonly act: (card: Card) => Promise<SendOutcome> } | Extract<Verdict, { kind: "settle" }>;

/** Sends, or changes what an earlier entry delivered: that one's own answer says where it stands. */
async function deedOf(ports: DeliverPorts, entry: OutboxEntry, { messenger, address }: Found): Promise<Deed> {
  const { change } = entry;
  if (change === undefined) return { kind: "act", act: (card) => messenger.send(address, { key: entry.key, card } satisfies OutgoingMessage) };
  const before = await ports.stores.outbox.get(change.of);
  const ref = before?.ref;
  if (before?.state === "delivered" && ref !== undefined) return { kind: "act", act: (card) => (change.how === "remove" ? messenger.remove(ref) : messenger.update(ref, card)) };
  return { kind: "settle", outcome: before?.state === "unconfirmed" ? { state: "failed", reason: "answerLost" } : { state: "cancelled", reason: "noLongerDue" } };
}

/** A messenger that throws may have sent before it did. */
async function answerTo(ports: DeliverPorts, sent: { entry: OutboxEntry; found: Found }, act: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await act();
  } catch (error) {
    ports.log.error("messengerFailed", { ...context(sent.entry, error), platform: sent.found.messenger.platform });
    return { kind: "inDoubt", reason: "answerLost" };
  }
}

async function afterAnswer(ports: DeliverPorts, rules: EntryRules, sent: Going, answer: SendOutcome): Promise<Verdict> {
  const { entry, target } = sent;
  switch (answer.kind) {
    case "delivered":
      return settle({ state: "delivered", sentAt: ports.clock.now(), ref: answer.ref });
    case "final":
      return refused(ports, rules, sent, answer.reason);
    case "inDoubt":
      return leave;
    case "retry": {
      if (answer.afterMs !== undefined) pauseFor(rules.pace, target, ports.clock.machine() + answer.afterMs);
      return settle(tryAgain(ports, rules, entry, answer));
    }
  }
}

/** Where one account is no longer there, the person's next one is tried; it fails after the last. */
async function refused(ports: DeliverPorts, rules: EntryRules, { entry, found }: Going, reason: DeliveryReason): Promise<Verdict> {
  // Whoever has blocked Kvartti in one place is not written to in another.
  const workspace = reason === "notInstalled" || reason === "notFound" ? await nextWorkspace(ports, entry, found) : undefined;
  if (workspace === undefined) return settle({ state: "failed", reason });
  // Only what has a sender is claimed.
  await rules.senders.hold(workspace);
  return { kind: "settle", outcome: { state: "queued", dueAt: ports.clock.now(), workspace }, goesOn: true };
}

/** Not before the platform's own Retry-After; without one the usual growing wait. After the last try it is a dead letter. */
function tryAgain(ports: DeliverPorts, rules: EntryRules, entry: OutboxEntry, why: { reason?: Settlement["reason"]; afterMs?: number }): Settlement {
  const next = nextTry(entry.attempts, entry.key, rules.retry);
  if (next.kind === "stop") return { state: "failed", reason: "gaveUp" };
  return { state: "waiting", dueAt: ports.clock.now() + (why.afterMs ?? next.afterMs), ...(why.reason === undefined ? {} : { reason: why.reason }) };
}

const pacedTarget = ({ messenger, address }: Found): PacedTarget => ({
  platform: messenger.platform,
  tenant: address.tenant,
  conversation: address.conversation ?? address.user ?? "",
});

const context = (entry: OutboxEntry, error: unknown): LogContext => ({
  key: entry.key,
  purpose: entry.purpose,
  attempts: entry.attempts,
  // The error's name only: a message may quote what people wrote.
  error: error instanceof Error ? error.name : typeof error,
});
