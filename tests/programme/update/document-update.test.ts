import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../../src/programme/import/to-programme-file.ts";
import type { Indicator } from "../../../src/programme/indicator.ts";
import type { Measure } from "../../../src/programme/measure.ts";
import type { Programme, WorkingGroup } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { changeText } from "../../../src/programme/update/change-text.ts";
import { noPast } from "../../../src/programme/update/past.ts";
import type { Past } from "../../../src/programme/update/past.ts";
import { documentUpdate } from "../../../src/programme/update/programme-update.ts";
import { slides } from "../import/fixtures.ts";

function imported(text: string): Programme {
  const document = importDocument({ name: "ohjelma", lines: readLines(text) });
  const read = readProgramme(programmeYaml(toProgrammeFile(document, { today: "2024-01-01", organisation: "kunta" }).file, "ohjelma.txt"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.programme;
}

/** The imported programme, with something set by hand in its first group, the group's first measure, or that one's first indicator. */
interface ByHand {
  readonly group?: Partial<WorkingGroup>;
  readonly measure?: Partial<Measure>;
  readonly indicator?: Partial<Indicator>;
}
const inFirst = <T>(list: readonly T[], change: (x: T) => T): T[] => list.map((x, i) => (i === 0 ? change(x) : x));
function byHand(p: Programme, { group = {}, measure = {}, indicator = {} }: ByHand): Programme {
  return { ...p, groups: inFirst(p.groups, (g) => ({ ...g, ...group, measures: inFirst(g.measures, (m) => ({ ...m, indicators: inFirst(m.indicators, (x) => ({ ...x, ...indicator })), ...measure })) })) };
}

const plain = imported(slides);
const firstOf = (p: Programme | undefined): { readonly group: WorkingGroup; readonly measure: Measure; readonly indicator: Indicator } => {
  const group = p?.groups[0];
  const measure = group?.measures[0];
  const indicator = measure?.indicators[0];
  if (!group || !measure || !indicator) throw new Error("no indicator");
  return { group, measure, indicator };
};

const update = (before: Programme, text: string, past: Past = noPast) => {
  const written = imported(text);
  const done = documentUpdate(before, written, past, written.rounds);
  if (!done) throw new Error("another programme");
  return { ...firstOf(done.programme), programme: done.programme, told: done.changes.map((c) => changeText(c, "fi")) };
};

const raised = slides.replace("kasvaa 15 %", "kasvaa 20 %");
const hand: ByHand = {
  group: { rounds: { cadence: "yearly", dueAfterDays: 40 }, proposals: true, aliases: ["vanhuspuoli"], chair: { title: "johtaja", name: "Saara Korpi" } },
  measure: { publicity: "notYet", owners: [{ title: "Kotihoidon päällikkö" }], cadence: "halfYearly", schedule: { text: "2024 - 2026", from: "2024-03-01", to: "2026-06-30" } },
  indicator: { publicity: "secret", counts: "things", ambiguous: "Voi tarkoittaa asiakkaita", cadence: "yearly", deadline: "2026-05-31", name: "Etäkäynnit", unit: "käyntiä", target: { form: "change", value: 15, unit: "%", baselineYear: 2023, baselineValue: 120 } },
};

describe("what a new document does not say stays as it was", () => {
  test("a secret indicator stays secret, a group keeps its own rounds, and only the target is new", () => {
    const { group, measure, indicator, told } = update(byHand(plain, hand), raised);
    expect(group).toMatchObject({ rounds: { cadence: "yearly", dueAfterDays: 40 }, proposals: true, chair: { name: "Saara Korpi", title: "johtaja" } });
    expect(measure).toMatchObject({ ...hand.measure });
    expect(indicator).toMatchObject({ ...hand.indicator, target: { value: 20, baselineYear: 2023, baselineValue: 120 } });
    expect(told).toEqual(["tavoitetaso muuttuu: mittari Etäkäynnit (+15 % (2023: 120) 2026-05-31 → +20 % (2023: 120) 2026-05-31)"]);
  });

  test("the same document changes nothing, whatever has been set by hand", () => {
    expect(update(byHand(plain, hand), slides).told).toEqual([]);
    expect(update(byHand(plain, { indicator: { kind: "number", target: { form: "count", value: 7 } } }), slides).told).toEqual([]);
  });

  test("a target that the new sentence does not state any more goes, and is said", () => {
    const share = slides.replace("Etähoivan käyntien määrä kasvaa 15 %", "Etähoivan käyntien osuus kasvaa 15 %");
    const { indicator, told } = update(byHand(imported(share), { indicator: { publicity: "secret" } }), share.replace("osuus kasvaa 15 %", "osuus kirjataan"));
    expect(indicator).not.toHaveProperty("target");
    expect(indicator).toMatchObject({ id: "vanhus-1a-m1", publicity: "secret" });
    expect(told.join()).toContain("+15 % → –");
  });

  test("what takes a secret indicator's place in quite other words is not public by itself", () => {
    const { indicator, told } = update(byHand(plain, { indicator: { publicity: "secret" } }), slides.replace("Etähoivan käyntien määrä kasvaa 15 %", "Tabletteja on joka toisella asiakkaalla"));
    expect(indicator).toMatchObject({ id: "vanhus-1a-m1-v2", publicity: "secret" });
    expect(told.slice(0, 1)).toEqual(["poistuu: mittari Etähoivan käyntien määrä kasvaa 15 %"]);
    expect(told).toContainEqual(expect.stringMatching(/^uusi: mittari Tabletteja.*\(julkisuus: salassa pidettävä\)$/));
    const other = slides.replace("1.a Etähoivan laajentaminen kaikille\nalueen kotihoidon tiimeille", "1.a Muistikahviloiden perustaminen").replace("Etähoivan käyntien määrä kasvaa 15 %", "Kahviloita on viisi");
    expect(update(byHand(plain, { measure: { publicity: "secret" } }), other).measure).toMatchObject({ id: "vanhus-1a-v2", publicity: "secret" });
  });

  test("a measure that comes back after a version without it is as it was", () => {
    const before = byHand(plain, { measure: { publicity: "secret" } });
    const without: Programme = { ...before, groups: inFirst(before.groups, (g) => ({ ...g, measures: g.measures.slice(1) })) };
    expect(update(without, slides, { earlier: [before], figures: new Map() }).measure).toMatchObject({ id: "vanhus-1a", publicity: "secret" });
    const whole = byHand(plain, { ...hand, group: { ...hand.group, id: "seniorit" } });
    const withoutGroup: Programme = { ...whole, groups: whole.groups.slice(1) };
    const { group, measure, told } = update(withoutGroup, slides, { earlier: [whole], figures: new Map() });
    expect([group, measure]).toMatchObject([{ id: "seniorit", proposals: true }, { id: "vanhus-1a", publicity: "notYet" }]);
    expect(told).toContain("uusi: ryhmä Ikäihmisten palvelut");
  });

  test("the sentence of a secret indicator under a second measure is secret there too", () => {
    const sentence = "Etähoivan käyntien määrä kasvaa 15 %";
    const { group } = update(byHand(plain, { measure: { publicity: "secret" } }), slides.replace("Vapaapäivien määrä kasvaa vuosittain", sentence));
    const shown = group.measures.flatMap((m) => m.indicators).filter((x) => x.text === sentence);
    expect(shown.map((x) => x.series)).toEqual(["vanhus-1a-m1", "vanhus-1a-m1"]);
    expect(shown[1]?.publicity).toBe("secret");
  });
});

describe("figures stay with what they were given for", () => {
  const ages = ["Vähintään 90 % 75 vuotta täyttäneistä asuu kotona", "Vähintään 80 % 85 vuotta täyttäneistä asuu kotona"];
  const table = (...measures: readonly (readonly [measure: string, ...indicators: string[]])[]): string => {
    const rows = measures.flatMap(([m, ...indicators]) => indicators.map((x, i) => (i === 0 ? `| 1 Kotona asuminen | ${m} | ${x} | Päällikkö |` : `| | | ${x} | |`)));
    return ["# Vanhuspalvelut", "", "| Tavoite | Toimenpide | Mittari | Vastuuhenkilö |", "|---|---|---|---|", ...rows].join("\n");
  };
  const shown = (p: Programme) => p.groups.flatMap((g) => g.measures.flatMap((m) => m.indicators.map((x) => [x.id, x.text])));
  const past = (...series: string[]): Past => ({ earlier: [], figures: new Map(series.map((s) => [s, 2])) });
  const other = ["1b Kuntoutuksen lisääminen", "Jaksot lisääntyvät 5 %"] as const;
  const home = (...x: string[]): string => table(["1a Kotona asumisen tuki", ...x], other);

  test("sentences that differ by an age keep their own, also where the first one goes, they change places or a third comes first", () => {
    const before = imported(home(...ages));
    const [first, second] = shown(before);
    const now = (...x: string[]) => shown(update(before, home(...x)).programme).slice(0, x.length);
    expect(now(...ages.slice(1))).toEqual([second]);
    expect(now(...[...ages].reverse())).toEqual([second, first]);
    expect(now("Vähintään 95 % 65 vuotta täyttäneistä asuu kotona", ...ages).slice(1)).toEqual([first, second]);
    expect(now(...ages.map((x) => x.replace("80 %", "82 %"))).map(([id]) => id)).toEqual([first?.[0], second?.[0]]);
    // A new target has a new year by which it is to be reached.
    const by = "Etähoivan käynnit lisääntyvät 5 % vuoteen 2025 mennessä";
    expect(update(imported(home(by)), home(by.replace("5 % vuoteen 2025", "8 % vuoteen 2027"))).told.filter((t) => !t.startsWith("tavoitetaso muuttuu: mittari Etähoivan"))).toEqual([]);
    // A new age is another indicator, also under the same number.
    expect(now(ages[0]?.replace("75", "70") ?? "", ages[1] ?? "").map(([id]) => id)).toEqual([`${first?.[0] ?? ""}-v2`, second?.[0]]);
  });

  test("a measure that moves up into the number of one that went keeps its own figures, and what comes after has none", () => {
    const grown = (who: string, label: string, more = ""): readonly [string, string] => [`${label} ${who} palvelujen laajentaminen${more}`, `${who} palveluissa asiakkaita on ${who === "Nuorten" ? 200 : 300}`];
    const before = imported(table(grown("Lasten", "1a"), grown("Nuorten", "1b")));
    const id = before.groups[0]?.measures[1]?.indicators[0]?.id;
    const { programme } = update(before, table(grown("Nuorten", "1a", " nykyisestä"), grown("Aikuisten", "1b")));
    expect(shown(programme).map(([x]) => x)).toEqual([id, `${id ?? ""}-v2`]);
    const { told } = update(imported(table(["1a Henkilöstön koulutus", "Koulutettujen määrä kasvaa 10 %"], other)), table(["1a Henkilöstön rekrytointi", "Rekrytoitujen määrä kasvaa 5 %"], other));
    expect(told).toEqual(["poistuu: toimenpide 1a Henkilöstön koulutus", "uusi: toimenpide 1a Henkilöstön rekrytointi"]);
  });

  test("what is measured in another unit is another indicator: figures and baseline go out of sight, and the card says so", () => {
    const count = "Etähoivan asiakkaiden määrä on vähintään 500 asiakasta";
    for (const [a, b] of [[count, "Etähoivan asiakkaiden osuus on vähintään 94 %"], ["Etähoivan asiakkaiden määrä kasvaa 10 asiakasta", "Etähoivan asiakkaiden määrä kasvaa 10 %"], ["Etähoivan kustannukset ovat enintään 500 euroa asiakasta kohti", "Etähoivan kustannukset ovat enintään 40 % asiakasta kohti"]] as const) {
      const plainBefore = imported(home(a));
      const { indicator: was } = firstOf(plainBefore);
      const before = byHand(plainBefore, { indicator: { target: { form: "level", value: 500, baselineValue: 240 } } });
      const { indicator, told } = update(before, home(b), past(was.id));
      expect(indicator).toMatchObject({ id: `${was.id}-v2`, text: b });
      expect(indicator.target).not.toHaveProperty("baselineValue");
      expect(told).toEqual([`poistuu: mittari ${a} (2 kirjattua lukua ei enää näy; lähtötaso: 240 → –)`, `uusi: mittari ${b}`]);
    }
    const before = imported(home(count));
    expect(update(before, home(count.replace("500 asiakasta", "600 asiakasta"))).indicator.id).toBe(firstOf(before).indicator.id);
  });

  test("an indicator that leaves a secret measure is as secret under the next one, and the card says so", () => {
    const sentence = "Kuolleisuus laskee 5 %";
    const before = byHand(imported(table(["1a Etähoivan laajentaminen", sentence, "Käynnit lisääntyvät 7 %"], other)), { measure: { publicity: "secret" } });
    const id = firstOf(before).indicator.id;
    const { programme, told } = update(before, table(["1a Etähoivan laajentaminen", "Käynnit lisääntyvät 7 %"], [...other, sentence]));
    expect(programme.groups[0]?.measures[1]?.indicators[1]).toMatchObject({ id, publicity: "secret" });
    expect(told).toContain(`muuttuu: mittari ${sentence} (julkisuus: julkinen → salassa pidettävä)`);
  });
});

describe("what stands above the groups", () => {
  test("a programme that goes on for longer is asked about for longer", () => {
    const { programme, told } = update(plain, slides.replaceAll("2026", "2029"));
    expect(programme.rounds.lastQuarter).toBe("2029-Q4");
    expect(told).toContainEqual(expect.stringContaining("viimeinen kierros: 2026-Q4 → 2029-Q4"));
  });

  test("rounds that people have set stay, as long as the document does not go beyond their years", () => {
    const set = { ...plain, rounds: { ...plain.rounds, firstQuarter: "2024-Q3", lastQuarter: "2026-Q2", hour: 11 } };
    expect(update(set, slides).told).toEqual([]);
  });

  test("a body that decides is known from then on, those that are known stay", () => {
    const { programme, told } = update(plain, slides.replace("Hyvinvointilautakunta", "Kulttuurilautakunta"));
    expect(programme.bodies.map((b) => b.name)).toContain("Kulttuurilautakunta");
    expect(programme.bodies.length).toBe(plain.bodies.length + 1);
    expect(told).toContain("uusi: toimielin Kulttuurilautakunta");
  });
});
