import { expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";

/** Made up: a flattened table whose last column says who answers, with months as times, remarks, and a page number that stands alone. */
const written = `Satamakunnan ohjelma

2

Satamakunta | Ohjelma 2025–2027

Perheiden palvelut
Puheenjohtaja: Riitta Sorja

Toimenpide Aikataulu Mittari Vastuuhenkilö
Tavoite 1 – Apu löytyy ajoissa 2025 –2027

1a) Neuvonnan keskittäminen yhteen puhelimeen 8/2025 – 12/2025
Vastausaika on enintään 2 arkipäivää
kotihoidon päällikkö Kati Ruoho

1b) Ryhmien avaaminen kaikkiin
taajamiin 2026 Ryhmiin osallistuu 60 % kutsutuista
asiakkaista palvelukoordinaattori
Minna Keto

1d) Kulttuurikummit perheille
kulttuurituottaja 2026 – 2027 Perheitä mukana 40 kpl

1e) Vanhempien illat
2026
Oona Lehto, Ilpo Niemi
150 osallistujaa/vuosi

1c) Sääntökirjan uudistaminen 10/2026 Sääntökirja on hyväksytty marraskuussa
2026
nimetään myöhemmin

Huom. 1c toteutetaan vain, jos rahoitus saadaan. Päätös tulee keväällä.

3

Työllisyys ja
kotoutuminen
Puheenjohtaja: Markus Oja

Toimenpide Aikataulu Mittari
Tavoite 1 – Työnhakija saa palvelun nopeasti

Alkuhaastattelujen keskittäminen 2025 Haastatteluja pidetään 200 kpl/vuosi

Suomen kielen ryhmien aloittaminen
kirjastoissa 2026 Ryhmiä on vähintään 6 kpl

4

Satamakunta | Ohjelma 2025–2027

Seuranta

5

Satamakunta | Ohjelma 2025–2027
`;

test("who answers is taken out of the table's last column, with a title of one word or two; a remark is no indicator", () => {
  const { groups } = importDocument({ name: "ohjelma", lines: readLines(written) });
  expect(groups.map((g) => [g.name.text, g.goals.map((x) => [x.title.text, x.schedule?.text])])).toEqual([
    ["Perheiden palvelut", [["Apu löytyy ajoissa", "2025 –2027"]]],
    ["Työllisyys ja kotoutuminen", [["Työnhakija saa palvelun nopeasti", undefined]]],
  ]);
  expect(groups[0]?.measures.map((m) => [m.title.text, m.schedule, m.indicators.map((x) => x.text), m.owners])).toEqual([
    ["Neuvonnan keskittäminen yhteen puhelimeen", { text: "8/2025 – 12/2025", from: "2025-08-01", to: "2025-12-31" }, ["Vastausaika on enintään 2 arkipäivää"], [{ title: "kotihoidon päällikkö", name: "Kati Ruoho" }]],
    ["Ryhmien avaaminen kaikkiin taajamiin", { text: "2026", from: "2026-01-01", to: "2026-12-31" }, ["Ryhmiin osallistuu 60 % kutsutuista asiakkaista"], [{ title: "palvelukoordinaattori", name: "Minna Keto" }]],
    ["Kulttuurikummit perheille", { text: "2026 – 2027", from: "2026-01-01", to: "2027-12-31" }, ["Perheitä mukana 40 kpl"], [{ title: "kulttuurituottaja" }]],
    ["Vanhempien illat", { text: "2026", from: "2026-01-01", to: "2026-12-31" }, ["150 osallistujaa/vuosi"], [{ name: "Oona Lehto" }, { name: "Ilpo Niemi" }]],
    ["Sääntökirjan uudistaminen", { text: "10/2026", from: "2026-10-01", to: "2026-10-31" }, ["Sääntökirja on hyväksytty marraskuussa 2026"], []],
  ]);
  expect(groups[1]?.measures.map((m) => [m.title.text, m.indicators.map((x) => x.text)])).toEqual([
    ["Alkuhaastattelujen keskittäminen", ["Haastatteluja pidetään 200 kpl/vuosi"]],
    ["Suomen kielen ryhmien aloittaminen kirjastoissa", ["Ryhmiä on vähintään 6 kpl"]],
  ]);
});
