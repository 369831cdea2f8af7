import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/programme/measure.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { goalStatus } from "../../src/status/goal-status.ts";
import { groupStatus } from "../../src/status/group-status.ts";
import { indicatorStatus } from "../../src/status/indicator-status.ts";
import { measureStatus } from "../../src/status/measure-status.ts";
import { overdue } from "../../src/status/overdue.ts";
import { projectStatus } from "../../src/status/project-status.ts";
import { ownerOf, scheduleOf } from "../../src/status/responsibility.ts";
import { actualAt, tableStatus } from "../../src/status/table-status.ts";
import { person, scope as other } from "../support/rows.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore({ start: "2021-10-20T09:00:00+03:00" });
const programme = sampleProgramme();
const home = "kotona-asuvat-75";
const scope = { organisation: programme.organisation, programme: programme.id };

/** The sample with one measure told otherwise. */
const changed = (id: string, change: (m: Measure) => Measure): Programme => ({
  ...programme,
  groups: programme.groups.map((g) => ({ ...g, measures: g.measures.map((m) => (m.id === id ? change(m) : m)) })),
});

describe("whose word is shown", () => {
  test("without figures and judgements nothing is known", async () => {
    const { ports } = office(programme, store);
    const view = await measureStatus(ports, programme, "vanhus-3a");
    expect(view?.shown).toEqual({ status: "unknown", source: "none" });
    expect(view?.indicators[0]?.computed.reason.code).toBe("noReading");
  });

  test("figures alone are told as computed", async () => {
    const o = office(programme, store);
    await o.reads(home, "2021-Q2", 92.5);
    await o.reads(home, "2021-Q3", 92.8);
    expect((await measureStatus(o.ports, programme, "vanhus-3a"))?.shown).toEqual({ status: "onTrack", source: "computed" });
  });

  test("the owner's judgement goes before the figures, and what the figures say stays beside it", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.reads(home, "2021-Q2", 92.5);
    await o.reads(home, "2021-Q3", 92.8);
    await o.judges("vanhus-3a", "2021-Q3", "offTrack");
    const view = await measureStatus(o.ports, programme, "vanhus-3a");
    expect(view?.shown).toEqual({ status: "offTrack", source: "owner" });
    expect(view).toMatchObject({ differs: true, computed: { status: "onTrack" }, judgement: { current: true } });
  });

  test("figures that say nothing do not differ from anything", async () => {
    const o = office(programme, store);
    await o.judges("vanhus-3b", "2021-Q3", "atRisk");
    await o.reads("vanhus-3b-m1", "2021-Q3", { lapset: 1, vammaiset: 2, ikäihmiset: 3 });
    expect(await measureStatus(o.ports, programme, "vanhus-3b")).toMatchObject({ differs: false, shown: { status: "atRisk" } });
  });

  test("a correction of an older round does not stand before the newest round's judgement", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q2", "2021-07-29");
    await o.openRound("2021-Q3", "2021-10-29");
    for (const subject of ["vanhus-3a", "vanhus-1a"]) {
      await o.judges(subject, "2021-Q3", "onTrack");
      await o.judges(subject, "2021-Q2", "offTrack");
    }
    expect((await measureStatus(o.ports, programme, "vanhus-3a"))?.shown.status).toBe("onTrack");
    const group = await groupStatus(o.ports, programme, "vanhus");
    expect(group?.measures.find((m) => m.measure.id === "vanhus-1a")?.shown.status).toBe("onTrack");
  });

  test("a judgement of an older round still holds, and is told to be old", async () => {
    const o = office(programme, store);
    for (const q of ["2021-Q1", "2021-Q2", "2021-Q3"] as const) await o.openRound(q, "2021-10-29");
    await o.judges("vanhus-3a", "2021-Q1", "atRisk");
    const expected = { status: "atRisk", quarter: "2021-Q1", current: false };
    expect((await measureStatus(o.ports, programme, "vanhus-3a"))?.judgement).toMatchObject(expected);
    expect((await groupStatus(o.ports, programme, "vanhus"))?.measures.find((m) => m.measure.id === "vanhus-3a")?.judgement).toMatchObject(expected);
  });

  test("a measure that only gathers its parts shows the worst of them", async () => {
    const o = office(programme, store);
    await o.judges("yhteistyo-4c-1", "2021-Q3", "onTrack");
    await o.judges("yhteistyo-4c-2", "2021-Q3", "offTrack");
    const view = await measureStatus(o.ports, programme, "yhteistyo-4c");
    expect(view?.shown).toEqual({ status: "offTrack", source: "owner" });
    expect(view?.parts.map((p) => p.measure.id)).toEqual(["yhteistyo-4c-1", "yhteistyo-4c-2"]);
  });

  test("another programme's rows are not seen", async () => {
    const o = office(programme, store);
    const said = { quarter: "2021-Q3", status: "done", unchanged: false, by: "p", at: 1 } as const;
    await store.stores.judgements.insert({ ...other, id: "x", subject: "vanhus-3a", round: "r", ...said });
    expect((await measureStatus(o.ports, programme, "vanhus-3a"))?.shown.source).toBe("none");
  });
});

