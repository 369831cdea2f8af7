import { expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";

/** Made up: goals that a word numbers, each with a reason, a list and perhaps its own indicators; indicators by source; promises by audience. */
const written = `Tuulilahden lapsiohjelma 2024–2027

3. Tavoitteet ja keinot

Tuulilahden kaupunki   3 (6)

Kärkitavoite 1
Jokaisella lapsella on ystävä

Joka viides kuudesluokkalainen kertoo olevansa yksin. Kyse on arjesta, ei vain koulusta.

Mitä teemme:

- avataan iltapäiväkahvila kirjastoon
  Vastuu: kirjastonjohtaja Aino Salo, aikataulu: 2024–2025
- lisätään kerhoja kouluille, myös saaristoon (syksy 2025)
   – hankitaan kuljetukset
- sovitaan harrastuspassista
  Vastuu: nimetään myöhemmin

Tuulilahden kaupunki   4 (6)

Kärkitavoite 2: KOULUPOLKU ON EHJÄ

Tieto katkeaa siirtymissä.

Toimenpiteet:

2.1 Laaditaan siirtojen malli
    Vastuu: rehtori Ilpo Niemi ja kuraattori Oona Lehto
    Aikataulu: jatkuva
2.3Nimetään jokaiselle oma ohjaaja

Mittarit:
- malli on käytössä 12 koulussa

Kärkitavoite 3. LAPSET OVAT MUKANA

Toimenpiteet kirjataan, kun lastenparlamentti on koottu.

Tuulilahden kaupunki   5 (6)

4. Seurantamittarit

Mittareita ei ole jaettu tavoitteille.

Kouluterveyskysely (joka toinen vuosi)

- yksinäisten osuus (%)

Rekisterit

- luvattomat poissaolot laskevat 10 %

5. Lupauksemme

Lupaukset annetaan kahdelle.

Lapsille lupaamme
1. Sinua kuunnellaan
1. Sinulle vastataan

Vanhemmille
1. Yksi yhteydenotto riittää

Tuulilahden kaupunki   6 (6)
`;

test("goals that a word numbers keep their measures, their own indicators and their order, with or without measures", () => {
  const { groups, promises } = importDocument({ name: "ohjelma", lines: readLines(written) });
  const [only] = groups;
  expect(only?.goals.map((g) => [g.number, g.title.text])).toEqual([[1, "Jokaisella lapsella on ystävä"], [2, "KOULUPOLKU ON EHJÄ"], [3, "LAPSET OVAT MUKANA"]]);
  expect(only?.measures.map((m) => [m.goals, m.raw, m.title.text, m.schedule?.text, m.owners.map((o) => o.name), m.parts.map((p) => p.title.text)])).toEqual([
    [[1], undefined, "avataan iltapäiväkahvila kirjastoon", "2024–2025", ["Aino Salo"], []],
    [[1], undefined, "lisätään kerhoja kouluille, myös saaristoon", "syksy 2025", [], ["hankitaan kuljetukset"]],
    [[1], undefined, "sovitaan harrastuspassista", undefined, [], []],
    [[2], "2.1", "Laaditaan siirtojen malli", "jatkuva", ["Ilpo Niemi", "Oona Lehto"], []],
    [[2], "2.3", "Nimetään jokaiselle oma ohjaaja", undefined, [], []],
  ]);
  expect(only?.indicators.map((x) => x.text)).toEqual(["malli on käytössä 12 koulussa", "yksinäisten osuus (%)", "luvattomat poissaolot laskevat 10 %"]);
  expect(promises.map((p) => p.text.text)).toEqual(["Sinua kuunnellaan", "Sinulle vastataan", "Yksi yhteydenotto riittää"]);
});

/** Made up: Roman numbers with one left out, reasons in a list before what is done, notes on one line, a chair of the whole. */
const reasoned = `Merenkurkun hyvinvointialue		Liite 1		1 (4)

Merenkurkun ikäohjelma 2025–2028

Ohjelmaryhmä
Puheenjohtaja Pertti Aho, ikäpalvelujen johtaja

Merenkurkun hyvinvointialue		Liite 1		2 (4)

KÄRKITAVOITE I
Koti on turvallinen

Miksi? Asukkaat toivovat kolmea asiaa:
– apua myös öisin
– samaa hoitajaa

Mitä teemme
▪ Yöpartio laajenee saaristoon.
  Vastuu: palvelupäällikkö Satu Kero ja ylilääkäri Olli Sund |
  Aikataulu: Q1–Q3/2026
▪ Kotiutus sovitaan sairaalan kanssa (Q4/2026, Kirsi Aro, suunnittelija)

Merenkurkun hyvinvointialue		Liite 1		3 (4)

KÄRKITAVOITE III: Työ houkuttelee

Toteutus: 2026–2027

Mitä teemme
1.1 aloitetaan valmennus (aikataulu kevät 2027)
1.2 kysytään lähtijöiltä

Merenkurkun hyvinvointialue		Liite 1		4 (4)

4 Seurannan tunnusluvut

○ kotona asuvien osuus (%)
[x] vaihtuvuus on korkeintaan 8 %

5 Lupauksemme

Sinulle, joka tarvitset apua
→ Kuulemme sinua.

Meille, jotka teemme tätä työtä
1. Työvuorosi on tiedossa ajoissa.

Kumppanille
2. Tapaamme kahdesti vuodessa.
`;

test("what is listed as a reason is no measure; whoever leads the whole is its chair; a number may be left out", () => {
  const { groups, promises } = importDocument({ name: "ohjelma", lines: readLines(reasoned) });
  const [only] = groups;
  expect(only?.chair).toEqual({ title: "ikäpalvelujen johtaja", name: "Pertti Aho" });
  expect(only?.goals.map((g) => [g.number, g.title.text])).toEqual([[1, "Koti on turvallinen"], [3, "Työ houkuttelee"]]);
  expect(only?.measures.map((m) => [m.goals, m.title.text, m.schedule?.from, m.schedule?.to, m.owners])).toEqual([
    [[1], "Yöpartio laajenee saaristoon.", "2026-01-01", "2026-09-30", [{ title: "palvelupäällikkö", name: "Satu Kero" }, { title: "ylilääkäri", name: "Olli Sund" }]],
    [[1], "Kotiutus sovitaan sairaalan kanssa", "2026-10-01", "2026-12-31", [{ title: "suunnittelija", name: "Kirsi Aro" }]],
    [[3], "aloitetaan valmennus", "2027-03-01", undefined, []],
    [[3], "kysytään lähtijöiltä", undefined, undefined, []],
  ]);
  expect(only?.indicators.map((x) => x.text)).toEqual(["kotona asuvien osuus (%)", "vaihtuvuus on korkeintaan 8 %"]);
  expect(promises.map((p) => p.text.text)).toEqual(["Kuulemme sinua.", "Työvuorosi on tiedossa ajoissa.", "Tapaamme kahdesti vuodessa."]);
});
