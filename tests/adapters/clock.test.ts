import { describe, expect, it } from "vitest";
import { programmeClock } from "../../adapters/clock.ts";
import { dateOf, momentOf } from "../../src/shared/calendar.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const zone = smallProgramme.zone;

describe("the programme's clock", () => {
  it("of a demo starts on the sample's day, moves forward only, and stands where it was after a restart", async () => {
    const clock = programmeClock();
    await clock.follow(smallProgramme, store.stores);
    expect(dateOf(clock.now(), zone)).toBe("2021-03-29");
    await clock.moveTo(momentOf("2021-04-01", 9, zone));
    await clock.moveTo(momentOf("2021-03-30", 9, zone));
    expect(dateOf(clock.now(), zone)).toBe("2021-04-01");
    const restarted = programmeClock();
    await restarted.follow(smallProgramme, store.stores);
    expect(Math.abs(restarted.now() - clock.now())).toBeLessThan(60_000);
  });

  it("of a real programme is the machine's, also when it takes the place of a demo", async () => {
    const clock = programmeClock();
    await clock.follow(smallProgramme, store.stores);
    await clock.follow({ ...smallProgramme, id: "oikea", demo: false }, store.stores);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
    await clock.moveTo(Date.now() + 1e9);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
  });
});
