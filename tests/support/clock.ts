import type { Clock } from "../../src/ports/clock.ts";

export interface FakeClock extends Clock {
  readonly now: () => number;
  readonly machine: () => number;
  /** Moves the programme's time only, as a demo clock does. */
  set(moment: number): void;
  /** Lets time pass: the programme's and the machine's. */
  advance(ms: number): void;
}

/** Starts at a moment (epoch ms, or ISO text with its offset); the machine's clock starts there, too. */
export function fakeClock(start: number | string = "2021-10-01T09:00:00+03:00"): FakeClock {
  let programme = typeof start === "number" ? start : Date.parse(start);
  let machine = programme;
  return {
    now: () => programme,
    machine: () => machine,
    set: (moment) => {
      programme = moment;
    },
    advance: (ms) => {
      programme += ms;
      machine += ms;
    },
  };
}
