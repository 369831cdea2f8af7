import { describe, expect, it } from "vitest";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import type { EvaluationRound } from "../../src/evaluation/round.ts";
import { roundDates } from "../../src/programme/round-dates.ts";
import type { Known } from "../../src/evaluation/what-is-owed.ts";
import { questionOf } from "../../src/evaluation/question-of.ts";
import { whatIsOwed } from "../../src/evaluation/what-is-owed.ts";
import { activate } from "../../src/programme/active-programme.ts";
import type { Cadence } from "../../src/programme/indicator.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import { smallPeople } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";

const active = activate(smallProgramme, 1, finnishHolidays());
const assignments = smallPeople(smallProgramme).roles;
const knowing = (more: Partial<Known> = {}): Known => ({ assignments, done: new Set(), reached: new Set(), recorded: new Set(), handovers: [], today: "2021-04-01", ...more });
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

describe("a target table", () => {
  const table = {
    id: "lapset-taulu", name: "Asiakkaat kunnittain", aliases: [], goals: [1], measures: [], years: [2020, 2021], remarks: [],
    share: { name: "Osuus", unit: "%", values: [10, 11] }, columns: [{ id: "asiakkaat", name: "Asiakkaat", unit: "asiakasta" }],
    rows: [{ place: "Pori", values: { asiakkaat: [5, 6] } }, { place: "Ulvila", values: { asiakkaat: [1, 2] } }, { place: "Yhteensä", total: true, values: { asiakkaat: [6, 8] } }],
  };
  const withTable = (more: object = {}): ReturnType<typeof activate> =>
    activate({ ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "lapset" ? { ...g, tables: [{ ...table, ...more }] } : g)) }, 1, finnishHolidays());
  const rows = (a: ReturnType<typeof activate>, q: Quarter): readonly (string | number | undefined)[][] =>
    whatIsOwed(a, round(q), knowing()).filter((o) => o.kind === "tableYear").map((o) => [o.item, o.subject, o.year, o.answerer]);

  it("asks a year's actuals once, after the year, and only for years that it has", () => {
    expect(["2021-Q2", "2021-Q4", "2022-Q4"].map((q) => rows(withTable(), q as Quarter))).toEqual([[], [["lapset-taulu/asiakkaat", "lapset-taulu", 2021, "lapsijohtaja"]], []]);
  });

  it("asks when its figures exist, for the year before", () => {
    expect(rows(withTable({ availableFrom: "02-15" }), "2021-Q1")).toEqual([["lapset-taulu/asiakkaat", "lapset-taulu", 2020, "lapsijohtaja"]]);
    expect(rows(withTable({ availableFrom: "02-15" }), "2021-Q4")).toEqual([]);
  });

  it("is asked place by place, without its total row: that is computed", () => {
    const a = withTable();
    const item = whatIsOwed(a, round("2021-Q4"), knowing()).find((o) => o.kind === "tableYear");
    const question = item && questionOf(a.programme, item);
    expect(question?.breakdown?.parts).toEqual(["Pori", "Ulvila"]);
    expect(question?.target?.value).toBe(8);
  });
});

describe("the final evaluation", () => {
  const final = { id: "koti-18", title: "Loppuarviointi", goals: [1], details: [], owners: [], asked: "final" as const, indicators: [], remarks: [], schedule: { text: "2023", from: "2023-01-01", to: "2023-12-31" } };
  const a = activate({ ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "koti" ? { ...g, measures: [...g.measures, final] } : g)) }, 1, finnishHolidays());
  const finals = (q: Quarter): readonly (string | undefined)[] => whatIsOwed(a, round(q), knowing()).filter((o) => o.kind === "final").map((o) => o.item);

  it("is one for every group, in the round in which its schedule ends", () => {
    expect(finals("2023-Q3")).toEqual([]);
    expect(finals("2023-Q4")).toEqual(["final/koti", "final/digi", "final/lapset"]);
  });
});

describe("what is done once or twice a year", () => {
  const groups = (cadence: Cadence): Programme["groups"] =>
    smallProgramme.groups.map((g) => ({ ...g, measures: g.measures.map((m) => ({ ...m, indicators: m.indicators.map((i) => (i.id === "koti-1a-m1" ? { ...i, cadence } : i)) })) }));
  const asked = (cadence: Cadence, known: Known): readonly boolean[] =>
    (["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"] as const).map((q) =>
      whatIsOwed(activate({ ...smallProgramme, groups: groups(cadence) }, 1, finnishHolidays()), round(q), known).some((o) => o.item === "koti-1a-m1"));

  it("a half-yearly figure is asked in the middle and at the end of the year", () => {
    expect(asked("halfYearly", knowing())).toEqual([false, true, false, true]);
  });

  it("a figure that there is only one of is asked until it is there", () => {
    expect(asked("once", knowing())).toEqual([true, true, true, true]);
    expect(asked("once", knowing({ recorded: new Set(["koti-1a-m1"]) }))).toEqual([false, false, false, false]);
  });
});

describe("two owners of one measure", () => {
  it("the one appointed last answers", () => {
    const owner = (id: string, from?: string) => ({ ...active.scope, id, person: id, role: "owner" as const, group: "koti", measures: ["koti-2a"], ...(from ? { from } : {}) });
    const rows = whatIsOwed(active, round("2021-Q1"), knowing({ assignments: [...assignments, owner("uusi", "2021-04-02"), owner("vanha")] }));
    expect(rows.find((r) => r.item === "koti-2a")?.answerer).toBe("uusi");
  });
});