describe("figures", () => {
  test("one series is shown under every measure that names it, against each one's own schedule", async () => {
    const o = office(programme, store);
    await o.reads(home, "2021-Q3", 94.2);
    const all = ["vanhus-3a-m1", "vanhus-4b-m1", "vanhus-5a-m1"];
    const found = await Promise.all(all.map((indicator) => indicatorStatus(o.ports, programme, { indicator })));
    expect(found.map((f) => f?.view.latest?.answer)).toEqual(Array(3).fill({ kind: "figure", value: 94.2 }));
    expect(found[0]?.view.alsoUnder.map((m) => m.label)).toEqual(["4b", "5a"]);
  });

  test("the one before is the previous period, not what was corrected", async () => {
    const o = office(programme, store);
    await o.reads(home, "2021-Q2", 92.5);
    await o.reads(home, "2021-Q3", 71);
    await o.reads(home, "2021-Q3", 92.8);
    const view = (await indicatorStatus(o.ports, programme, { indicator: "vanhus-3a-m1" }))?.view;
    expect([view?.latest?.answer, view?.previous?.answer]).toEqual([{ kind: "figure", value: 92.8 }, { kind: "figure", value: 92.5 }]);
  });

  test("no new figure in this round takes back the one that was given in it, and leaves the one before", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.reads(home, "2021-Q2", 92.5, "2021-Q2");
    await o.reads(home, "2021-Q3", 12, "2021-Q3");
    await o.owes({ item: home, group: "vanhus", subject: "vanhus-3a", indicator: "vanhus-3a-m1" }, "2021-Q3", "noNewFigure");
    const view = (await indicatorStatus(o.ports, programme, { indicator: "vanhus-3a-m1" }))?.view;
    expect(view).toMatchObject({ said: "noNewFigure", latest: { period: "2021-Q2", answer: { value: 92.5 } } });
  });

  test("a period that was asked for is found, or told to be missing", async () => {
    const o = office(programme, store);
    await o.reads(home, "2020", 92);
    await o.reads(home, "2021-Q3", 92.8);
    const asked = async (period: string): Promise<unknown> =>
      (await indicatorStatus(o.ports, programme, { indicator: "vanhus-3a-m1", period }))?.asked;
    expect(await asked("2020")).toMatchObject({ reading: { period: "2020" } });
    expect(await asked("2021")).toMatchObject({ reading: { period: "2021-Q3" } });
    expect(await asked("2021-Q2")).toEqual({ period: "2021-Q2" });
    expect(await asked("2021-W48")).toBeUndefined();
  });
});

