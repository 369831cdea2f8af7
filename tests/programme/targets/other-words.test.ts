import { describe, expect, test } from "vitest";
import { readTarget } from "../../../src/programme/read-target.ts";
import type { TargetReading } from "../../../src/programme/read-target.ts";

/** A rise of so many per cent in other words; `[a|b]` is the word for a rise and the one for a fall. */
const changes = [
  "Etäkäyntien määrä [kasvaa|vähenee] 12,5 %", "Etäkäyntien määrän [kasvu|väheneminen] 12,5 %", "Etäkäyntien määrän [kasvattaminen|vähentäminen] 12,5 %:lla",
  "Etäkäyntien määrä [lisääntyy|vähenee] 12,5 prosenttia", "Etäkäyntien määrä [kasvaa|laskee] 12,5 prosentilla", "12,5 %:n [kasvu|lasku] etäkäyntien määrässä",
  "12,5 prosentin [lisäys|vähennys] etäkäyntien määrään", "Etäkäyntien määrää [lisätään|vähennetään] 12,5 %", "Etäkäyntien määrä on [kasvanut|vähentynyt] 12,5 %",
  "Etäkäyntien määrä [+|-]12,5 %", "Tavoitteena 12,5 %:n [kasvu|väheneminen] etäkäyntien määrässä", "[Kasvatetaan|Vähennetään] etäkäyntien määrää 12,5 %",
  "Etäkäyntien määrän tulee [kasvaa|vähentyä] 12,5 %", "Etäkäyntien määrän [lisäys|vähennys]: 12,5 %", "Etäkäyntien lukumäärän [nousu|lasku] 12,5 %:lla",
] as const;
const said = (sentence: string, at: 0 | 1): string => sentence.replace(/\[([^\]|]*)\|([^\]]*)\]/u, (_, up: string, down: string) => (at === 0 ? up : down));

const baselines: readonly (readonly [string, Partial<TargetReading>])[] = [
  ["", {}], [" vuodesta 2022", { baselineYear: 2022 }], [" vuoden 2022 tasosta", { baselineYear: 2022 }], [" verrattuna vuoteen 2022", { baselineYear: 2022 }],
  [" vuoteen 2022 verrattuna", { baselineYear: 2022 }], [" (v. 2022: 340)", { baselineYear: 2022, baselineValue: 340 }], [" (2022: 340 kpl)", { baselineYear: 2022, baselineValue: 340 }],
  [" (lähtötaso 340)", { baselineValue: 340 }], [" (v. 2022 määrä 340)", { baselineYear: 2022, baselineValue: 340 }], [" vuoden 2022 määrästä (340)", { baselineYear: 2022, baselineValue: 340 }],
];
const times: readonly (readonly [string, Partial<TargetReading>])[] = [
  ["", {}], [" vuoteen 2027 mennessä", { deadline: "2027" }], [" vuoden 2027 loppuun mennessä", { deadline: "2027" }], [" 31.12.2027 mennessä", { deadline: "2027-12-31" }],
  [" syksyyn 2027 mennessä", { deadline: "2027 syksy" }], [" vuosittain", { cadence: "yearly" }],
];

describe("the same aim in other words is read alike", () => {
  test.each(changes)("%s", (sentence) => {
    const aim = { kind: "percent", form: "change", value: 12.5, unit: "%" };
    expect(readTarget(said(sentence, 0))).toEqual({ ...aim, direction: "increase" });
    expect(readTarget(said(sentence, 1))).toEqual({ ...aim, direction: "decrease" });
  });

  test.each(baselines)("compared with »%s«, whatever time follows", (compared, baseline) => {
    for (const [time, when] of times) expect(readTarget(`Ilmoitusten määrä vähenee 10 %${compared}${time}`)).toMatchObject({ kind: "percent", direction: "decrease", form: "change", value: 10, ...baseline, ...when });
  });
});

describe("so many of something is aimed at in other words, too", () => {
  test.each<[string, Partial<TargetReading>]>([
    ["Samanaikaisopetusta saa 20 ryhmää", { value: 20, unit: "ryhmää", form: "count" }],
    ["Polulla aloittaa kuusi opiskelijaa", { value: 6, unit: "opiskelijaa", form: "count" }],
    ["Siirrettäviä tiloja käytössä 4 kpl", { value: 4, unit: "kpl", form: "count" }],
    ["Lomakkeita 20 kuukaudessa", { value: 20, unit: "kpl", cadence: "monthly", form: "count" }],
  ])("%s", (sentence, reading) => {
    expect(readTarget(sentence)).toMatchObject({ direction: "reach", ...reading });
  });
});
