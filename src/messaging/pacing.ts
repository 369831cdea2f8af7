import type { Limit, SendingLimits } from "../ports/messenger.ts";

/**
 * Proactive pacing. A send takes its moment before it leaves, also a moment that is still to come, so that two sends decided at once
 * cannot share one slot. All moments are machine time (epoch ms). One memory per process; only `notePace` and `pauseFor` change it.
 */
export interface PaceMemory {
  /** Moments by conversation and by tenant, in order; those to come included. */
  readonly sent: Map<string, number[]>;
  /** Tenant -> the last moment given to something that can wait. */
  readonly smooth: Map<string, number>;
  /** Conversation -> not before this moment, because the platform said so (Retry-After). */
  readonly pausedUntil: Map<string, number>;
}

export interface PacedTarget {
  readonly platform: string;
  readonly tenant: string;
  readonly conversation: string;
}

export const paceMemory = (): PaceMemory => ({ sent: new Map(), smooth: new Map(), pausedUntil: new Map() });

/** `platform:tenant`: what a sender's lease and a platform's limits are about. */
export const workspaceOf = (to: Pick<PacedTarget, "platform" | "tenant">): string => `${to.platform}:${to.tenant}`;
const conversationOf = (to: PacedTarget): string => JSON.stringify([to.platform, to.tenant, to.conversation]);

/** A little more than the platform asks for: a message leaves some milliseconds after its moment, the next one may be faster. */
const marginMs = 25;
export const cautious = (limits: SendingLimits): SendingLimits => {
  const wider = (all: readonly Limit[]): readonly Limit[] => all.map((l) => ({ sends: l.sends, windowMs: l.windowMs + marginMs }));
  return { perConversation: wider(limits.perConversation), perTenant: wider(limits.perTenant) };
};

export interface Asked {
  readonly limits: SendingLimits;
  readonly to: PacedTarget;
  readonly now: number;
  /** Spread evenly over the tenant's window: a large broadcast leaves no gap of a minute behind it, and always room for a reminder. */
  readonly smooth?: boolean;
}

/** Milliseconds until this target may be sent to; 0 = go. */
export function waitMs(memory: PaceMemory, { limits, to, now, smooth }: Asked): number {
  const conversation = conversationOf(to);
  const tenant = workspaceOf(to);
  return Math.max(
    0,
    (memory.pausedUntil.get(conversation) ?? 0) - now,
    ...limits.perConversation.map((limit) => waitForLimit(memory.sent.get(conversation), limit, now)),
    ...limits.perTenant.map((limit) => waitForLimit(memory.sent.get(tenant), limit, now)),
    ...(smooth === true ? limits.perTenant.map((limit) => (memory.smooth.get(tenant) ?? 0) + limit.windowMs / limit.sends - now) : []),
  );
}

/** The oldest of the last `sends` sends has to leave the window first. */
function waitForLimit(sent: readonly number[] | undefined, limit: Limit, now: number): number {
  const oldest = sent?.at(-limit.sends);
  return oldest === undefined ? 0 : oldest + limit.windowMs - now;
}

/** Takes the moment `at` for this target. */
export function notePace(memory: PaceMemory, { limits, to, now, smooth }: Asked, at: number): void {
  if (limits.perConversation.length > 0) note(memory, conversationOf(to), { limits: limits.perConversation, now, at });
  if (limits.perTenant.length > 0) note(memory, workspaceOf(to), { limits: limits.perTenant, now, at });
  if (smooth === true) memory.smooth.set(workspaceOf(to), at);
  if (memory.sent.size > mostRemembered) forgetOld(memory, now);
}

const mostRemembered = 20_000;
/** Longest window of any platform: what is older is looked at by no limit. */
const longestWindowMs = 3_600_000;

function forgetOld(memory: PaceMemory, now: number): void {
  for (const [key, moments] of memory.sent) if ((moments.at(-1) ?? 0) + longestWindowMs < now) memory.sent.delete(key);
  for (const [key, until] of memory.pausedUntil) if (until <= now) memory.pausedUntil.delete(key);
}

function note(memory: PaceMemory, key: string, { limits, now, at }: { readonly limits: readonly Limit[]; readonly now: number; readonly at: number }): void {
  const longest = Math.max(...limits.map((limit) => limit.windowMs));
  const moments = memory.sent.get(key) ?? [];
  while ((moments[0] ?? Infinity) + longest <= now) moments.shift();
  const place = moments.findLastIndex((m) => m <= at) + 1;
  moments.splice(place, 0, at);
  memory.sent.set(key, moments);
}

/** The platform asked for a break in one conversation. */
export function pauseFor(memory: PaceMemory, to: PacedTarget, until: number): void {
  const key = conversationOf(to);
  memory.pausedUntil.set(key, Math.max(until, memory.pausedUntil.get(key) ?? 0));
}

/** What a tenant has been sent lately, to hand over with its lease; and taking that over. */
export const handedOver = (memory: PaceMemory, workspace: string): readonly number[] => memory.sent.get(workspace) ?? [];
export function takeOver(memory: PaceMemory, workspace: string, moments: readonly number[]): void {
  memory.sent.set(workspace, [...moments].sort((a, b) => a - b));
  const last = moments.length === 0 ? undefined : Math.max(...moments);
  if (last !== undefined) memory.smooth.set(workspace, last);
}

/** How many may leave within the next `ms`: so many are worth claiming. */
export function roomFor(memory: PaceMemory, limits: SendingLimits, workspace: string, { now, ms }: { readonly now: number; readonly ms: number }): number {
  const moments = memory.sent.get(workspace) ?? [];
  const rooms = limits.perTenant.map((limit) => {
    const rate = Math.max(1, Math.floor((limit.sends * ms) / limit.windowMs));
    const ahead = moments.filter((m) => m > now).length;
    return Math.max(0, rate - ahead);
  });
  return Math.min(mostAtOnce, ...rooms);
}
const mostAtOnce = 200;