describe("what is confirmed", () => {
  test("a figure of a round is preliminary until its group is confirmed", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.reads(home, "2021-Q3", 92.8, "2021-Q3");
    const latest = async (): Promise<unknown> => (await indicatorStatus(o.ports, programme, { indicator: "vanhus-3a-m1" }))?.view.latest;
    expect(await latest()).toMatchObject({ preliminary: true });
    await o.evaluates("vammais", "2021-Q3", { state: "confirmed", confirmedOn: "2021-11-12" });
    expect(await latest()).toMatchObject({ preliminary: true });
    await o.evaluates("vanhus", "2021-Q3", { state: "confirmed", confirmedOn: "2021-11-12" });
    expect(await latest()).toMatchObject({ preliminary: false, confirmedOn: "2021-11-12" });
  });

  test("a figure recorded beside the rounds is preliminary until the coordinator confirms it", async () => {
    const o = office(programme, store);
    await o.reads(home, "2020", 92);
    const latest = async () => (await indicatorStatus(o.ports, programme, { indicator: "vanhus-3a-m1" }))?.view.latest;
    expect((await latest())?.preliminary).toBe(true);
    const [stored] = await store.stores.readings.find({ programme: programme.id, series: home });
    if (stored) await store.stores.readings.save(stored, { ...stored.value, confirmedOn: "2021-02-01" });
    expect(await latest()).toMatchObject({ preliminary: false, confirmedOn: "2021-02-01" });
  });

  test("a published summary is still preliminary, but what its publisher wrote before it may be quoted", async () => {
    const o = office(programme, store);
    await o.reads("tieto-3a-m2", "2021-Q3", "Raportit tulevat ajallaan", "2021-Q3");
    await o.evaluates("tieto", "2021-Q3", { state: "submitted", publishedAt: store.clock.now() + 1000, publishedBy: "p1" });
    expect((await indicatorStatus(o.ports, programme, { indicator: "tieto-3a-m2" }))?.view.latest).toMatchObject(
      { preliminary: true, published: true },
    );
    store.clock.advance(10_000);
    await o.reads("tieto-3a-m2", "2021-Q3", "Lisäys julkaisun jälkeen", "2021-Q3");
    expect((await indicatorStatus(o.ports, programme, { indicator: "tieto-3a-m2" }))?.view.latest?.published).toBe(false);
  });

  test("a series of two groups is confirmed by the group that was asked", async () => {
    const shared = changed("yhteistyo-1a", (m) => ({ ...m, indicators: m.indicators.map((i) => ({ ...i, series: home })) }));
    const o = office(shared, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.owes({ item: home, group: "vanhus", subject: "vanhus-3a", indicator: "vanhus-3a-m1" }, "2021-Q3", "figure");
    await o.reads(home, "2021-Q3", 92.8, "2021-Q3");
    await o.evaluates("yhteistyo", "2021-Q3", { state: "confirmed", confirmedOn: "2021-11-01" });
    expect((await indicatorStatus(o.ports, shared, { indicator: "yhteistyo-1a-m1" }))?.view.latest?.preliminary).toBe(true);
    await o.evaluates("vanhus", "2021-Q3", { state: "confirmed", confirmedOn: "2021-11-02" });
    expect((await indicatorStatus(o.ports, shared, { indicator: "yhteistyo-1a-m1" }))?.view.latest).toMatchObject(
      { preliminary: false, confirmedOn: "2021-11-02" },
    );
  });
});

