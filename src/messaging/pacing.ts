import type { Limit, SendingLimits } from "../ports.ts";

/**
 * Proactive pacing: who was sent to lately, as a value. A send is counted before it leaves, so that two sends decided
 * at once cannot share one slot. All moments are machine time (epoch ms).
 */
export interface Pace {
  readonly sent: ReadonlyMap<string, readonly number[]>;
  /** Conversation -> not before this moment, because the platform said so (Retry-After). */
  readonly pausedUntil: ReadonlyMap<string, number>;
}

export interface PacedTarget {
  readonly platform: string;
  readonly tenant: string;
  readonly conversation: string;
}

export const restedPace: Pace = { sent: new Map(), pausedUntil: new Map() };

/** Holds the latest pace of this process; made once, handed to every delivery. */
export interface PaceMemory {
  pace: Pace;
}
export const paceMemory = (): PaceMemory => ({ pace: restedPace });

const tenantKey = (to: PacedTarget): string => JSON.stringify([to.platform, to.tenant]);
const conversationKey = (to: PacedTarget): string => JSON.stringify([to.platform, to.tenant, to.conversation]);

/** Milliseconds until this target may be sent to; 0 = go. */
export function waitMs(pace: Pace, limits: SendingLimits, to: PacedTarget, now: number): number {
  const conversation = conversationKey(to);
  const tenant = tenantKey(to);
  return Math.max(
    0,
    (pace.pausedUntil.get(conversation) ?? 0) - now,
    ...limits.perConversation.map((limit) => waitForLimit(pace.sent.get(conversation) ?? [], limit, now)),
    ...limits.perTenant.map((limit) => waitForLimit(pace.sent.get(tenant) ?? [], limit, now)),
  );
}

/** The oldest of the last `sends` sends has to leave the window first. */
function waitForLimit(sent: readonly number[], limit: Limit, now: number): number {
  const oldest = sent.at(-limit.sends);
  return oldest === undefined ? 0 : oldest + limit.windowMs - now;
}

/** The pace after a send that is about to leave. Forgets what no limit looks at any more. */
export function afterSend(pace: Pace, limits: SendingLimits, to: PacedTarget, now: number): Pace {
  const longest = Math.max(0, ...[...limits.perConversation, ...limits.perTenant].map((limit) => limit.windowMs));
  const sent = new Map<string, readonly number[]>();
  for (const [key, moments] of pace.sent) {
    const recent = moments.filter((at) => at + longest > now);
    if (recent.length > 0) sent.set(key, recent);
  }
  const count = (key: string): void => void sent.set(key, [...(sent.get(key) ?? []), now]);
  if (limits.perConversation.length > 0) count(conversationKey(to));
  if (limits.perTenant.length > 0) count(tenantKey(to));
  return { sent, pausedUntil: new Map([...pace.pausedUntil].filter(([, until]) => until > now)) };
}

/** The platform asked for a break in one conversation. */
export function afterPause(pace: Pace, to: PacedTarget, until: number): Pace {
  const key = conversationKey(to);
  return { ...pace, pausedUntil: new Map(pace.pausedUntil).set(key, Math.max(until, pace.pausedUntil.get(key) ?? 0)) };
}
