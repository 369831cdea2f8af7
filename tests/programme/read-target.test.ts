import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTarget } from "../../src/programme/read-target.ts";
import type { TargetReading } from "../../src/programme/read-target.ts";
import { runReadTarget, targetJson } from "../../src/programme/read-target-lines.ts";

/** Every field of a reading; what a row does not name must be absent. */
const sentences: readonly (readonly [text: string, reading: TargetReading])[] = [
  // Relative change.
  ["Perhetyön asiakkaiden määrä kasvaa 8 %", { kind: "percent", direction: "increase", form: "change", value: 8, unit: "%" }],
  ["Laitoshoidon päivien määrä vähenee 12,5 prosenttia", { kind: "percent", direction: "decrease", form: "change", value: 12.5, unit: "%" }],
  ["Etävastaanottojen osuuden kasvattaminen 15 %:lla vuodesta 2021", { kind: "percent", direction: "increase", form: "change", value: 15, unit: "%", baselineYear: 2021 }],
  ["Lasten huostaanottojen määrän lasku 5%:lla vuoden 2019 tasosta", { kind: "percent", direction: "decrease", form: "change", value: 5, unit: "%", baselineYear: 2019 }],
  ["Päivystyskäyntien määrä -7 %", { kind: "percent", direction: "decrease", form: "change", value: 7, unit: "%" }],
  ["Sijoitettujen lasten määrän vähennys -3%", { kind: "percent", direction: "decrease", form: "change", value: 3, unit: "%" }],
  ["Hammashoidon peruuttamattomien aikojen määrä vähenee 6 % vuodessa", { kind: "percent", direction: "decrease", form: "change", value: 6, unit: "%", baselineRelativeTo: "previous year", cadence: "yearly" }],
  ["Digitaalisten asiointien määrä kasvaa vuosittain 10 %", { kind: "percent", direction: "increase", form: "change", value: 10, unit: "%", baselineRelativeTo: "previous year", cadence: "yearly" }],
  ["Vuokratyövoiman kustannukset laskevat 20 % vuoden 2024 loppuun mennessä", { kind: "currency", direction: "decrease", form: "change", value: 20, unit: "%", deadline: "2024" }],
  ["Lääkekustannusten nousu on enintään 4 % edellisestä vuodesta", { kind: "currency", direction: "at_most", form: "change", value: 4, unit: "%", baselineRelativeTo: "previous year", cadence: "yearly" }],
  ["Valitusten määrä puolittuu", { kind: "percent", direction: "decrease", form: "change", value: 50, unit: "%" }],
  ["Etäkäyntien määrä kaksinkertaistuu vuoteen 2025 mennessä", { kind: "percent", direction: "increase", form: "change", value: 100, unit: "%", deadline: "2025" }],
  ["Tyytyväisten osuus nousee 5 prosenttiyksikköä", { kind: "percent", direction: "increase", form: "change_abs", value: 5, unit: "prosenttiyksikköä" }],
  // Levels.
  ["92 % 75 vuotta täyttäneistä asuu kotona", { kind: "percent", direction: "reach", form: "level", value: 92, unit: "%" }],
  ["Vähintään 85 % asiakkaista suosittelee palvelua", { kind: "percent", direction: "at_least", form: "level", value: 85, unit: "%" }],
  ["Korkeintaan 3 % 80 vuotta täyttäneistä on laitoshoidossa", { kind: "percent", direction: "at_most", form: "level", value: 3, unit: "%" }],
  ["Yli 90 % palvelutarpeen arvioinneista valmistuu määräajassa", { kind: "percent", direction: "at_least", form: "level", value: 90, unit: "%" }],
  ["Sairauspoissaolot ovat alle 4 %", { kind: "percent", direction: "at_most", form: "level", value: 4, unit: "%" }],
  ["Sähköisen asioinnin osuus nousee 60 %:iin vuoteen 2026 mennessä", { kind: "percent", direction: "increase", form: "level", value: 60, unit: "%", deadline: "2026" }],
  ["Suun terveydenhuollon peittävyys nousee 38 prosentista 45 prosenttiin", { kind: "percent", direction: "increase", form: "level", value: 45, unit: "%", baselineValue: 38 }],
  ["Kotihoidon asiakkaista 8 % käyttää etähoivaa", { kind: "percent", direction: "reach", form: "level", value: 8, unit: "%" }],
  ["100 % asiakkaista on saanut palvelusuunnitelman", { kind: "percent", direction: "reach", form: "level", value: 100, unit: "%" }],
  ["0 asiakasta, joilla on yli 12 käyntiä vuodessa", { kind: "number", direction: "exact", form: "level", value: 0, unit: "asiakasta" }],
  ["Lausunto annetaan enintään 14 päivässä", { kind: "number", direction: "at_most", form: "level", value: 14, unit: "päivää" }],
  ["Päätös on tehty seitsemän (7) vuorokauden sisällä", { kind: "number", direction: "at_most", form: "level", value: 7, unit: "vrk" }],
  ["Toimintakulut ovat korkeintaan 1,5 milj. €", { kind: "currency", direction: "at_most", form: "level", value: 1_500_000, unit: "€" }],
  // So many more, so many in all.
  ["Perhehoidon paikkojen määrän nousu 6 paikkaa/vuosi", { kind: "number", direction: "increase", form: "change_abs", value: 6, unit: "paikkaa", cadence: "yearly" }],
  ["Asiakkaiden määrä kasvaa vuosittain 25 asiakkaalla vuoteen 2021 verrattuna", { kind: "number", direction: "increase", form: "change_abs", value: 25, unit: "asiakasta", baselineYear: 2021, cadence: "yearly" }],
  ["4 koulutusta/vuosi henkilöstölle", { kind: "number", direction: "reach", form: "count", value: 4, unit: "koulutusta", cadence: "yearly" }],
  ["Järjestetään vähintään 12 kpl asukasiltoja vuoden 2022 aikana", { kind: "number", direction: "at_least", form: "count", value: 12, unit: "kpl", deadline: "2022" }],
  ["Palveluohjaajien määrä kasvaa neljästä seitsemään", { kind: "number", direction: "increase", form: "level", value: 7, baselineValue: 4 }],
  // Baselines in brackets.
  ["Alle 30-vuotiaiden työpajalaisten määrän lisääminen 10 %:lla (v.2021 määrä ollut 118)", { kind: "percent", direction: "increase", form: "change", value: 10, unit: "%", baselineYear: 2021, baselineValue: 118 }],
  ["Jonottajien määrä vähenee 30 % (lähtötaso 412)", { kind: "percent", direction: "decrease", form: "change", value: 30, unit: "%", baselineValue: 412 }],
  // A direction alone.
  ["Kotiin annettavien palvelujen osuus kasvaa", { kind: "percent", direction: "increase", unit: "%" }],
  ["116117-puheluista yhä useampi hoidetaan puhelimessa", { kind: "number", direction: "increase" }],
  ["Lastensuojeluilmoitusten määrä on laskeva", { kind: "number", direction: "decrease" }],
  ["Sairauspoissaolojen väheneminen", { kind: "number", direction: "decrease" }],
  // Units alone.
  ["henkilöstön työtyytyväisyys (1-5)", { kind: "scale_1_5", form: "level", unit: "1-5" }],
  ["hoitotakuun toteutuminen (%)", { kind: "percent", form: "level", unit: "%" }],
  ["palveluasumisen kustannukset (€/asukas)", { kind: "currency", form: "level", unit: "€/asukas" }],
  ["tapaturmat (kpl)", { kind: "number", form: "level", unit: "kpl" }],
  ["hoitajamitoitus (tt/as)", { kind: "ratio", form: "level", unit: "tt/as" }],
  ["Ryhmiin osallistuneiden määrä, kpl", { kind: "number", form: "level", unit: "kpl" }],
  // States.
  ["Toimintamalli on kuvattu ja otettu käyttöön", { kind: "milestone", direction: "reach" }],
  ["Digitaalinen hyvinvointitarjotin julkaistu vuoden 2025 loppuun mennessä", { kind: "milestone", direction: "reach", deadline: "2025" }],
  ["Etätyön ohjeistus käytössä koko toimialalla", { kind: "milestone", direction: "reach" }],
  ["Jokaisella esimiehellä on johtamissopimus", { kind: "milestone", direction: "reach", form: "level", value: 100, unit: "%" }],
  ["Kaikki halukkaat asiakkaat ovat saaneet kuntoutusarvion vuosittain", { kind: "percent", direction: "reach", form: "level", value: 100, unit: "%", cadence: "yearly" }],
  // What a first look got wrong.
  ["Kaatumisten määrä vähenee kymmenellä prosentilla vuodesta 2022", { kind: "percent", direction: "decrease", form: "change", value: 10, unit: "%", baselineYear: 2022 }],
  ["Vuonna 2024 toteutuu vähintään kaksi koulutusta", { kind: "number", direction: "at_least", form: "count", value: 2, unit: "koulutusta", deadline: "2024" }],
  ["Perhetyön odotusaika lyhenee kahteen viikkoon", { kind: "number", direction: "decrease", form: "level", value: 2, unit: "viikkoa" }],
  ["Asiakastyytyväisyys on vähintään 4,2 asteikolla 1-5", { kind: "scale_1_5", direction: "at_least", form: "level", value: 4.2, unit: "1-5" }],
  ["Sairauspoissaolot enintään 12 pv/htv", { kind: "ratio", direction: "at_most", form: "level", value: 12, unit: "pv/htv" }],
  ["Sick leave days per employee fall below 10", { kind: "number", direction: "at_most", form: "level", value: 10 }],
  ["Asiakkaista 60-70 % käyttää sähköistä ajanvarausta", { kind: "percent" }],
  ["Ryhmäkoko 8-12 henkilöä", { kind: "number" }],
  ["Opiskeluhuollon psykologi tavoitettavissa 5 koulupäivän kuluessa", { kind: "number", direction: "at_most", form: "level", value: 5, unit: "koulupäivää" }],
  // What a second look got wrong.
  ["Yhdenkään lapsen arviointi ei kestä yli 3 kk", { kind: "number", direction: "at_most", form: "level", value: 3, unit: "kk" }],
  ["Hakemukset ratkaistaan 21 vrk:ssa", { kind: "number", direction: "at_most", form: "level", value: 21, unit: "vrk" }],
  ["Ostopalvelujen menojen kasvu taittuu", { kind: "currency" }],
  ["Hoidon hinta enintään 38 000 €/asukas", { kind: "currency", direction: "at_most", form: "level", value: 38_000, unit: "€/asukas" }],
  ["Poissaolot korkeintaan 14 kpv/htv", { kind: "ratio", direction: "at_most", form: "level", value: 14, unit: "kpv/htv" }],
  ["Mitoitus vähintään 0,6 tt/as", { kind: "ratio", direction: "at_least", form: "level", value: 0.6, unit: "tt/as" }],
  ["Etäkuntoutuksen asiakkaat +40", { kind: "number", direction: "increase", form: "change_abs", value: 40 }],
  ["Vähintään neljällä asemalla on iltavastaanotto", { kind: "number", direction: "at_least", form: "count", value: 4 }],
  ["Ei yhtään odotuspäivää", { kind: "number", direction: "exact", form: "level", value: 0, unit: "odotuspäivää" }],
  ["Myönteinen kehitys asiakaskokemuksessa", { kind: "qualitative", direction: "increase" }],
  ["Kokeilu arvioitu suhteessa sen tavoitteisiin", { kind: "milestone", direction: "reach" }],
  ["Chatin käytön lisääminen 15 %:lla edellisen vuoden tasosta", { kind: "percent", direction: "increase", form: "change", value: 15, unit: "%", baselineRelativeTo: "previous year" }],
  ["Toteutuneet kotikäynnit", { kind: "number", form: "count", unit: "kpl" }],
  ["Vertaisohjaajat (3-5): syksy 2022 (3 ohjaajaa), 1-2 lisää tarvittaessa", { kind: "number", direction: "reach", form: "count", value: 3, unit: "ohjaajaa", deadline: "2022 syksy" }],
  // Numbers that tell who or what is counted.
  ["Yli 4 kk jonottaneiden määrä vähenee", { kind: "number", direction: "decrease" }],
  ["14 vrk kuluessa tavattujen nuorten osuus kasvaa", { kind: "percent", direction: "increase", unit: "%" }],
  ["Yli 60 päivän poissaolot vähenevät", { kind: "number", direction: "decrease" }],
  ["Laitospäivien määrä 1000 asukasta kohti vähenee", { kind: "number", direction: "decrease" }],
  ["7-9-luokkalaisten osallistuminen lisääntyy", { kind: "number", direction: "increase" }],
  ["Terveysasema 3:n kävijöiden määrä kasvaa", { kind: "number", direction: "increase" }],
  ["Yhden oven periaatteen toteutuminen", { kind: "qualitative" }],
  ["Andelen klienter som köat över 2 månader minskar", { kind: "percent", direction: "decrease", unit: "%" }],
  // Nothing stated, nothing read.
  ["Koulutukseen osallistuneiden määrä", { kind: "number", form: "level" }],
  ["Asiakaspalaute", { kind: "qualitative" }],
  ["Yhteistyö 3. sektorin kanssa", { kind: "qualitative" }],
  ["Palvelusetelien määrät asiakasryhmittäin (lapset, vammaiset, ikäihmiset)", { kind: "number", form: "level" }],
  ["Kaatumisriskin arviointi 75-vuotiaille (FRAT-4, 10D)", { kind: "qualitative" }],
  ["Asiakastyytyväisyyskysely kerran vuodessa", { kind: "qualitative", cadence: "yearly" }],
  ["Sairauspoissaolot (Kuntari, Sirius)", { kind: "number", source: "Kuntari, Sirius" }],
  ["Kotiutuneiden määrä suhteessa sairaalaan siirtyneiden määrään", { kind: "ratio", form: "level" }],
  // Swedish.
  ["Antalet klienter inom familjevården ökar med 5 %", { kind: "percent", direction: "increase", form: "change", value: 5, unit: "%" }],
  ["Minst 80 % av klienterna är nöjda", { kind: "percent", direction: "at_least", form: "level", value: 80, unit: "%" }],
  ["Antalet remisser minskar med 10 procent jämfört med 2020", { kind: "percent", direction: "decrease", form: "change", value: 10, unit: "%", baselineYear: 2020 }],
  ["Andelen personer över 75 år som bor hemma ökar från 90 % till 94 % före utgången av 2025", { kind: "percent", direction: "increase", form: "level", value: 94, unit: "%", baselineValue: 90, deadline: "2025" }],
  ["Väntetiden är högst 7 dagar", { kind: "number", direction: "at_most", form: "level", value: 7, unit: "dagar" }],
  ["Verksamhetsmodellen är utarbetad och tagen i bruk", { kind: "milestone", direction: "reach" }],
  ["Kostnaderna stiger högst 3 % från föregående år", { kind: "currency", direction: "at_most", form: "change", value: 3, unit: "%", baselineRelativeTo: "previous year", cadence: "yearly" }],
  ["klientnöjdhet (1-5)", { kind: "scale_1_5", form: "level", unit: "1-5" }],
  // English.
  ["The number of emergency visits decreases by 4% a year", { kind: "percent", direction: "decrease", form: "change", value: 4, unit: "%", baselineRelativeTo: "previous year", cadence: "yearly" }],
  ["At least 90 % of clients have a care plan", { kind: "percent", direction: "at_least", form: "level", value: 90, unit: "%" }],
  ["The share of people aged 75 and over living at home rises to 94 % by the end of 2026", { kind: "percent", direction: "increase", form: "level", value: 94, unit: "%", deadline: "2026" }],
  ["Referrals fall by 10 % compared to 2021", { kind: "percent", direction: "decrease", form: "change", value: 10, unit: "%", baselineYear: 2021 }],
  ["The model has been introduced in all units", { kind: "milestone", direction: "reach", form: "level", value: 100, unit: "%" }],
];

describe("an indicator's sentence says what it states and nothing else", () => {
  test.each(sentences)("%s", (text, reading) => {
    expect(readTarget(text)).toEqual(reading);
  });
});

test("the command prints every field, null where nothing is stated", () => {
  expect(JSON.parse(targetJson("a1", "Asiakaspalaute"))).toEqual({
    id: "a1", kind: "qualitative", direction: null, form: null, value: null, unit: null, baselineYear: null, baselineValue: null,
    baselineRelativeTo: null, cadence: null, deadline: null,
  });
});

test("a faulty line is named and the rest are read", () => {
  const [first, second] = [...runReadTarget(["ei json", '{"id":2,"text":"Vähintään 80 %"}'])].map((line) => JSON.parse(line));
  expect(first).toEqual({ line: 1, error: "wrongLine" });
  expect(second).toMatchObject({ id: 2, direction: "at_least", value: 80 });
});

test("no text at all breaks the reading, and a value is always a number of the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const { value } = readTarget(text);
      if (value !== undefined) expect(/[\d½]|\p{L}/u.test(text)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