describe("goals and groups", () => {
  test("a goal is as its worst measure, and tells whose words it rests on", async () => {
    const o = office(programme, store);
    await o.judges("vanhus-3a", "2021-Q3", "onTrack");
    expect((await goalStatus(o.ports, programme, { group: "vanhus", goal: 3 }))?.shown).toEqual({ status: "onTrack", source: "owner" });
    await o.judges("vanhus-3b", "2021-Q3", "atRisk");
    expect((await goalStatus(o.ports, programme, { group: "vanhus", goal: 3 }))?.shown).toEqual({ status: "atRisk", source: "owner" });
  });

  test("the same number is another goal in another group", async () => {
    const o = office(programme, store);
    await o.judges("vanhus-3a", "2021-Q3", "offTrack");
    expect((await goalStatus(o.ports, programme, { group: "yhteistyo", goal: 3 }))?.rollUp.counts.offTrack).toBe(0);
  });

  test("the evaluation itself is no measure to be counted", async () => {
    const { ports } = office(programme, store);
    const view = await groupStatus(ports, programme, "tyohyvinvointi");
    expect(view?.rollUp.total).toBe(17);
    expect(view?.measures.map((m) => m.measure.label)).not.toContain("17");
  });

  test("a measure that serves many goals counts once in its group", async () => {
    const o = office(programme, store);
    await o.judges("tyohyvinvointi-4", "2021-Q3", "offTrack");
    const view = await groupStatus(o.ports, programme, "tyohyvinvointi");
    expect(view?.rollUp.counts.offTrack).toBe(1);
    expect(view?.goals.map((g) => g.rollUp.counts.offTrack)).toEqual([1, 1, 0, 0]);
  });

  test("a goal of a group without measures is told by its projects", async () => {
    const o = office(programme, store);
    await o.judges("digi-p2", "2021-Q3", "done");
    const view = await goalStatus(o.ports, programme, { group: "digi", goal: 2 });
    expect([view?.measures.length, view?.projects.length, view?.rollUp.counts.done]).toEqual([0, 24, 1]);
    expect((await projectStatus(o.ports, programme, "digi-p2"))?.shown).toEqual({ status: "done", source: "owner" });
  });

  test("how far the open round has come is told in numbers", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.owes({ item: "vanhus-3a", kind: "judgement", group: "vanhus" }, "2021-Q3", "judgement");
    await o.owes({ item: home, group: "vanhus", subject: "vanhus-3a" }, "2021-Q3");
    expect(await groupStatus(o.ports, programme, "vanhus")).toMatchObject(
      { answered: { done: 1, total: 2 }, round: { quarter: "2021-Q3", open: true } },
    );
    await o.closeRound("2021-Q3");
    expect((await groupStatus(o.ports, programme, "vanhus"))?.answered).toBeUndefined();
  });

  test("what the programme does not have is not answered", async () => {
    const { ports } = office(programme, store);
    expect(await goalStatus(ports, programme, { group: "vanhus", goal: 6 })).toBeUndefined();
    expect(await goalStatus(ports, programme, { group: "puutarha", goal: 1 })).toBeUndefined();
    expect(await groupStatus(ports, programme, "puutarha")).toBeUndefined();
    expect(await measureStatus(ports, programme, "vanhus-9z")).toBeUndefined();
    expect(await indicatorStatus(ports, programme, { indicator: "vanhus-9z-m1" })).toBeUndefined();
    expect(await tableStatus(ports, programme, { table: "vanhus-kotihoito", place: "Helsinki" })).toBeUndefined();
  });
});

describe("what is late", () => {
  const late = async (o: ReturnType<typeof office>, key: Parameters<typeof overdue>[2]): Promise<readonly string[]> =>
    (await overdue(o.ports, programme, key)).items.map((i) => i.measure?.id ?? i.project?.id ?? "");

  test("a passed schedule is late until somebody says Valmis", async () => {
    const o = office(programme, store);
    expect(await late(o, { group: "tieto" })).toEqual([]);
    store.clock.set(Date.parse("2022-01-10T09:00:00+02:00"));
    expect(await late(o, { group: "tieto" })).toEqual(["tieto-2b", "tieto-2c"]);
    await o.judges("tieto-2b", "2021-Q4", "done");
    await o.judges("tieto-2c", "2021-Q4", "onTrack");
    expect(await late(o, { group: "tieto" })).toEqual(["tieto-2c"]);
  });

  test("figures that say done do not end a schedule: only its owner does", async () => {
    const o = office(programme, store);
    store.clock.set(Date.parse("2022-01-10T09:00:00+02:00"));
    await o.reads("tieto-2b-m1", "2021-Q4", true);
    expect((await measureStatus(o.ports, programme, "tieto-2b"))?.shown).toEqual({ status: "done", source: "computed" });
    expect(await late(o, { group: "tieto" })).toContain("tieto-2b");
  });

  test("projects of a past year are late, too, the oldest first", async () => {
    const o = office(programme, store);
    store.clock.set(Date.parse("2023-01-10T09:00:00+02:00"));
    const { items } = await overdue(o.ports, programme, { group: "digi" });
    expect(items).toHaveLength(24);
    expect(items.map((i) => i.ended)).toEqual([...items.map((i) => i.ended)].sort());
  });

  test("what should have been ready by 2021 leaves later schedules out", async () => {
    const o = office(programme, store);
    store.clock.set(Date.parse("2024-02-10T09:00:00+02:00"));
    expect(await late(o, { group: "vanhus", upTo: "2022" })).toEqual(["vanhus-2a", "vanhus-3b"]);
    expect((await late(o, { group: "vanhus" })).length).toBe(10);
    expect((await overdue(o.ports, programme, { upTo: "2030" })).upTo).toBe("2024-02-10");
  });
});

