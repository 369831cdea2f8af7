import type { PlaygroundGroup, PlaygroundPerson } from "../../../../adapters/web/ports.ts";
import type { Card } from "../../../../src/vocabulary/card.ts";
import type { Screen } from "../../../../src/vocabulary/form.ts";

/** A small office: who is there, and what Kvartti says in it. Plays the core's part while the page is tested alone. */
export const groups: readonly PlaygroundGroup[] = [
  { id: "yhteistyo", name: "Yhteistyö ja kumppanuudet" },
  { id: "vanhus", name: "Vanhuspalvelut" },
  { id: "vammais", name: "Vammaispalvelut" },
  { id: "lastensuojelu", name: "Lastensuojelu" },
  { id: "digi", name: "Digitaaliset hankkeet" },
  { id: "tieto", name: "Tiedolla johtaminen" },
  { id: "tyohyvinvointi", name: "Työhyvinvointi" },
];

export const people: readonly PlaygroundPerson[] = [
  { id: "koordinaattori", name: "Ohjelmakoordinaattori", roles: [{ role: "coordinator" }] },
  { id: "viestija", name: "Viestintäasiantuntija", roles: [{ role: "communicationsOfficer" }] },
  { id: "vanhus-pj", name: "Vanhuspalvelujen johtaja", roles: [{ role: "chair", group: "vanhus" }] },
  { id: "kotihoito", name: "Kotihoidon päällikkö", roles: [{ role: "owner", group: "vanhus" }] },
  { id: "hoitaja", name: "Kotihoidon sairaanhoitaja", roles: [{ role: "staff", group: "vanhus" }] },
  { id: "sosiaali-pj", name: "Sosiaalityön johtaja", roles: [{ role: "chair", group: "vammais" }, { role: "chair", group: "lastensuojelu" }] },
  { id: "ohjaaja", name: "Asumispalvelujen ohjaaja", roles: [{ role: "staff", group: "vammais" }] },
];

export const reminder: Card = {
  language: "fi",
  summary: "Väliarviointi on auki pe 30.4. asti. Sinulta puuttuu 6 lukua.",
  demo: true,
  blocks: [
    { kind: "text", text: "Hei! Vanhuspalvelujen **tammi–maaliskuun väliarviointi** on auki pe 30.4. asti." },
    { kind: "text", text: "Sinulta puuttuu 6 lukua ja 10 tilannetta, noin 10 minuuttia. Voit jatkaa milloin vain, vastaukset säilyvät." },
    {
      kind: "buttons",
      buttons: [
        { label: "Aloita väliarviointi", route: "form.open", style: "primary" },
        { label: "Pyydä toiselta", route: "items.pass" },
        { label: "Muistuta myöhemmin", route: "reminder.later" },
      ],
    },
  ],
};

export const goalStatus: Card = {
  language: "fi",
  summary: "Tavoite 3: Kotihoidon kehittäminen. Etenee suunnitellusti.",
  demo: true,
  blocks: [
    { kind: "heading", text: "Tavoite 3: Kotihoidon kehittäminen" },
    { kind: "text", text: "**Etenee suunnitellusti** (vastuuhenkilön arvio)", tone: "good" },
    {
      kind: "list",
      items: [
        { text: "3a: kotona asuu **92,8 %** (31.3.2021)", detail: "Edellinen 92,5 %, tavoitetaso 94 %", mark: "done" },
        { text: "3b: ei uutta lukua", detail: "Seuraava tilasto tammikuussa", mark: "open" },
        { text: "3c: etäkäynnit", detail: "Luku on 12 päivää myöhässä", mark: "late" },
        { text: "3d: yöhoito", detail: "Vastuuhenkilö puuttuu", mark: "alarm", button: { label: "Näytä", route: "measure.show", params: { m: "3d" } } },
      ],
    },
    { kind: "text", text: "Ennakkotieto, ei vielä vahvistettu. Vastuuhenkilö: vanhuspalvelujen johtaja.", tone: "muted" },
    {
      kind: "buttons",
      buttons: [
        { label: "Näytä toimenpiteet", route: "goal.measures", params: { g: "vanhus", n: "3" } },
        { label: "Tarkoitin muuta", route: "misread" },
      ],
    },
  ],
};

