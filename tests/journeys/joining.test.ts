import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { saveAdminCode } from "../../src/people/admin-code.ts";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

describe("a channel that belongs to nobody yet", () => {
  it("is asked about, and the chair links it to the own group", async () => {
    const office = await openOffice(store, { linked: [] });
    const asked = cardOfReply(await office.write("kotijohtaja", "kotikanava", "liitä"));
    const mine = buttonOf(asked, "Kotona asuminen");
    expect(textOf(await office.press("kotijohtaja", "kotikanava", mine.route, mine.params))).toContain("nyt ryhmän Kotona asuminen kanava");
    const [place] = await store.stores.places.find({ programme: "laituri", group: "koti" });
    expect(place?.value.conversation).toBe("kotikanava");
  });

  it("cannot be linked by staff, nor by a chair to another group", async () => {
    const office = await openOffice(store, { linked: [] });
    expect(textOf(await office.press("hoitaja", "kanava", "place.link", { g: "koti" }))).toContain("Tähän tarvitaan toinen rooli");
    expect(textOf(await office.press("kotijohtaja", "kanava", "place.link", { g: "digi" }))).toContain("Tähän tarvitaan toinen rooli");
    expect(await store.stores.places.find({ programme: "laituri", group: "digi" })).toEqual([]);
  });

  it("a stranger sees nothing there, and may read once it is a group's channel", async () => {
    const office = await openOffice(store, { linked: ["koti"] });
    expect(textOf(await office.write("vieras", "muu", "tavoite 1 tilanne?"))).toContain("ei ole vielä liitetty");
    expect(textOf(await office.write("vieras", "koti", "tavoite 1 tilanne?"))).toContain("Perhehoito kasvaa");
    expect(textOf(await office.write("vieras", "dm", "tavoite 1 tilanne?"))).toContain("En tunne sinua vielä");
  });

  it("tells anybody there, in private, how data is handled: what is kept, where, how long, who sees it and how to leave", async () => {
    const office = await openOffice(store, { linked: [] });
    const { route, params } = buttonOf(cardOfReply(await office.write("kotijohtaja", "kotikanava", "liitä")), "Näin käsittelen tietoja");
    const told = await office.press("vieras", "kotikanava", route, params);
    expect(told).toMatchObject({ kind: "card", to: "asker" });
    for (const part of ["Mitä luen", "Mitä tallennan", "Missä", "Kuinka kauan", "12 kuukautta", "Kuka näkee", "Jos et halua olla mukana"]) expect(textOf(told)).toContain(part);
    expect(textOf(await office.press("tietojohtaja", "kotikanava", route, params))).toContain("Så behandlar jag uppgifter");
  });

  it("can be unlinked, and another group's chair cannot take it over", async () => {
    const office = await openOffice(store, { linked: ["koti"] });
    expect(textOf(await office.press("tietojohtaja", "koti", "place.link", { g: "digi" }))).toContain("roll");
    expect(textOf(await office.write("kotijohtaja", "koti", "irrota"))).toContain("ei ole enää");
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toEqual([]);
  });
});

describe("the first administrator", () => {
  const code = "KV-AB12-CD34-EF56-GH78";
  const hash = createHash("sha256").update(code).digest("hex");
  const scope = { organisation: "laituri", programme: "laituri" };

  it("becomes one with a code, once", async () => {
    const office = await openOffice(store);
    await saveAdminCode(office.ports, scope, hash);
    expect(textOf(await office.write("uusi", "dm", `Hei, koodi on ${code.toLowerCase()}`))).toContain("olet nyt ylläpitäjä");
    expect(textOf(await office.write("toinen", "dm", code))).toContain("Koodi ei kelpaa");
    expect(await store.stores.roles.find({ programme: "laituri", role: "administrator" })).toHaveLength(2);
  });

  it("not with a code that is a day old", async () => {
    const office = await openOffice(store);
    await saveAdminCode(office.ports, scope, hash);
    store.clock.advance(25 * 3_600_000);
    expect(textOf(await office.write("uusi", "dm", code))).toContain("Koodi ei kelpaa");
  });
});

describe("help", () => {
  it("lists what this person may do, and nothing else", async () => {
    const office = await openOffice(store);
    const chair = textOf(await office.write("kotijohtaja", "dm", "ohje"));
    const staff = textOf(await office.write("hoitaja", "dm", "ohje"));
    expect(chair).toContain("Kooste");
    expect(staff).not.toContain("Kooste");
    expect(staff).toContain("Tavoitteen tilanne");
  });
});

describe("what somebody writes", () => {
  it("that is too long is refused with its length, and nothing is read from it", async () => {
    const office = await openOffice(store);
    expect(textOf(await office.write("hoitaja", "koti", `tavoite 1 ${"x".repeat(5000)}`))).toContain("5010 merkkiä");
  });

  it("with a personal identity code is refused, and not logged", async () => {
    const office = await openOffice(store);
    expect(textOf(await office.write("hoitaja", "koti", "asiakas 131052-308T odottaa"))).toContain("henkilötunnus");
    expect(JSON.stringify(store.log.lines)).not.toContain("308T");
  });

  it("a fault inside is answered with a sentence and logged by code, and the process goes on", async () => {
    const office = await openOffice(store);
    const broken = { ...office.ports, stores: { ...office.ports.stores, rounds: { ...office.ports.stores.rounds, find: () => Promise.reject(new Error("disk 010190-123X")) } } };
    const { createApp } = await import("../../src/app.ts");
    const reply = await createApp(broken).handle({
      id: "1", kind: "press", route: "evaluation.start", params: {}, canOpenForms: true,
      actor: { platform: "test", tenant: "T1", user: "kotijohtaja" }, place: { platform: "test", tenant: "T1", conversation: "dm-kotijohtaja", kind: "direct" },
    });
    expect(textOf(reply)).toContain("Jokin meni vikaan");
    expect(store.log.codes()).toContain("handleFailed");
    expect(JSON.stringify(store.log.lines)).not.toContain("010190");
  });
});
