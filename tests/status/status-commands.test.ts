import { describe, expect, test } from "vitest";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";
import { sampleProgramme } from "./office.ts";

const store = withStore();
const programme = sampleProgramme();
const scope = { organisation: programme.organisation, programme: programme.id };
const nurse = { ...scope, id: "hoitaja", name: "Lähihoitaja" };
const sample = {
  programme,
  people: () => ({ persons: [nurse], roles: [{ ...scope, id: "r", person: nurse.id, role: "staff" as const, group: "vanhus" }] }),
};

describe("a question in a channel", () => {
  test("goal 3 in the elderly services' channel is answered there, and its buttons lead on", async () => {
    const office = await openOffice(store, sample);
    const reply = await office.write("hoitaja", "vanhus", "tavoite 3 tilanne?");
    expect(reply).toMatchObject({ kind: "card", to: "place" });
    expect(textOf(reply).split("\n")[0]).toBe("Tavoite 3: Kotihoidon kehittäminen. Ei tietoa.");
    const more = buttonOf(cardOfReply(reply), "Näytä toimenpiteet");
    expect(textOf(await office.press("hoitaja", "vanhus", more.route, more.params))).toContain("3a Kotihoito 24/7. Ei tietoa.");
  });

  test("I meant something else offers the next best readings of the question, and every choice leads on", async () => {
    const office = await openOffice(store, sample);
    const other = buttonOf(cardOfReply(await office.write("hoitaja", "vanhus", "tavoite 3 tilanne?")), "Tarkoitin muuta");
    expect(other.params).toEqual({ text: "tavoite 3 tilanne?" });
    const offered = await office.press("hoitaja", "vanhus", other.route, other.params);
    expect(offered).toMatchObject({ to: "asker" });
    expect(textOf(offered)).toContain("Mitä näistä tarkoitit?");
    const goal = buttonOf(cardOfReply(offered), "Tavoite 2");
    expect(textOf(await office.press("hoitaja", "vanhus", goal.route, goal.params))).toContain("Kaikenikäisten omaishoito");
  });

  test("without a group the same number of the other groups is what else may be meant", async () => {
    const office = await openOffice(store, sample);
    const other = buttonOf(cardOfReply(await office.write("hoitaja", "dm", "vanhuspalvelujen tavoite 3")), "Tarkoitin muuta");
    const elsewhere = buttonOf(cardOfReply(await office.press("hoitaja", "dm", other.route, other.params)), "Lastensuojelu");
    expect(elsewhere).toMatchObject({ route: "status.goal", params: { group: "lastensuojelu", goal: "3" } });
  });

  test("a question too long for a button leaves what was shown, and the choices lie around it", async () => {
    const office = await openOffice(store, sample);
    const long = "Hei, voisitko ystävällisesti kertoa minulle mahdollisimman yksityiskohtaisesti, mikä on vanhuspalvelujen toimenpiteen 3a tilanne tällä hetkellä?";
    const other = buttonOf(cardOfReply(await office.write("hoitaja", "dm", long)), "Tarkoitin muuta");
    expect(other.params).toMatchObject({ of: "status.measure", measure: "vanhus-3a" });
    const labels = cardOfReply(await office.press("hoitaja", "dm", other.route, other.params)).blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons.map((x) => x.label) : []));
    expect(labels).toEqual(expect.arrayContaining([expect.stringContaining("Tavoite 3"), expect.stringContaining("Kotona asuvien osuus")]));
    expect(labels.some((l) => l.startsWith("Kotihoito 24/7"))).toBe(false);
  });
});

describe("any other answer to words", () => {
  test("has the button, too", async () => {
    const office = await openOffice(store, sample);
    const other = buttonOf(cardOfReply(await office.write("hoitaja", "vanhus", "mitkä toimenpiteet ovat myöhässä")), "Tarkoitin muuta");
    expect(other.params).toEqual({ text: "mitkä toimenpiteet ovat myöhässä" });
    const missing = cardOfReply(await office.write("hoitaja", "vanhus", "mitä lukuja puuttuu"));
    expect(buttonOf(missing, "Tarkoitin muuta").route).toBe("status.other");
  });
});

describe("what was talked about", () => {
  test("a follow-up goes on from it, another question does not", async () => {
    const office = await openOffice(store, sample);
    await office.write("hoitaja", "dm", "vammaispalvelujen tavoite 3 tilanne?");
    expect(textOf(await office.write("hoitaja", "dm", "entä tavoite 2?"))).toContain("Välimuotoiset asumismuodot");
    expect(textOf(await office.write("hoitaja", "dm", "lastensuojelun tilanne?"))).toContain("Lastensuojelu");
  });

  test("answers come in the language of the question, also behind their buttons", async () => {
    const office = await openOffice(store, sample);
    const reply = await office.write("hoitaja", "vanhus", "Hur går det med mål 3?");
    expect(textOf(reply)).toContain("Mål 3: Kotihoidon kehittäminen");
    const more = buttonOf(cardOfReply(reply), "Visa åtgärderna");
    expect(cardOfReply(await office.press("hoitaja", "vanhus", more.route, more.params)).language).toBe("sv");
    expect(cardOfReply(await office.write("hoitaja", "vanhus", "mikä on tavoitteen 3 tilanne?")).language).toBe("fi");
  });
});
