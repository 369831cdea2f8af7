import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import type { Stores } from "../../src/ports/stores.ts";
import { openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

async function ask(office: Office, values: Record<string, string>): Promise<void> {
  const form = screenOf(await office.press("kotijohtaja", "dm", "items.delegate"));
  await office.submit("kotijohtaja", form, { "delegate:what": "koti-2a", "delegate:person": "hoitaja", ...values });
}
const answerers = async (round: string, subject = "koti-2a"): Promise<readonly (string | undefined)[]> =>
  (await store.stores.owed.find({ round: `laituri:${round}`, group: "koti" })).filter((r) => r.value.subject === subject).map((r) => r.value.answerer);

describe("Pyydä toiselta", () => {
  it("in this round: the next one asks the owner again", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await ask(office, {});
    expect(await answerers("2021-Q1")).toEqual(["hoitaja", "hoitaja"]);
    await office.goTo("2021-07-01");
    expect(await answerers("2021-Q2")).toEqual(["kotijohtaja", "kotijohtaja"]);
  });

  it("for good: the colleague is its owner, in this round and those to come, and nobody is missing any more", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await ask(office, { "delegate:lasts": "forGood" });
    expect(office.inbox("hoitaja")[0]).toContain("tästä lähtien");
    const missing = textOf(await office.write("hoitaja", "koti", "mitkä puuttuvat?"));
    expect(missing.match(/.*2a.*/)?.[0]).not.toContain("Vastuuhenkilö puuttuu");
    expect(missing).toContain("Vastuuhenkilö puuttuu");
    await office.goTo("2021-07-01");
    expect(await answerers("2021-Q2")).toEqual(["hoitaja", "hoitaja"]);
    expect((await store.stores.owed.get("laituri:2021-Q2/koti-2a"))?.value.ownerMissing).toBe(false);
    expect((await store.stores.owed.get("laituri:2021-Q2/koti-1a"))?.value.ownerMissing).toBe(true);
  });

  it("what somebody was asked for can be passed on in this round, not given away for good", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await ask(office, {});
    const form = screenOf(await office.press("hoitaja", "dm", "items.delegate"));
    const refused = screenOf(await office.submit("hoitaja", form, { "delegate:what": "koti-2a", "delegate:person": "viestijä", "delegate:lasts": "forGood" }));
    expect(refused.errors?.["delegate:lasts"]).toContain("vain tällä kierroksella");
    await office.submit("hoitaja", refused, { "delegate:lasts": "round" });
    expect(await answerers("2021-Q1")).toEqual(["viestijä", "viestijä"]);
  });

  it("a crash after the first row is finished by the next sweep, and the request arrives once", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const form = screenOf(await office.press("kotijohtaja", "dm", "items.delegate"));
    let saves = 0;
    const owed: Stores["owed"] = { ...store.stores.owed, save: (...given) => (++saves === 2 ? Promise.reject(new Error("crash")) : store.stores.owed.save(...given)) };
    const crashing = createApp({ ...office.ports, stores: { ...store.stores, owed } });
    await crashing.handle({
      kind: "submit", id: "x", session: form.session, rev: form.rev, action: "submit", values: { "delegate:what": "koti-2a", "delegate:person": "hoitaja" }, canOpenForms: true,
      actor: { platform: "test", tenant: "T1", user: "kotijohtaja" }, place: { platform: "test", tenant: "T1", conversation: "dm-kotijohtaja", kind: "direct" },
    });
    expect(new Set(await answerers("2021-Q1"))).toEqual(new Set(["hoitaja", "kotijohtaja"]));
    await office.restarted().app.run("sweep");
    await office.app.run("sweep");
    expect(await answerers("2021-Q1")).toEqual(["hoitaja", "hoitaja"]);
    expect(office.messenger.arrived.filter((s) => s.to.user === "hoitaja")).toHaveLength(1);
    expect((await store.stores.outbox.list({ limit: 100 })).filter((e) => e.key.startsWith("handover:"))).toHaveLength(1);
  });
});

describe("a deputy", () => {
  const name = async (office: Office, values: Record<string, string>): Promise<string> =>
    textOf(await office.submit("kotijohtaja", screenOf(await office.press("kotijohtaja", "dm", "people.deputy")), { "deputy:person": "hoitaja", ...values }));

  it("answers for a time, also in a round that opens meanwhile; it ends by itself and open items go back", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-06-21");
    expect(await name(office, { "deputy:until": "2021-07-09" })).toContain("sijaisesi");
    await office.goTo("2021-07-01");
    expect(new Set(await answerers("2021-Q2", "koti-1a"))).toEqual(new Set(["hoitaja"]));
    expect([office.inbox("kotijohtaja").length, office.inbox("hoitaja").length]).toEqual([0, 2]);
    await office.goTo("2021-07-10", 12);
    expect(new Set(await answerers("2021-Q2", "koti-1a"))).toEqual(new Set(["kotijohtaja"]));
    await office.goTo("2021-07-22");
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
    expect(office.inbox("hoitaja")).toHaveLength(2);
  });

  it("who begins later takes over on that day, and can be ended before", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect(await name(office, { "deputy:from": "2021-04-12", "deputy:until": "2021-04-23" })).toContain("ma 12.4. alkaen");
    expect(new Set(await answerers("2021-Q1", "koti-1a"))).toEqual(new Set(["kotijohtaja"]));
    await office.goTo("2021-04-12");
    expect(new Set(await answerers("2021-Q1", "koti-1a"))).toEqual(new Set(["hoitaja"]));
    await office.submit("kotijohtaja", screenOf(await office.press("kotijohtaja", "dm", "people.deputy")), {}, "end");
    expect(new Set(await answerers("2021-Q1", "koti-1a"))).toEqual(new Set(["kotijohtaja"]));
  });
});
