import { describe, expect, it } from "vitest";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import { plannedRounds, takesPart } from "../../src/evaluation/round-calendar.ts";
import { activate } from "../../src/programme/active-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { RoundRule, RoundTiming } from "../../src/programme/round-timing.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { roundDates } from "../../src/programme/round-dates.ts";
import { ruleOf } from "../../src/programme/round-rule.ts";
import { addDays, clockTime, dateOf, isWorkingDay, momentOf, sendingMoment } from "../../src/shared/calendar.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import { smallProgramme } from "../support/small-programme.ts";

const bodies: Programme["bodies"] = [
  { id: "ohjaus", name: "Ohjausryhmä", kind: "steeringGroup", aliases: [], meetings: [{ on: "2021-04-07" }, { on: "2021-05-12", agenda: "2021-05-04" }, { on: "2021-11-12" }] },
];
const rule = (own: RoundTiming): RoundRule => ({ ...smallProgramme.rounds, ...own });
const { calendar } = activate(smallProgramme, 1, finnishHolidays());
const dates = (q: Quarter, own: RoundTiming): readonly string[] => {
  const d = roundDates(q, rule(own), calendar, bodies);
  return [d.opensOn, d.dueOn, d.editableUntil];
};

describe("a round's dates", () => {
  it("are the first working day after the quarter, 28 days, and 14 more, when nothing else is said", () => {
    expect(dates("2021-Q1", {})).toEqual(["2021-04-01", "2021-04-29", "2021-05-14"]);
  });

  it("are counted from the quarter's end; what falls on a free day moves forward", () => {
    expect(dates("2021-Q1", { opens: { afterQuarter: 2 }, due: { afterQuarter: 24 }, closes: { afterQuarter: 40 } })).toEqual(["2021-04-06", "2021-04-26", "2021-05-10"]);
  });

  it("are counted back from a body's agenda deadline, from the first meeting that leaves room for them", () => {
    expect(dates("2021-Q1", { due: { beforeMeeting: "ohjaus", workingDays: 3 } }).slice(0, 2)).toEqual(["2021-04-01", "2021-04-29"]);
    expect(dates("2021-Q3", { due: { beforeMeeting: "ohjaus", workingDays: 5 } })[1]).toBe("2021-11-05");
  });

  it("are the usual ones when the body has no meeting to be in time for", () => {
    expect(dates("2021-Q2", { due: { beforeMeeting: "ohjaus", workingDays: 5 } })).toEqual(dates("2021-Q2", {}));
  });

  it("never end before they begin", () => {
    expect(dates("2021-Q1", { due: { afterQuarter: 0 }, closes: { afterQuarter: 0 } })).toEqual(["2021-04-01", "2021-04-01", "2021-04-01"]);
  });
});

describe("rounds by rule", () => {
  const withOwn = (own: RoundTiming): Programme => ({ ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "digi" ? { ...g, rounds: own } : g)) });
  const quarters = (p: Programme, id: string): readonly string[] => {
    const active = activate(p, 1, finnishHolidays());
    return plannedRounds(active).map((r) => r.quarter).filter((q) => q < "2022" && p.groups.some((g) => g.id === id && takesPart(active, g, q)));
  };

  it("a group can be asked once a year while the others are asked every quarter", () => {
    expect(quarters(withOwn({ cadence: "yearly" }), "digi")).toEqual(["2021-Q4"]);
    expect(quarters(withOwn({ cadence: "yearly" }), "koti")).toEqual(["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"]);
  });

  it("a group has what it says of its own, and the programme's rule in the rest", () => {
    const p = withOwn({ dueAfterDays: 10 });
    expect(ruleOf(p, p.groups[1])).toMatchObject({ cadence: "quarterly", dueAfterDays: 10, editDays: 14, reminders: ["opening", 5, "due"] });
  });
});

describe("days on which nobody is at work", () => {
  it("are weekends, public holidays, eves and the programme's breaks; eves can be working days", () => {
    const free = activate({ ...smallProgramme, freeDays: [{ from: "2021-07-01", to: "2021-07-31", name: "Tauko" }] }, 1, finnishHolidays()).calendar;
    for (const day of ["2021-06-25", "2021-12-24", "2021-12-06", "2021-07-14", "2021-05-13"]) expect([day, isWorkingDay(day, free)]).toEqual([day, false]);
    expect(isWorkingDay("2021-06-25", activate({ ...smallProgramme, eves: false }, 1, finnishHolidays()).calendar)).toBe(true);
  });
});

describe("the moment of sending", () => {
  it("is in office hours of a working day and never before what was asked, on every day of ten years, also when the clocks change", () => {
    const zone = "Europe/Helsinki";
    const years = activate({ ...smallProgramme, rounds: { ...smallProgramme.rounds, firstQuarter: "2026-Q1", lastQuarter: "2035-Q4" } }, 1, finnishHolidays()).calendar;
    const hours = [0, 3, 4, 7, 9, 16, 17, 23];
    const wrong: string[] = [];
    for (let day = "2026-01-01", n = 0; day < "2036-01-01"; day = addDays(day, 1), n += 1)
      for (const hour of [8, hours[n % hours.length] ?? 0]) {
        const asked = momentOf(day, hour, zone);
        const sent = sendingMoment(asked, { from: 8, to: 17, hour: 9 }, years);
        const at = Number(clockTime(sent, zone).replace(".", ""));
        const atWork = at >= 800 && at < 1700 && isWorkingDay(dateOf(sent, zone), years);
        if (sent < asked || !atWork || (sent !== asked && at !== 900)) wrong.push(`${day} ${hour}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe("a calendar that cannot be kept", () => {
  const file = (rounds: string, more = ""): string => `id: a\norganisation: a\nname: b\nrounds:\n  firstQuarter: 2021-Q1\n  lastQuarter: 2021-Q2\n${rounds}${more}groups:\n  - {id: g, name: Ryhmä}\n`;
  const faults = (text: string): readonly string[] => {
    const read = readProgramme(text);
    return ("faults" in read ? read.faults : read.warnings).map((f) => `${f.line} ${f.code}`).filter((f) => !/noChair|emptyGroup/.test(f));
  };

  it("is told with its line, all at once", () => {
    expect(faults(file("  reminders: [opening, 5, myöhemmin]\n  due: {afterQuarter: 3, beforeMeeting: ohjaus}\n  opens: {beforeMeeting: ohjaus}\n  chairAfter: 3\n  coordinatorAfter: 2\n  sendingHours: {from: 12, to: 11}\n"))).toEqual([
      "7 reminderStep", "8 offset", "9 unknownBody", "11 escalationOrder", "12 hoursOrder",
    ]);
    expect(faults(file("  hour: 7\n  sendingHours: {from: 8, to: 16}\n  dates:\n    - {quarter: 2021-Q1, opens: 2021-04-10, due: 2021-04-01}\n    - {quarter: 2021-Q1, opens: 2021-04-10, due: 2021-05-01}\n", "freeDays: [{from: 2021-07-01, to: 2031-07-31, name: Tauko}]\n"))).toEqual([
      "8 hourOutside", "10 fromAfterTo", "11 duplicateQuarter", "12 breakTooLong",
    ]);
  });

  it("a meeting that is not there, or comes before its agenda's deadline, is shown", () => {
    const meetings = "bodies:\n  - {id: ohjaus, name: Ohjaus, kind: steeringGroup, meetings: [{on: 2021-05-12, agenda: 2021-05-14}]}\n";
    expect(faults(file("  due: {beforeMeeting: ohjaus, workingDays: 2}\n", meetings))).toEqual(["7 noMeeting", "9 agendaAfterMeeting"]);
  });
});
