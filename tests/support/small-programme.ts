import type { Indicator } from "../../src/programme/indicator.ts";
import type { Measure } from "../../src/programme/measure.ts";
import type { Programme, WorkingGroup } from "../../src/programme/programme.ts";

/** A made-up town's programme, small enough to see through: a group with figures, one with a project list, one with a table of its own. */
const indicator = (id: string, more: Partial<Indicator> & Pick<Indicator, "text" | "kind">): Indicator => ({ id, ...more });

const measure = (id: string, more: Partial<Measure> & Pick<Measure, "title" | "goals">): Measure => ({
  id, details: [], owners: [], asked: "round", indicators: [], remarks: [], ...more,
});

const group = (id: string, name: string, more: Partial<WorkingGroup>): WorkingGroup => ({
  id, name, aliases: [], goals: [], measures: [], projects: [], tables: [], ...more,
});

const schedule = { text: "2021 – 2023", from: "2021-01-01", to: "2023-12-31" };

export const smallProgramme: Programme = {
  id: "laituri", organisation: "laituri", name: "Laiturin kaupungin ohjelma", language: "fi", zone: "Europe/Helsinki",
  demo: true, demoStart: "2021-03-29",
  rounds: { cadence: "quarterly", firstQuarter: "2021-Q1", lastQuarter: "2023-Q4", hour: 9, dueAfterDays: 28, editDays: 14 },
  bodies: [], audiences: [], freeDays: [], promises: [],
  groups: [
    group("koti", "Kotona asuminen", {
      aliases: ["kotipuoli"], chair: { title: "Kotipalvelujen johtaja" },
      goals: [{ number: 1, title: "Perhehoito kasvaa" }, { number: 2, title: "Yhä useampi asuu kotona" }],
      measures: [
        measure("koti-1a", {
          label: "1a", title: "Perhehoidon laajentaminen", goals: [1], schedule,
          indicators: [indicator("koti-1a-m1", { text: "Perhehoidon asiakkaat", kind: "number", unit: "asiakasta", direction: "increase", target: { form: "level", value: 1400, unit: "asiakasta" } })],
        }),
        measure("koti-2a", {
          label: "2a", title: "Kotihoito ympäri vuorokauden", goals: [2], schedule,
          indicators: [indicator("koti-2a-m1", { text: "Kotona asuvien osuus", kind: "percent", unit: "%", direction: "at_least", series: "kotona", target: { form: "level", value: 94, unit: "%" } })],
        }),
        measure("koti-2b", {
          label: "2b", title: "Kuntoutus kotiin", goals: [2], schedule,
          indicators: [
            indicator("koti-2b-m1", { text: "Kotona asuvien osuus", kind: "percent", unit: "%", direction: "at_least", series: "kotona", target: { form: "level", value: 94, unit: "%" } }),
            indicator("koti-2b-m2", { text: "Malli on käytössä", kind: "milestone", direction: "reach" }),
          ],
        }),
        measure("koti-9", { label: "9", title: "Väliarvioinnit", goals: [1], asked: "never" }),
      ],
    }),
    group("digi", "Digitaaliset hankkeet", {
      chair: { title: "Tietohallintojohtaja" }, goals: [{ number: 1, title: "Ratkaisut löytyvät" }],
      projects: [
        { id: "digi-p1", title: "Sähköinen ajanvaraus", list: "Kansalaisen palvelut", year: 2021, goals: [1] },
        { id: "digi-p2", title: "Lääkeautomaatit", list: "Ammattilaisen työkalut", year: 2022, goals: [1] },
      ],
    }),
    group("lapset", "Lasten palvelut", {
      goals: [{ number: 1, title: "Apu tulee ajoissa" }],
      measures: [
        measure("lapset-t1-1", {
          title: "Verkkoauttaminen", goals: [1], schedule: { text: "2020 – 2021", from: "2020-01-01", to: "2021-12-31" },
          indicators: [
            indicator("lapset-t1-1-m1", { text: "Palvelusetelit ryhmittäin", kind: "number", unit: "kpl", breakdown: { by: "customerGroup", parts: ["lapset", "nuoret"] } }),
            indicator("lapset-t1-1-m2", { text: "Käyntien määrä vuodessa", kind: "number", unit: "kpl", cadence: "yearly" }),
          ],
        }),
      ],
    }),
  ],
};