describe("who is responsible, and when", () => {
  test("a measure without an owner belongs to the chair, and that is told as missing", async () => {
    const { ports } = office(programme, store);
    expect((await ownerOf(ports, programme, { measure: "vanhus-1b" }))?.owner).toEqual(
      { kind: "missing", chair: { title: "Vanhuspalvelujen johtaja" } },
    );
    expect((await ownerOf(ports, programme, { group: "vanhus" }))?.owner).toMatchObject({ kind: "named" });
  });

  test("a role given for a measure names its owner while it is in force", async () => {
    const { ports } = office(programme, store);
    await store.stores.persons.insert(person("p9", { ...scope, name: "Perhehoidon koordinaattori" }));
    await store.stores.roles.insert({ ...scope, id: "r9", person: "p9", role: "owner", group: "vanhus", measures: ["vanhus-1b"], to: "2021-12-31" });
    expect((await ownerOf(ports, programme, { measure: "vanhus-1b" }))?.owner).toEqual(
      { kind: "named", owners: [{ name: "Perhehoidon koordinaattori" }] },
    );
    expect((await ownerOf(ports, programme, { group: "vanhus", goal: 1 }))?.owner).toMatchObject({ kind: "several" });
    store.clock.set(Date.parse("2022-01-10T09:00:00+02:00"));
    expect((await ownerOf(ports, programme, { measure: "vanhus-1b" }))?.owner.kind).toBe("missing");
  });

  test("the document's own owners go before roles, and a group without a chair has nobody", async () => {
    const named = changed("vanhus-1a", (m) => ({ ...m, owners: [{ title: "johtaja", name: "P. M.", acting: true }] }));
    const chairless = { ...named, groups: named.groups.map(({ chair: _chair, ...group }) => group) };
    const { ports } = office(chairless, store);
    expect((await ownerOf(ports, chairless, { measure: "vanhus-1a" }))?.owner).toMatchObject({ kind: "named", owners: [{ acting: true }] });
    expect((await ownerOf(ports, chairless, { measure: "vanhus-1b" }))?.owner).toEqual({ kind: "nobody" });
  });

  test("a schedule is told as the document writes it, of a goal by its measures", async () => {
    const { ports } = office(programme, store);
    expect(await scheduleOf(ports, programme, { measure: "tyohyvinvointi-12" })).toMatchObject(
      { schedule: { text: "Alkaen 2022; 1.3.21-" }, overdue: false },
    );
    expect((await scheduleOf(ports, programme, { group: "vanhus", goal: 3 }))?.measures.map((m) => m.schedule?.text)).toEqual(
      ["2020 – 2023", "2021 – 2022"],
    );
    expect(await scheduleOf(ports, programme, { measure: "digi-p1" })).toMatchObject({ schedule: { to: "2021-12-31" } });
    expect(await scheduleOf(ports, programme, {})).toBeUndefined();
  });
});

describe("target tables", () => {
  test("a year's reading gives the places by its parts and the total by itself", async () => {
    const o = office(programme, store);
    await o.reads("vanhus-kotihoito/asiakkaat", "2020", { Merikarvia: 60, Pori: 1200, Ulvila: 180 });
    const view = await tableStatus(o.ports, programme, { table: "vanhus-kotihoito", place: "Pori", year: 2020 });
    expect(view).toBeDefined();
    if (!view) return;
    expect(actualAt(view, "asiakkaat", 2020, "Pori")).toBe(1200);
    expect(actualAt(view, "asiakkaat", 2020, "Yhteensä")).toBe(1440);
    expect(actualAt(view, "asiakkaat", 2021, "Pori")).toBeUndefined();
  });
});
