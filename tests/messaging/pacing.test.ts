import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pace, PacedTarget } from "../../src/messaging/pacing.ts";
import { afterPause, afterSend, restedPace, waitMs } from "../../src/messaging/pacing.ts";
import type { SendingLimits } from "../../src/ports.ts";

const limits: SendingLimits = { perConversation: [{ sends: 1, windowMs: 1_000 }], perTenant: [{ sends: 3, windowMs: 60_000 }] };
const channel = (conversation: string, tenant = "pori"): PacedTarget => ({ platform: "slack", tenant, conversation });
const sentAt = (...sends: readonly (readonly [PacedTarget, number])[]): Pace =>
  sends.reduce((pace, [to, at]) => afterSend(pace, limits, to, at), restedPace);

describe("pacing", () => {
  it("lets the first message go", () => {
    expect(waitMs(restedPace, limits, channel("vanhus"), 5_000)).toBe(0);
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

  it("obeys a platform that asked for a break, in that conversation only", () => {
    const pace = afterPause(restedPace, channel("vanhus"), 42_000);
    expect(waitMs(pace, limits, channel("vanhus"), 12_000)).toBe(30_000);
    expect(waitMs(pace, limits, channel("digi"), 12_000)).toBe(0);
    expect(waitMs(afterPause(pace, channel("vanhus"), 20_000), limits, channel("vanhus"), 12_000)).toBe(30_000);
  });

  it("forgets what no limit looks at any more", () => {
    const pace = afterSend(sentAt([channel("a"), 0], [channel("b"), 10_000]), limits, channel("c"), 200_000);
    expect([...pace.sent.values()].flat()).toEqual([200_000, 200_000]);
  });

  it("never lets more go than any limit allows, whatever the moments", () => {
    const moments = fc.array(fc.record({ to: fc.constantFrom("a", "b", "c"), after: fc.integer({ min: 0, max: 3_000 }) }), { maxLength: 80 });
    fc.assert(
      fc.property(moments, (steps) => {
        let pace = restedPace;
        let now = 0;
        const sends: { to: string; at: number }[] = [];
        for (const { to, after } of steps) {
          now += after;
          if (waitMs(pace, limits, channel(to), now) > 0) continue;
          pace = afterSend(pace, limits, channel(to), now);
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
