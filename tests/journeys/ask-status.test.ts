import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/people/read-people.ts";
import type { People } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const sample = (name: string): string => readFileSync(new URL(`../../adapters/sample/${name}`, import.meta.url), "utf8");

function bundled(): { programme: Programme; people: People } {
  const read = readProgramme(sample("programme.yaml"));
  if ("faults" in read) throw new Error("the sample has faults");
  const people = readPeople(sample("people.yaml"), read.programme);
  if ("faults" in people) throw new Error("the sample's people have faults");
  return { programme: read.programme, people };
}

const { programme, people } = bundled();
const holder = (role: string, group?: string): string => people.roles.find((r) => r.role === role && r.group === group)?.person ?? "";
const chair = holder("chair", "vanhus");
const staff = holder("staff", "vanhus");

/** Pori's office in April 2021, with goal 3 of elderly services answered. */
async function answered(): Promise<Office> {
  const office = await openOffice(store, { programme, people: () => people });
  await office.goTo("2021-04-01");
  const item = screenOf(await office.press(chair, "dm", "evaluation.item", { m: "vanhus-3a" }));
  const next = screenOf(await office.submit(chair, item, { "figure:kotona-asuvat-75": "92,8", "judgement:vanhus-3a": "onTrack" }));
  expect(next.errors).toBeUndefined();
  return office;
}

describe("a question in the group's channel", () => {
  it("is answered with the owner's figure, judgement and date, and says that it is preliminary", async () => {
    const office = await answered();
    const told = textOf(await office.write(staff, "vanhus", "tavoite 3 tilanne?"));
    expect(told).toContain("Tavoite 3: Kotihoidon kehittäminen");
    expect(told).toContain("Etenee suunnitellusti");
    expect(told).toMatch(/92,8\s%/);
    expect(told).toMatch(/94\s%/);
    expect(told).toContain("Ennakkotieto");
  });

  it.each(["mikä on kolmostavoitteen tilanne", "missä mennään kotihoidon kehittämisessä", "Hur går det med mål 3?", "status of goal 3"])(
    "asked as »%s« it is the same question",
    async (question) => {
      const office = await answered();
      expect(textOf(await office.write(staff, "vanhus", question))).toContain("Kotihoidon kehittäminen");
    },
  );

  it("goes on in the time that was asked about when it is followed up; a list or summary of the open round says that it is of no other", async () => {
    const office = await answered();
    expect(textOf(await office.write(staff, "vanhus", "Porin kotihoidon asiakkaat 2023?"))).toContain("Pori 2023");
    expect(textOf(await office.write(staff, "vanhus", "entä Ulvila?"))).toContain("Ulvila 2023");
    for (const words of ["mitkä puuttuivat Q4:ltä 2020?", "näytä viime vuoden kooste"]) expect(textOf(await office.write(chair, "vanhus", words)), words).toMatch(/^Kysyit jaksosta .*2020\. .*auki: tammi–maaliskuu 2021/);
  });

  it("of a week, a day or a winter says that it has no answer of it, before the newest", async () => {
    const office = await answered();
    for (const [words, said] of [["3a tilanne viime viikolla?", /^En osaa vastata ajasta ”viime viikolla”: .* Kerron viimeisimmän\./], ["mitä on muuttunut eilen?", /^En osaa vastata ajasta ”eilen”/], ["hur gick det med mål 3 vecka 20?", /^Jag kan inte svara om tiden ”vecka 20”/], ["status of goal 3 last winter", /^I cannot answer about the time “last winter”/]] as const) {
      expect(textOf(await office.write(staff, "vanhus", words)), words).toMatch(said);
    }
  });

  it("shows the measures behind the button", async () => {
    const office = await answered();
    const card = cardOfReply(await office.write(staff, "vanhus", "tavoite 3 tilanne?"));
    const more = buttonOf(card, "Näytä toimenpiteet");
    expect(textOf(await office.press(staff, "vanhus", more.route, more.params))).toContain("3b");
  });

  it("without figures says that nothing is known yet, and makes nothing up", async () => {
    const office = await answered();
    const told = textOf(await office.write(staff, "vanhus", "tavoite 4 tilanne?"));
    expect(told).toContain("Tavoite 4");
    expect(told).toContain("Ei tietoa");
  });
});

describe("a question in a general channel", () => {
  it("is asked back with a choice of groups, and the button takes the same way", async () => {
    const office = await openOffice(store, { programme, people: () => people });
    const asked = cardOfReply(await office.write(staff, "dm", "tavoite 3 tilanne?"));
    expect(asked.summary).toContain("seitsemällä ryhmällä");
    const choice = buttonOf(asked, "Vanhuspalvelut");
    expect(textOf(await office.press(staff, "dm", choice.route, choice.params))).toContain("Kotihoidon kehittäminen");
  });

  it("about a goal that the group does not have says which it has", async () => {
    const office = await openOffice(store, { programme, people: () => people });
    expect(textOf(await office.write(staff, "dm", "tavoite 6 vanhuspalvelut"))).toMatch(/1–5/);
  });
});

