import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PacedTarget, PaceMemory } from "../../src/messaging/pacing.ts";
import { notePace, paceMemory, pauseFor, takeOver, handedOver, waitMs as waitFor, workspaceOf } from "../../src/messaging/pacing.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";

const limits: SendingLimits = { perConversation: [{ sends: 1, windowMs: 1_000 }], perTenant: [{ sends: 3, windowMs: 60_000 }] };
const channel = (conversation: string, tenant = "pori"): PacedTarget => ({ platform: "slack", tenant, conversation });
const sentAt = (...sends: readonly (readonly [PacedTarget, number])[]): PaceMemory => {
  const pace = paceMemory();
  for (const [to, at] of sends) notePace(pace, { limits, to, now: at }, at);
  return pace;
};
const waitMs = (pace: PaceMemory, own: SendingLimits, to: PacedTarget, now: number): number => waitFor(pace, { limits: own, to, now });

describe("pacing", () => {
  it("lets the first message go", () => {
    expect(waitMs(paceMemory(), limits, channel("vanhus"), 5_000)).toBe(0);
  });

  it("holds a second message to the same channel for the rest of the second", () => {
    const pace = sentAt([channel("vanhus"), 5_000]);
    expect(waitMs(pace, limits, channel("vanhus"), 5_300)).toBe(700);
    expect(waitMs(pace, limits, channel("vanhus"), 6_000)).toBe(0);
  });

  it("does not hold another channel, nor another workspace's channel of the same name", () => {
    const pace = sentAt([channel("vanhus"), 5_000]);
    expect(waitMs(pace, limits, channel("digi"), 5_001)).toBe(0);
    expect(waitMs(pace, limits, channel("vanhus", "rauma"), 5_001)).toBe(0);
  });

  it("holds the whole workspace when its minute is full, until the oldest send is a minute old", () => {
    const pace = sentAt([channel("a"), 0], [channel("b"), 10_000], [channel("c"), 20_000]);
    expect(waitMs(pace, limits, channel("d"), 30_000)).toBe(30_000);
    expect(waitMs(pace, limits, channel("d", "rauma"), 30_000)).toBe(0);
    expect(waitMs(pace, limits, channel("d"), 60_000)).toBe(0);
  });

  it("obeys a platform that asked for a break, in that conversation only, and the longer of two breaks", () => {
    const pace = paceMemory();
    pauseFor(pace, channel("vanhus"), 42_000);
    pauseFor(pace, channel("vanhus"), 20_000);
    expect(waitMs(pace, limits, channel("vanhus"), 12_000)).toBe(30_000);
    expect(waitMs(pace, limits, channel("digi"), 12_000)).toBe(0);
  });

  it("spreads what can wait over the workspace's minute, and lets a reminder go in between", () => {
    const pace = paceMemory();
    const asked = { limits, to: channel("a"), now: 0, smooth: true };
    notePace(pace, asked, 0);
    expect(waitFor(pace, { ...asked, to: channel("b"), now: 1_000 })).toBe(19_000);
    expect(waitFor(pace, { limits, to: channel("b"), now: 1_000 })).toBe(0);
  });

  it("hands over what was sent lately, so that the next sender keeps the limits", () => {
    const before = sentAt([channel("a"), 0], [channel("b"), 10_000], [channel("c"), 20_000]);
    const after = paceMemory();
    takeOver(after, workspaceOf(channel("a")), handedOver(before, workspaceOf(channel("a"))));
    expect(waitMs(after, limits, channel("d"), 30_000)).toBe(30_000);
  });

  it("never lets more go than any limit allows, whatever the moments", () => {
    const moments = fc.array(fc.record({ to: fc.constantFrom("a", "b", "c"), after: fc.integer({ min: 0, max: 3_000 }) }), { maxLength: 80 });
    fc.assert(
      fc.property(moments, (steps) => {
        const pace = paceMemory();
        let now = 0;
        const sends: { to: string; at: number }[] = [];
        for (const { to, after } of steps) {
          now += after;
          if (waitMs(pace, limits, channel(to), now) > 0) continue;
          notePace(pace, { limits, to: channel(to), now }, now);
          sends.push({ to, at: now });
        }
        for (const { to, at } of sends) {
          expect(sends.filter((send) => send.to === to && send.at >= at && send.at < at + 1_000).length).toBeLessThanOrEqual(1);
          expect(sends.filter((send) => send.at >= at && send.at < at + 60_000).length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
