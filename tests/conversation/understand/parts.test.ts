import { describe, expect, it } from "vitest";
import { readLabels } from "../../../src/conversation/read-labels.ts";
import { readNumbers } from "../../../src/conversation/read-numbers.ts";
import { readPeriods } from "../../../src/conversation/read-periods.ts";
import { evenText, longestRead } from "../../../src/conversation/read-text.ts";
import { isoWeek, readWhen } from "../../../src/conversation/read-when.ts";

const today = "2026-11-21";

describe("goals and measures named by number", () => {
  const said = (text: string): string => readLabels(text).map((l) => `${l.kind} ${l.number}${l.letter ?? ""}`).join(", ");

  it.each([
    ["tavoite 3", "goal 3"], ["tavoitteesta kolme", "goal 3"], ["kolmostavoitteessa", "goal 3"], ["3. tavoite", "goal 3"],
    ["kolmannen tavoitteen", "goal 3"],
    ["tavoite nro 4", "goal 4"], ["t3 tilanne", "goal 3"], ["mål 3", "goal 3"], ["tredje målet", "goal 3"], ["goal three", "goal 3"],
    ["second goal", "goal 2"],
    ["tavoitteet 1 ja 2", "goal 1, goal 2"], ["goals 1-3", "goal 1, goal 2, goal 3"], ["vanhuspuolen kakkonen", "either 2"],
    ["numero 12", "either 12"],
    ["2 a", "measure 2a"], ["2.a:n tilanne", "measure 2a"], ["2d", "measure 2d"], ["1.a", "measure 1a"], ["toimenpide 12", "measure 12"],
    ["toimenpide kaksitoista", "measure 12"], ["toimenpide viisi b", "measure 5b"], ["12. toimenpide", "measure 12"],
    ["åtgärd 2a", "measure 2a"], ["measure 5b", "measure 5b"],
    ["tavoite 3 toimenpide 2", "goal 3, measure 2"],
  ])("%s", (text, labels) => {
    expect(said(text)).toBe(labels);
  });

  it.each(["tavoite 94 %", "tavoitetaso 12", "tavoitteena 10 asiakasta", "klo 9 a", "12,5", "3 asiakasta"])("nothing is a label in: %s", (text) => {
    expect(said(text)).toBe("");
  });
});

describe("times", () => {
  const period = (text: string): string | undefined => readPeriods(text, today)[0]?.period;

  it.each([
    ["Q3", "2026-Q3"], ["Q3/2021", "2021-Q3"], ["2021-Q3", "2021-Q3"], ["1. kvartaali", "2026-Q1"], ["kolmas vuosineljännes", "2026-Q3"],
    ["tammi-maaliskuu 2026", "2026-Q1"],
    ["tammi–maaliskuussa 2025", "2025-Q1"], ["viime vuonna", "2025"], ["vuonna 2019", "2019"], ["2021 - 2023", "2021-2023"],
    ["viime kvartaalilla", "2026-Q3"], ["syyskuussa", "2026-09"],
    ["joulukuussa", "2025-12"], ["15.3.2023", "2023-03-15"], ["30.6.", "2026-06-30"], ["15 mars 2023", "2023-03-15"],
    ["third quarter of 2025", "2025-Q3"], ["i fjol", "2025"],
    ["3/2025", "2025-Q3"], ["II/2025", "2025-Q2"], ["7/2025", "2025-07"], ["1-6/2025", "2025-01/2025-06"],
    ["H1 2025", "2025-01/2025-06"], ["alkuvuonna", "2026-01/2026-06"], ["vuoden 2025 alussa", "2025-01/2025-06"], ["andra halvåret 2025", "2025-07/2025-12"],
    ["syksyllä 2020", "2020-09/2020-11"], ["viime syksynä", "2025-09/2025-11"], ["våren 2020", "2020-03/2020-05"], ["last summer", "2026-06/2026-08"],
    ["vuosi sitten", "2025-11"], ["kolme kuukautta sitten", "2026-08"], ["för två år sedan", "2024"], ["six months ago", "2026-05"], ["Q3 viime vuonna", "2025-Q3"],
  ])("%s is %s", (text, expected) => {
    expect(period(evenText(text).text)).toBe(expected);
  });

  it.each(["116117", "75-vuotiaat", "2050 asiakasta", "12,5 %", "24/7", "viikolla 20", "32.13.2020", "may I ask"])("there is none in: %s", (text) => {
    expect(period(evenText(text).text)).toBeUndefined();
  });

  it.each([
    ["ensi maanantaina", "2026-11-23"], ["huomenna", "2026-11-22"], ["nästa vecka", "2026-W48"], ["viikolla 50", "2026-W50"],
    ["kahden viikon päästä", "2026-12-05"], ["in 3 days", "2026-11-24"],
    ["until Wednesday", "2026-11-25"], ["ensi kuussa", "2026-12"], ["kuun lopussa", "2026-11-30"], ["joskus", undefined],
  ])("to come: %s is %s", (text, expected) => {
    expect(readWhen(evenText(text).text, today)).toBe(expected);
  });

  it("weeks are those of the calendar on the wall", () => {
    expect([isoWeek("2026-11-21"), isoWeek("2027-01-01"), isoWeek("2024-12-30")]).toEqual(["2026-W47", "2026-W53", "2025-W01"]);
  });
});

describe("figures", () => {
  const figures = (text: string, english = false): string =>
    readNumbers(evenText(text).text, english, (d) => d === "116117")
      .map((f) => `${f.bound ? "limit " : ""}${f.value}${f.unit ? ` ${f.unit}` : ""}`)
      .join("; ");

  it.each([
    ["12,5 %", "12.5 %"], ["1 163 asiakasta", "1163 asiakasta"], ["1163", "1163"], ["−5 %", "-5 %"], ["1.163 asiakasta", "1163 asiakasta"],
    ["0 asiakasta", "0 asiakasta"], ["puolet", "50 %"],
    ["lapset 12, vammaiset 30, ikäihmiset 210", "12; 30; 210"], ["2,5 procentenheter", "2.5 prosenttiyksikköä"],
    ["1,2 milj. euroa", "1200000 €"], ["kolme avustajaa", "3 avustajaa"], ["230:sta 254:ään", "230; 254"],
    ["0 asiakasta yli 9 käyntiä", "0 asiakasta; limit 9 käyntiä"], ["250 perhehoidon asiakasta", "250 asiakasta"],
  ])("%s", (text, expected) => {
    expect(figures(text)).toBe(expected);
  });

  it("a comma groups thousands in English only", () => {
    expect([figures("1,163 clients", true), figures("1,163 %")]).toEqual(["1163 asiakasta", "1.163 %"]);
  });

  const none = ["116117-puhelut", "75-vuotiaat", "alle 18-vuotiaiden", "75 vuotta täyttäneistä", "klo 9.30", "24/7", "GDS-15", "0401234567", "3-2"];

  it.each(none)("there are none in: %s", (text) => {
    expect(figures(text)).toBe("");
  });
});

describe("what a platform adds", () => {
  it("is taken out: mentions, links, marks, invisible signs and the bot's name", () => {
    expect(evenText("<@U123> *Tavoite 3*\u00a0tilanne?\u200b <https://x.fi|linkki> @Kvartti").text).toBe("tavoite 3 tilanne?");
    expect(evenText("<at>Kvartti</at> tavoite 3").text).toBe("tavoite 3");
  });

  it("is not read beyond the limit", () => {
    expect(evenText("a".repeat(40_000)).text).toHaveLength(longestRead);
  });
});