describe("what follows is about what was shown last", () => {
  it("also when a button chose it: another reading, a group that was asked back, or the same said in words", async () => {
    const office = await answered();
    const asked = cardOfReply(await office.write(staff, "vanhus", "tavoite 3 tilanne?"));
    const other = buttonOf(asked, "Tarkoitin muuta");
    const goal4 = buttonOf(cardOfReply(await office.press(staff, "vanhus", other.route, other.params)), "Tavoite 4");
    await office.press(staff, "vanhus", goal4.route, goal4.params);
    expect(textOf(await office.write(staff, "vanhus", "kuka siitä vastaa?"))).toContain("Tavoite 4");
    const group = buttonOf(cardOfReply(await office.write(staff, "yleinen", "tavoite 3 tilanne?")), "Vanhuspalvelut");
    await office.press(staff, "yleinen", group.route, group.params);
    expect(textOf(await office.write(staff, "yleinen", "entä tavoite 2?"))).toContain("Kaikenikäisten omaishoito");
    await office.write(staff, "yleinen", "vammaispalvelujen tavoite 1?");
    await office.write(staff, "yleinen", "toimenpide 3b?");
    await office.write(staff, "yleinen", "vanhuspalvelut");
    expect(textOf(await office.write(staff, "yleinen", "mikä sen aikataulu on?"))).toContain("3b Kaikenikäisten kotihoidon palvelusetelien");
  });

  it("while it is asked back, what was shown before is not meant any more", async () => {
    const office = await openOffice(store, { programme, people: () => people });
    await office.write(staff, "yleinen", "vammaispalvelujen tavoite 1?");
    await office.write(staff, "yleinen", "toimenpide 3b?");
    expect(textOf(await office.write(staff, "yleinen", "kuka siitä vastaa?"))).not.toContain("Tavoite 1");
  });

  it("in a direct message a word for it is enough", async () => {
    const office = await answered();
    await office.write(chair, "dm", "3a tilanne?");
    expect(textOf(await office.write(chair, "dm", "kuka siitä vastaa?"))).toContain("3a Kotihoito 24/7");
    expect(textOf(await office.write(chair, "dm", "kuka vastaa?"))).not.toContain("3a");
  });
});

describe("a question about the evaluation itself", () => {
  it("is answered with the day it ends and the day the next one opens", async () => {
    const office = await answered();
    expect(textOf(await office.write(staff, "vanhus", "milloin väliarviointi päättyy?"))).toContain("Väliarviointi (tammi–maaliskuu 2021) on auki to 29.4. asti. Seuraava väliarviointi avautuu to 1.7.");
    await office.goTo("2021-06-01");
    expect(textOf(await office.write(staff, "vanhus", "is the evaluation open?"))).toContain("The next interim evaluation opens on Thu 1 Jul.");
  });

  it("which items stand so is told of the time that was asked about, else of today", async () => {
    const office = await answered();
    await office.goTo("2021-07-01");
    expect(textOf(await office.write(staff, "vanhus", "missä oli ongelmia Q1 2021?"))).toMatch(/^Tilanne jaksolta tammi–maaliskuu 2021:\nVanhuspalvelut\. Jäljessä: ei yhtään/u);
    expect(textOf(await office.write(staff, "vanhus", "missä on ongelmia?"))).toMatch(/^Vanhuspalvelut\. Jäljessä: ei yhtään/u);
  });

  it("of the whole programme shows the coordinator every group and asks others which, also in a group's channel", async () => {
    const office = await answered();
    const told = textOf(await office.write(holder("coordinator"), "vanhus", "koko ohjelman tilanne?"));
    expect(programme.groups.filter((g) => !told.includes(g.name))).toEqual([]);
    const choice = buttonOf(cardOfReply(await office.write(staff, "vanhus", "koko ohjelman tilanne?")), "Lastensuojelu");
    expect(textOf(await office.press(staff, "vanhus", choice.route, choice.params))).toMatch(/^Lastensuojelu\./u);
  });
});

describe("a question about a target table", () => {
  it("is answered with the cell that was asked for: a place, or the yearly share", async () => {
    const office = await openOffice(store, { programme, people: () => people });
    expect(textOf(await office.write(staff, "vanhus", "Porin kotihoidon asiakkaiden tavoite 2023?"))).toMatch(/1\s473/);
    expect(textOf(await office.write(staff, "vanhus", "NHG:n prosentti tehostetussa 2024"))).toMatch(/6\s%/);
  });
});

describe("a figure in a message", () => {
  it("is read back first, and saved only when the owner says so", async () => {
    const office = await openOffice(store, { programme, people: () => people });
    await office.goTo("2021-04-01");
    const asked = cardOfReply(await office.write(chair, "dm", "kirjaa 1b 1 163"));
    expect(asked.summary).toMatch(/^Kirjaanko: 1b .*1\s163.*tammi–maaliskuu 2021\?$/);
    expect(await store.stores.readings.find({ programme: programme.id })).toEqual([]);
  });
});
