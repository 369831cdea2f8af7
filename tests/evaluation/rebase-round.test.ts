import { expect, it } from "vitest";
import { planRebase, rebaseRound } from "../../src/evaluation/rebase-round.ts";
import { loadProgramme } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { openOffice, screenOf } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

/** The next version of the document: 1a has a new name, 2b is gone, 3a is new. */
const next: Programme = {
  ...smallProgramme,
  groups: smallProgramme.groups.map((g) =>
    g.id !== "koti" ? g : {
      ...g,
      measures: [
        ...g.measures.filter((m) => m.id !== "koti-2b").map((m) => (m.id === "koti-1a" ? { ...m, title: "Perhehoito uudella nimellä" } : m)),
        { id: "koti-3a", label: "3a", title: "Uusi toimenpide", goals: [1], details: [], owners: [], asked: "round", indicators: [], remarks: [] },
      ],
    }),
};

it("an open round keeps the version it was opened with, until a rebase is confirmed; answers stay", async () => {
  const office = await openOffice(store);
  await office.goTo("2021-04-01");
  const first = screenOf(await office.submit("kotijohtaja", screenOf(await office.press("kotijohtaja", "dm", "evaluation.start")), {}));
  await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" });
  await loadProgramme(office.ports, next, { persons: [], roles: [] });
  const before = JSON.stringify(screenOf(await office.press("kotijohtaja", "dm", "evaluation.start")).body);
  expect(before).toContain("Perhehoidon laajentaminen");
  expect(before).not.toContain("Uusi toimenpide");

  const active = await office.app.programme();
  const plan = active && (await planRebase(office.ports, active));
  expect(plan?.added.map((i) => i.item)).toEqual(["koti-3a"]);
  expect(plan?.gone.map((i) => i.item).sort()).toEqual(["koti-2b", "koti-2b-m2"]);
  if (plan) await rebaseRound(office.ports, plan);
  const after = JSON.stringify(screenOf(await office.press("kotijohtaja", "dm", "evaluation.start")).body);
  expect(after).toContain("Perhehoito uudella nimellä");
  expect(after).toContain("Uusi toimenpide");
  expect(after).not.toContain("Kuntoutus kotiin");
  expect(await store.stores.readings.find({ programme: "laituri" })).toHaveLength(1);
  const now = await office.app.programme();
  expect(now && (await planRebase(office.ports, now))).toBeUndefined();
});

it("between rounds a new version is in use at once", async () => {
  const office = await openOffice(store);
  await loadProgramme(office.ports, next, { persons: [], roles: [] });
  expect((await office.app.programme())?.version).toBe(2);
});
