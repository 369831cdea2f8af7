import type { Indicator } from "../../../src/programme/indicator.ts";
import type { Measure } from "../../../src/programme/measure.ts";
import type { Programme, WorkingGroup } from "../../../src/programme/programme.ts";

/** A programme of another field than the sample's: made up, small, with labels of other kinds. */
const indicator = (id: string, text: string, more: Partial<Indicator> = {}): Indicator => ({ id, text, kind: "number", ...more });

const measure = (id: string, title: string, goal: number, more: Partial<Measure> = {}): Measure => ({
  id, title, details: [], goals: [goal], owners: [], asked: "round", indicators: [], remarks: [], ...more,
});

const group = (id: string, name: string, more: Partial<WorkingGroup>): WorkingGroup => ({
  id, name, aliases: [], goals: [], measures: [], projects: [], tables: [], ...more,
});

const energy = group("energia", "Energia ja rakennukset", {
  chair: { title: "Energiapäällikkö", name: "Outi Hakala" },
  goals: [{ number: 1, title: "Rakennusten energiankulutuksen pienentäminen" }, { number: 2, title: "Uusiutuvan energian lisääminen" }],
  measures: [
    measure("e-1a", "Koulujen lämmityksen uusiminen", 1, {
      label: "1a",
      schedule: { text: "2024–2026" },
      indicators: [indicator("e-1a-1", "Lämmitysenergian kulutus koulukiinteistöissä", { unit: "MWh" })],
    }),
    measure("e-2a", "Aurinkopaneelit päiväkotien katoille", 2, {
      label: "2a",
      owners: [{ name: "Ville Salmi" }],
      indicators: [indicator("e-2a-1", "Asennettujen aurinkopaneelien määrä", { unit: "kpl" })],
    }),
  ],
});

const traffic = group("liikenne", "Kestävä liikenne", {
  chair: { title: "Liikennesuunnittelupäällikkö", name: "Petri Aho" },
  goals: [{ number: 1, title: "Pyöräilyn edistäminen" }, { number: 2, title: "Joukkoliikenteen matkustajamäärien kasvattaminen" }],
  measures: [
    measure("l-1a", "Pyöräteiden talvikunnossapito", 1, {
      label: "1a",
      schedule: { text: "2024–2027" },
      indicators: [indicator("l-1a-1", "Talvikunnossapidettyjen pyöräteiden pituus", { unit: "km" })],
    }),
    measure("l-1b", "Pyöräpysäköinti asemalle", 1, {
      label: "1b",
      indicators: [indicator("l-1b-1", "Pyöräpysäköinti rakennettu", { kind: "milestone" })],
    }),
    measure("l-2a", "Bussivuorojen tihentäminen", 2, { label: "2a", indicators: [indicator("l-2a-1", "Bussimatkustajien määrä vuodessa")] }),
  ],
});

const waste = group("jate", "Jätteet ja kiertotalous", {
  aliases: ["kiertotalousryhmä"],
  chair: { title: "Jätehuoltopäällikkö", name: "Outi Hakala" },
  goals: [
    { number: 1, title: "Ruokahävikin puolittaminen" },
    { number: 2, title: "Muovin lajittelun lisääminen" },
    { number: 3, title: "Hankintojen kiertotalouskriteerit" },
  ],
  measures: [
    measure("j-1a", "Ruokahävikin mittaaminen kouluissa", 1, {
      label: "1a",
      indicators: [indicator("j-1a-1", "Ruokahävikki oppilasta kohti", { unit: "kg" })],
    }),
    measure("j-3a", "Kriteerit hankintaohjeeseen", 3, {
      label: "3a",
      indicators: [indicator("j-3a-1", "Hankintaohje hyväksytty", { kind: "milestone" })],
    }),
  ],
});

export const environment: Programme = {
  id: "ymparisto", organisation: "kunta", name: "Ympäristöohjelma", language: "fi", zone: "Europe/Helsinki", demo: false,
  rounds: { cadence: "quarterly", firstQuarter: "2024-Q1", lastQuarter: "2027-Q4", hour: 9, dueAfterDays: 28, editDays: 14 },
  bodies: [{ id: "lautakunta", name: "Ympäristölautakunta", kind: "committee", aliases: [] }],
  audiences: [{ id: "koulut", name: "Koulut ja päiväkodit", aliases: [], emphasis: "" }],
  freeDays: [], groups: [energy, traffic, waste], promises: [],
};
