import { expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";

/** Made up: three lists a service, as a web editor writes them and as people type them. */
const written = `Harjun palvelusuunnitelma 2025–2027

Harju | Palvelusuunnitelma
2 (4)

Suun terveys
Puheenjohtaja: Ilmari Suo

Palvelut yhdistettiin viime vuonna. Siksi tavoitteissa
korostuu yhdenvertaisuus.

Tavoitteet
<ul>
<li>Hoitoon pääsee yhdenvertaisesti</li>
</ul>
<p><strong>Mittarit (seuranta puolivuosittain)</strong></p>
<ul>
<li>Jono
<ul>
<li>yli 3 kuukautta odottaneet lapset</li>
<li>yli 6 kuukautta odottaneet aikuiset</li>
</ul>
</li>
<li>Kustannukset:
<ul>
<li>omat ja ostetut (€/asiakas)</li>
</ul>
</li>
</ul>
<h4>Toimenpiteet</h4>
<ul>
<li>Hammashoitoloiden <s>lakkauttaminen</s> yhdistäminen
<ul>
<li>Tilojen suunnitelma (1.8.2025 alkaen)</li>
</ul>
</li>
<li>Hoitoketjun kuvaaminen, 2026–2027</li>
</ul>

Harju | Palvelusuunnitelma
3 (4)

Kirjasto
Palvelusta vastaa: Pauli Reko, kirjastonjohtaja

Tavoitteet
- Kirjasto on auki kaikille

Toimenpiteet
1. Omatoimikirjasto avataan (2025) Vastuu: kirjastonjohtaja
2. Reitit uusitaan
2.1. Pysäkit kartoitetaan
3. Lukupiirit kouluille; vastuu: vapaa-aikapalvelujen erityisasiantuntija ja suunnittelija Hilla-Maria
Saarenketo
   * Aloitetaan kahdesta (Q1/2026, Pauli Reko)

Harju | Palvelusuunnitelma
4 (4)

4. ~~Maksujen korottaminen
kaikille~~ **Museokortin
käyttöönotto**
5. Aineistot digitoidaan

Mittarit
- Lainoja vähintään 14 kpl/asukas

Hyvinvoinnin edistäminen

Tavoitteet
- Asukkaat osallistuvat

Mittarit
- Foorumeja 4 kpl/vuosi

Toimenpiteet

Kirjataan myöhemmin.
`;

test("lists keep their depth, times and owners; what was struck through over two lines is gone; a service may have no measures yet", () => {
  const { groups } = importDocument({ name: "ohjelma", lines: readLines(written) });
  expect(groups.map((g) => [g.name.text, g.chair?.name, g.goals.map((x) => x.title.text), g.indicators.map((x) => x.text)])).toEqual([
    ["Suun terveys", "Ilmari Suo", ["Hoitoon pääsee yhdenvertaisesti"], ["Jono", "yli 3 kuukautta odottaneet lapset", "yli 6 kuukautta odottaneet aikuiset", "Kustannukset: omat ja ostetut (€/asiakas)"]],
    ["Kirjasto", "Pauli Reko", ["Kirjasto on auki kaikille"], ["Lainoja vähintään 14 kpl/asukas"]],
    ["Hyvinvoinnin edistäminen", undefined, ["Asukkaat osallistuvat"], ["Foorumeja 4 kpl/vuosi"]],
  ]);
  expect(groups.map((g) => g.measures.map((m) => [m.raw, m.title.text, m.schedule?.text, m.owners, m.parts.map((p) => [p.raw, p.title.text, p.schedule?.from])]))).toEqual([
    [
      [undefined, "Hammashoitoloiden yhdistäminen", undefined, [], [[undefined, "Tilojen suunnitelma", "2025-08-01"]]],
      [undefined, "Hoitoketjun kuvaaminen", "2026–2027", [], []],
    ],
    [
      ["1.", "Omatoimikirjasto avataan", "2025", [{ title: "kirjastonjohtaja" }], []],
      ["2.", "Reitit uusitaan", undefined, [], [["2.1", "Pysäkit kartoitetaan", undefined]]],
      ["3.", "Lukupiirit kouluille", undefined, [{ title: "vapaa-aikapalvelujen erityisasiantuntija" }, { title: "suunnittelija", name: "Hilla-Maria Saarenketo" }], [[undefined, "Aloitetaan kahdesta", "2026-01-01"]]],
      ["4.", "Museokortin käyttöönotto", undefined, [], []],
      ["5.", "Aineistot digitoidaan", undefined, [], []],
    ],
    [],
  ]);
});
