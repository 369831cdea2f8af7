import { describe, expect, test } from "vitest";
import type { Choice, Understood } from "../../src/conversation/understood.ts";
import type { Language } from "../../src/shared/language.ts";
import { didYouMeanCard, numberRanges } from "../../src/status/did-you-mean-card.ts";
import type { Button } from "../../src/vocabulary/card.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { encodePress, longestPress } from "../../src/vocabulary/press.ts";
import { sampleProgramme } from "./office.ts";

const programme = sampleProgramme();
const everyGroup: readonly Choice[] = programme.groups.map((g) => ({ intent: "status_goal", target: { group: g.id, goal: 3 } }));

const ask = (more: Partial<Understood>): Understood => ({ intent: "ask", target: {}, values: [], choices: [], alternatives: [], trace: [], ...more });
const draw = (u: Partial<Understood>, language: Language = "fi"): ReturnType<typeof didYouMeanCard> => didYouMeanCard(ask(u), programme, language);
const question = (u: Partial<Understood>, language: Language = "fi"): string => cardText(draw(u, language)).split("\n")[0] ?? "";
const buttons = (u: Partial<Understood>): readonly Button[] => draw(u).blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : []));

describe("asking back", () => {
  test.each<{ says: string; understood: Partial<Understood>; language?: Language; sentence: string }>([
    {
      says: "a goal without its group",
      understood: { why: "whichGroup", wanted: "status_goal", target: { goal: 3 }, choices: everyGroup },
      sentence: "Tavoite 3 on seitsemällä ryhmällä. Minkä ryhmän tilannetta kysyt?",
    },
    {
      says: "a goal without its group in Swedish",
      understood: { why: "whichGroup", wanted: "status_goal", target: { goal: 3 }, choices: everyGroup }, language: "sv",
      sentence: "Sju grupper har mål 3. Vilken grupps läge frågar du om?",
    },
    {
      says: "a goal without its group in English",
      understood: { why: "whichGroup", wanted: "status_goal", target: { goal: 3 }, choices: everyGroup }, language: "en",
      sentence: "Seven groups have goal 3. Which group's status do you ask about?",
    },
    {
      says: "a goal of two groups",
      understood: { why: "whichGroup", choices: everyGroup.slice(0, 2) },
      sentence: "Tavoite 3 on kahdella ryhmällä. Minkä ryhmän tilannetta kysyt?",
    },
    {
      says: "an owner without a group",
      understood: { why: "whichGroup", wanted: "owner_of", choices: everyGroup.map((x) => ({ ...x, intent: "owner_of" })) },
      sentence: "Tavoite 3 on seitsemällä ryhmällä. Mitä ryhmää tarkoitat?",
    },
    {
      says: "a chair of two groups",
      understood: { why: "whichGroup", choices: ["vammais", "lastensuojelu"].map((group) => ({ intent: "status_group", target: { group } })) },
      sentence: "Mitä ryhmää tarkoitat?",
    },
    {
      says: "a goal that is not there",
      understood: { why: "noSuchGoal", target: { group: "vanhus" }, choices: [] },
      sentence: "Ryhmällä Vanhuspalvelut on tavoitteet 1–5. Mitä tarkoitit?",
    },
    { says: "a measure of several groups", understood: { why: "whichMeasure" }, sentence: "Mitä toimenpidettä tarkoitat?" },
    { says: "a figure without an indicator", understood: { why: "noTarget", wanted: "record_value" }, sentence: "Mihin mittariin luku kirjataan?" },
    {
      says: "a question without anything to go by",
      understood: { why: "noTarget" },
      sentence: "Mitä tavoitetta tai toimenpidettä tarkoitat? Voit kirjoittaa esimerkiksi ”Yhteistyö kumppanien kanssa, tavoite 1”.",
    },
  ])("$says", ({ understood, language, sentence }) => {
    expect(question(understood, language)).toBe(sentence);
  });

  test("offers the groups by name when only the group is open", () => {
    expect(buttons({ why: "whichGroup", target: { goal: 3 }, choices: everyGroup }).map((b) => b.label)).toEqual(programme.groups.map((g) => g.name));
  });

  test("offers the goals that there are", () => {
    const choices: readonly Choice[] = [1, 2].map((goal) => ({ intent: "status_goal", target: { group: "vanhus", goal } }));
    expect(buttons({ why: "noSuchGoal", choices })).toEqual([
      { label: "Tavoite 1: Vanhuspalvelujen palvelurakenteen keventäminen", route: "status.goal", params: { group: "vanhus", goal: "1" } },
      { label: "Tavoite 2: Kaikenikäisten omaishoito", route: "status.goal", params: { group: "vanhus", goal: "2" } },
    ]);
  });

  test("tells the same label of three groups apart by the group", () => {
    const choices = ["yhteistyo-1a", "vanhus-1a", "tieto-1a"].map((measure): Choice => ({ intent: "status_measure", target: { measure } }));
    expect(buttons({ why: "whichMeasure", choices }).map((b) => b.label.split(":")[0])).toEqual(
      ["Yhteistyö kumppanien kanssa", "Vanhuspalvelut", "Tiedolla johtaminen"],
    );
  });

  test("sends every kind of choice where the same words would have gone", () => {
    const choices: readonly Choice[] = [
      { intent: "owner_of", target: { measure: "vanhus-1b" } },
      { intent: "schedule_of", target: { measure: "vanhus-5b" } },
      { intent: "record_value", target: { indicator: "vanhus-5b-m1" } },
      { intent: "delegate", target: { measure: "vanhus-2a" } },
      { intent: "status_indicator", target: { table: { id: "vanhus-kotihoito", place: "Pori" } } },
    ];
    const given = buttons({ why: "whichTarget", values: [{ value: 4.1 }], period: "2026-Q1", choices });
    expect(given.map((b) => b.route)).toEqual(["status.owner", "status.schedule", "reading.record", "items.delegate", "status.indicator"]);
    expect(given[2]?.params).toEqual({ indicator: "vanhus-5b-m1", period: "2026-Q1", v: "4.1" });
    expect(given[4]).toMatchObject({ label: "Kotihoidon yli 75-vuotiaat asiakkaat, Pori", params: { table: "vanhus-kotihoito", place: "Pori" } });
  });

  test("offers at most ten, and says that there are more", () => {
    const measures = programme.groups.flatMap((g) => g.measures).slice(0, 14);
    const choices = measures.map((m): Choice => ({ intent: "status_measure", target: { measure: m.id } }));
    expect(buttons({ why: "whichMeasure", choices })).toHaveLength(10);
    expect(cardText(draw({ why: "whichMeasure", choices }))).toContain("Vaihtoehtoja on muitakin.");
  });

  test("leaves out a choice that the programme does not have", () => {
    expect(buttons({ why: "whichMeasure", choices: [{ intent: "status_measure", target: { measure: "vanhus-9z" } }] })).toEqual([]);
  });

  test("fits every button to what platforms carry, and drops what its id says anyway first", () => {
    const target = { group: "tyohyvinvointi", goal: 1, measure: "tyohyvinvointi-10", indicator: "tyohyvinvointi-10-m4" };
    const values = [1234.5, 30, 210, 55, 66].map((value) => ({ value }));
    const [button] = buttons({ why: "whichIndicator", period: "2021-Q3", values, choices: [{ intent: "record_value", target }] });
    expect(button && encodePress(button).length).toBeLessThanOrEqual(longestPress);
    expect(button?.params).toMatchObject({ indicator: "tyohyvinvointi-10-m4", v: "1234.5;30;210;55;66" });
  });

  test("writes numbers of goals as ranges", () => {
    expect(numberRanges([3, 1, 2, 5])).toBe("1–3, 5");
    expect(numberRanges([1, 2])).toBe("1, 2");
    expect(numberRanges([])).toBe("");
  });
});
