import { describe, expect, it } from "vitest";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import type { EvaluationRound } from "../../src/evaluation/round.ts";
import { roundDates } from "../../src/evaluation/round.ts";
import type { Known } from "../../src/evaluation/what-is-owed.ts";
import { whatIsOwed } from "../../src/evaluation/what-is-owed.ts";
import { activate } from "../../src/programme/active-programme.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import { smallPeople } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";

const active = activate(smallProgramme, 1, finnishHolidays());
const assignments = smallPeople(smallProgramme).roles;
const knowing = (more: Partial<Known> = {}): Known => ({ assignments, done: new Set(), reached: new Set(), ...more });
const round = (quarter: Quarter): EvaluationRound => ({
  ...active.scope, id: `laituri:${quarter}`, quarter, programmeVersion: 1, state: "open", laidDown: false, ...roundDates(quarter, smallProgramme.rounds, active.calendar),
});
const items = (quarter: Quarter, known = knowing()): readonly string[] => whatIsOwed(active, round(quarter), known).map((o) => o.item);

describe("what is owed in a round", () => {
  it("is a judgement of each measure and its figures, in the document's order, each row once", () => {
    expect(items("2021-Q1").slice(0, 6)).toEqual(["koti-1a-m1", "koti-1a", "kotona", "koti-2a", "koti-2b-m2", "koti-2b"]);
    expect(new Set(items("2021-Q1")).size).toBe(items("2021-Q1").length);
  });

  it("a yearly figure without a day of its own is asked after the year, not in between", () => {
    expect(["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"].map((q) => items(q as Quarter).includes("lapset-t1-1-m2"))).toEqual([false, false, false, true]);
  });

  it("a yearly figure with a day is asked in the first round after that day", () => {
    const groups = smallProgramme.groups.map((g) => ({ ...g, measures: g.measures.map((m) => ({ ...m, indicators: m.indicators.map((i) => (i.cadence === "yearly" ? { ...i, availableFrom: "05-15" } : i)) })) }));
    const later = activate({ ...smallProgramme, groups }, 1, finnishHolidays());
    const asked = ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"].map((q) => whatIsOwed(later, round(q as Quarter), knowing()).some((o) => o.item === "lapset-t1-1-m2"));
    expect(asked).toEqual([false, true, false, false]);
  });

  it("a measure said to be done is not asked again; a milestone reached neither", () => {
    expect(items("2021-Q2", knowing({ done: new Set(["koti-1a"]) }))).not.toContain("koti-1a-m1");
    expect(items("2021-Q2", knowing({ reached: new Set(["koti-2b-m2"]) }))).not.toContain("koti-2b-m2");
  });

  it("a schedule that has passed does not end the asking", () => {
    expect(items("2022-Q2")).toContain("lapset-t1-1");
  });

  it("a group without measures is asked about its projects, from the year they are planned for", () => {
    expect(items("2021-Q4")).not.toContain("digi-p2");
    expect(items("2022-Q1")).toContain("digi-p2");
  });

  it("goes to the measure's own owner, else to the chair, and says that the owner is missing", () => {
    const owner = { ...active.scope, id: "owner:hoitaja", person: "hoitaja", role: "owner" as const, group: "koti", measures: ["koti-2a"] };
    const rows = whatIsOwed(active, round("2021-Q1"), knowing({ assignments: [...assignments, owner] }));
    expect(rows.filter((r) => r.subject === "koti-2a").map((r) => r.answerer)).toEqual(["hoitaja", "hoitaja"]);
    expect(rows.find((r) => r.item === "koti-1a")).toMatchObject({ answerer: "kotijohtaja", ownerMissing: true });
  });

  it("a group without anybody is owed by nobody, and still owed", () => {
    const rows = whatIsOwed(active, round("2021-Q1"), knowing({ assignments: [] }));
    expect(rows.length).toBe(items("2021-Q1").length);
    expect(rows.every((r) => r.answerer === undefined)).toBe(true);
  });
});