/** One block of every kind, and the harder contents: long words, a wide table, all tones. */
export const everything: Card = {
  language: "fi",
  summary: "Ryhmän tilanne: 3 tavoitetta",
  blocks: [
    { kind: "heading", text: "Vanhuspalvelut, tammi–maaliskuu 2021" },
    { kind: "text", text: "Jäljessä: palveluasumisen peittävyys kasvoi", tone: "bad" },
    { kind: "text", text: "Vaatii huomiota: omaishoidon tuki", tone: "warning" },
    { kind: "progress", label: "Kirjattu", done: 3, total: 10 },
    { kind: "facts", facts: [{ label: "Määräaika", value: "pe 30.4.2021" }, { label: "Puheenjohtaja", value: "Vanhuspalvelujen johtaja" }] },
    {
      kind: "table",
      caption: "Kotona asuvat kunnittain, %",
      columns: ["Kunta", "2018", "2019", "2020", "2021", "Tavoite"],
      rows: [
        ["Pori", "91,2", "91,9", "92,5", "92,8", "94"],
        ["Ulvila", "90,4", "91,0", "91,1", "alle 5", "94"],
        ["Merikarvia", "88,0", "88,9", "89,7", "90,2", "94"],
      ],
    },
    { kind: "divider" },
    { kind: "list", ordered: true, items: [{ text: "Perhehoidon laajentaminen" }, { text: "Hoitoketjujen sujuvoittaminen", detail: "Alkaen syksy 2021" }] },
    { kind: "list", items: [{ text: "Yhteensovittamissuunnitelmakokonaisuus" }, { text: "<script>alert(1)</script>" }] },
  ],
};

export const listScreen = (session: string): Screen => ({
  language: "fi",
  session,
  rev: 1,
  title: "Väliarviointi",
  demo: true,
  body: [
    { kind: "text", text: "Vanhuspalvelut, tammi–maaliskuu 2021. Aikaa pe 30.4. asti." },
    { kind: "progress", label: "Tehty", done: 1, total: 3 },
    {
      kind: "list",
      items: [
        { text: "3a Kotihoito 24/7", detail: "Luku ja tilanne puuttuvat", mark: "open", button: { label: "Avaa", route: "item.open", params: { i: "3a" } } },
        { text: "3b Etähoito", detail: "Luku puuttuu, 4 päivää myöhässä", mark: "late", button: { label: "Avaa", route: "item.open", params: { i: "3b" } } },
        { text: "4 Perhehoito", detail: "Etenee suunnitellusti", mark: "done", button: { label: "Muuta", route: "item.open", params: { i: "4" } } },
      ],
    },
  ],
  fields: [],
  submitLabel: "Jatka",
  actions: [{ id: "rest", label: "Merkitse loput ennallaan" }],
});

const statusOptions = [
  { value: "notStarted", label: "Ei aloitettu" },
  { value: "onTrack", label: "Etenee suunnitellusti" },
  { value: "atRisk", label: "Vaatii huomiota" },
  { value: "offTrack", label: "Jäljessä" },
  { value: "done", label: "Valmis" },
];

export const itemScreen = (session: string): Screen => ({
  language: "fi",
  session,
  rev: 2,
  title: "3a Kotihoito 24/7",
  body: [{ kind: "progress", label: "Kohta", done: 3, total: 10 }],
  fields: [
    {
      kind: "number",
      id: "vanhus/3a",
      label: "Kotona asuvien osuus 75 vuotta täyttäneistä",
      unit: "%",
      hint: "Edellinen 92,5 % (30.6.2020). Tavoitetaso 94 %.",
      alternatives: [{ value: "noNewFigure", label: "Ei uutta lukua" }, { value: "cannotBeHad", label: "Lukua ei saada" }],
    },
    { kind: "choice", id: "status", label: "Tilanne", options: statusOptions, required: true },
  ],
  more: {
    label: "Lisää tietoja",
    fields: [
      { kind: "text", id: "done", label: "Mitä on tehty", lines: 3, maxLength: 500, hint: "Älä kirjoita asiakkaiden tietoja." },
      { kind: "choice", id: "unchanged", label: "Onko jokin muuttunut?", options: [{ value: "yes", label: "Kyllä" }, { value: "no", label: "Tilanne ennallaan" }] },
      { kind: "choices", id: "needs", label: "Mitä tarvitaan?", options: [{ value: "money", label: "Rahaa" }, { value: "people", label: "Tekijöitä" }] },
      { kind: "date", id: "when", label: "Milloin valmis" },
    ],
  },
  submitLabel: "Tallenna ja jatka",
  actions: [{ id: "back", label: "Edellinen" }, { id: "skip", label: "Ohita tämä kohta" }, { id: "pass", label: "Pyydä toiselta" }],
});

export const thanks: Card = {
  language: "fi",
  summary: "Kiitos! Kaikki kohdat on tallennettu.",
  blocks: [
    { kind: "text", text: "Kiitos! Kaikki 10 kohtaa on tallennettu. Voit korjata niitä 14.5. asti.", tone: "good" },
    { kind: "buttons", buttons: [{ label: "Esikatsele kooste", route: "summary.preview", style: "primary" }, { label: "Julkaise kanavalle", route: "summary.publish" }] },
  ],
};
