import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/programme/measure.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { openOffice, screenOf, smallPeople, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

/** "koti" and "lapset" have answered with small counts. */
async function office(programme: Programme = smallProgramme): Promise<Office> {
  const o = await openOffice(store, { programme, people: smallPeople });
  await o.goTo("2021-04-01");
  const koti = screenOf(await o.press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" }));
  if (koti.fields.length > 0) await o.submit("kotijohtaja", koti, { "figure:koti-1a-m1": "3", "judgement:koti-1a": "onTrack" });
  const lapset = screenOf(await o.press("lapsijohtaja", "dm", "evaluation.item", { m: "lapset-t1-1" }));
  await o.submit("lapsijohtaja", lapset, { "figure:lapset-t1-1-m1:0": "3", "figure:lapset-t1-1-m1:1": "40", "judgement:lapset-t1-1": "onTrack" });
  return o;
}
const asked = async (o: Office, who: string, where: string, route: string, params: Record<string, string>): Promise<string> =>
  textOf(await o.press(who, where, route, params)).replaceAll(/[\u00a0\u202f]/g, " ");

const ways = [
  ["status.goal", { group: "koti", goal: "1" }], ["status.measures", { group: "koti", goal: "1" }], ["status.measure", { measure: "koti-1a" }],
  ["status.indicator", { indicator: "koti-1a-m1" }], ["status.indicator", { indicator: "koti-1a-m1", period: "2021-Q1" }], ["status.group", { group: "koti" }], ["status.changes", { group: "koti", period: "2020" }],
  ["status.items", { group: "koti", s: "onTrack" }], ["status.items", { s: "onTrack.done", k: "goals" }],
] as const;

describe("a small count", () => {
  it("is shown in its group's own channel and to its own people in private", async () => {
    const o = await office();
    for (const [who, where] of [["hoitaja", "koti"], ["kotijohtaja", "dm"], ["hoitaja", "dm"], ["koordinaattori", "dm"], ["lapsijohtaja", "koti"]] as const)
      expect(await asked(o, who, where, "status.indicator", { indicator: "koti-1a-m1" })).toContain("3 asiakasta");
  });

  it.each(ways)("is nowhere else, whichever way it is asked: %s", async (route, params) => {
    const o = await office();
    for (const [who, where] of [["kotijohtaja", "lapset"], ["lapsijohtaja", "dm"], ["viestijä", "dm"], ["koordinaattori", "digi"]] as const) {
      const text = await asked(o, who, where, route, params);
      expect(text).not.toMatch(/(?<![\d.])3 asiakasta/);
      expect(text).not.toMatch(/\b[0-4] %/);
    }
  });

  it("is »alle 5«, and takes a second part with it", async () => {
    const o = await office();
    expect(await asked(o, "viestijä", "dm", "status.indicator", { indicator: "koti-1a-m1" })).toContain("alle 5");
    expect(await asked(o, "viestijä", "dm", "status.indicator", { indicator: "lapset-t1-1-m1" })).toContain("43 kpl (lapset alle 5, nuoret ei näytetä)");
    expect(await asked(o, "lapsijohtaja", "lapset", "status.indicator", { indicator: "lapset-t1-1-m1" })).toContain("43 kpl (lapset 3, nuoret 40)");
  });
});

describe("what is not public yet", () => {
  const hidden = (publicity: "notYet" | "secret"): Programme => ({
    ...smallProgramme,
    groups: smallProgramme.groups.map((g) => ({ ...g, measures: g.measures.map((m): Measure => (m.id === "koti-1a" ? { ...m, publicity } : m)) })),
  });

  it("is shown to its own group only", async () => {
    const o = await office(hidden("notYet"));
    expect(await asked(o, "hoitaja", "koti", "status.measure", { measure: "koti-1a" })).toContain("Etenee suunnitellusti");
    for (const [route, params] of [...ways.slice(0, 5), ...ways.slice(6, 7)]) {
      const text = await asked(o, "viestijä", "dm", route, params);
      expect(text).not.toContain("3 asiakasta");
      expect(text).not.toContain("Etenee suunnitellusti");
    }
    expect(await asked(o, "viestijä", "dm", "status.indicator", { indicator: "koti-1a-m1" })).toContain("Ei vielä julkinen");
    for (const params of [{ group: "koti", s: "onTrack" }, { group: "koti", s: "onTrack", k: "goals" }]) {
      expect(await asked(o, "viestijä", "dm", "status.items", params)).toContain("Etenee suunnitellusti: ei yhtään.");
      expect(await asked(o, "hoitaja", "koti", "status.items", params)).toContain("Etenee suunnitellusti: 1 ");
    }
  });

  it("when it is secret it is never asked", async () => {
    const o = await openOffice(store, { programme: hidden("secret") });
    await o.goTo("2021-04-01");
    const items = (await store.stores.owed.find({ round: "laituri:2021-Q1" })).map((r) => r.value.item);
    expect(items).not.toContain("koti-1a");
    expect(items).not.toContain("koti-1a-m1");
    expect(items).toContain("koti-2a");
  });
});
