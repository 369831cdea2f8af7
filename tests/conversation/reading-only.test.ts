import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { Stores } from "../../src/ports/stores.ts";
import { routes } from "../../src/routes.ts";
import { openOffice, smallPeople } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const looking: ReadonlySet<string> = new Set(["get", "find", "list", "counts", "statesOf", "isUnsettled", "hasDue"]);

/** The same stores, which note every deed that does more than look. */
function watched(stores: Stores, deeds: string[]): Stores {
  const noted = ([name, of]: [string, unknown]): [string, unknown] => {
    if (typeof of === "function") return [name, (...given: unknown[]): unknown => (looking.has(name) || deeds.push(name), (of as (...g: unknown[]) => unknown)(...given))];
    return [name, Object.fromEntries(Object.entries(of as object).map(noted))];
  };
  return Object.fromEntries(Object.entries(stores).map(noted)) as unknown as Stores;
}

test("what a platform may ask again, because it only looks, changes nothing for anybody", async () => {
  const office = await openOffice(store);
  await office.goTo("2021-04-01");
  const deeds: string[] = [];
  const app = createApp({ ...office.ports, stores: watched(office.ports.stores, deeds) });
  const press = async (who: string, where: string, route: string, params: Readonly<Record<string, string>>): Promise<boolean> => {
    const place = { platform: "test", tenant: "T1", conversation: where === "dm" ? `dm-${who}` : where, kind: where === "dm" ? ("direct" as const) : ("channel" as const) };
    const reply = await app.handle({ id: `${who} ${where} ${route}`, actor: { platform: "test", tenant: "T1", user: who }, place, canOpenForms: false, kind: "press", route, params });
    return reply.kind === "card" && reply.reads === true;
  };
  for (const { person } of smallPeople(smallProgramme).roles)
    for (const where of ["dm", "koti"]) {
      await press(person, where, "help", {});
      deeds.length = 0;
      for (const { name, reads } of routes)
        for (const params of reads ? [{}, { group: "koti", goal: "1" }, { group: "koti", measure: "koti-1a", indicator: "koti-1a-m1" }] : []) {
          await press(person, where, name, params);
          expect(deeds, `${person} ${where} ${name} ${JSON.stringify(params)}`).toEqual([]);
        }
    }
  expect(await press("hoitaja", "koti", "status.goal", { group: "koti", goal: "1" })).toBe(true);
  expect(await press("koordinaattori", "koti", "place.unlink", {})).toBe(false);
  expect(deeds).not.toEqual([]);
});
