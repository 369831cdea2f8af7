import { describe, expect, test } from "vitest";
import { routeFor } from "../../src/conversation/route-for.ts";
import { buildReader } from "../../src/conversation/understand.ts";
import { answerStatus, questionOfRoute } from "../../src/status/answer-status.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore();
const programme = sampleProgramme();
const reader = buildReader(programme);

/** What a message is answered with, the way words go. */
async function told(given: ReturnType<typeof office>, text: string, language: "fi" | "sv" | "en" = "fi"): Promise<string> {
  const { route, params } = routeFor(reader.understand(text, { today: "2021-10-20", channelGroup: "vanhus" }));
  const question = questionOfRoute(route, params);
  if (!question) throw new Error(`${text} went to ${route}`);
  const answer = await answerStatus(given.ports, programme, question, { language });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return cardText(answer.value);
}

async function autumn(): Promise<ReturnType<typeof office>> {
  const o = office(programme, store);
  await o.reads("kotona-asuvat-75", "2021-Q1", 91.9);
  await o.reads("kotona-asuvat-75", "2021-Q2", 92.5);
  await o.reads("vanhus-1b-m1", "2021-Q2", 60);
  await o.judges("vanhus-1b", "2021-Q2", "atRisk");
  await o.openRound("2021-Q3", "2021-10-29");
  await o.reads("kotona-asuvat-75", "2021-Q3", 92.8, "2021-Q3");
  await o.reads("vanhus-1b-m1", "2021-Q3", 60, "2021-Q3");
  await o.judges("vanhus-1b", "2021-Q3", "onTrack");
  return o;
}

describe("what has changed since a quarter", () => {
  test("is told as what was and what is, a series once, and unconfirmed figures as such", async () => {
    const text = await told(await autumn(), "mitä vanhuspalveluissa on muuttunut Q2:n jälkeen?");
    expect(text).toContain("Vanhuspalvelut. 2 muutosta 30.6.2021 jälkeen.");
    expect(text).toContain("1b Perhehoidon kasvattaminen: Vaatii huomiota → Etenee suunnitellusti");
    expect(text.match(/92,5\s%.*→ 92,8\s%/gu)).toHaveLength(1);
    expect(text).not.toContain("60");
    expect(text).toContain("Ennakkotieto");
  });

  test("a goal's own changes; without a time, what the newest round brought", async () => {
    const text = await told(await autumn(), "mikä on muuttunut tavoitteessa 3");
    expect(text).toContain("Tavoite 3: Kotihoidon kehittäminen. 1 muutos 30.6.2021 jälkeen.");
    expect(text).not.toContain("1b");
  });

  test("no change is said, too", async () => {
    const given = await autumn();
    expect(await told(given, "muutokset tavoitteessa 2 Q2:n jälkeen")).toContain("Ei muutoksia 30.6.2021 jälkeen");
    expect(await told(given, "mitä on muuttunut tavoitteessa 2 Q2:lla")).toContain("Ei muutoksia jaksolla huhti–kesäkuu 2021");
  });

  test("in a quarter is what came in it, also said as a month of it; since it, what came after it", async () => {
    const given = await autumn();
    for (const words of ["mitä muuttui toisella kvartaalilla?", "mitä muuttui huhti–kesäkuussa?", "mitä muuttui toukokuussa?"]) {
      const text = await told(given, words);
      expect(text, words).toContain("3 muutosta jaksolla huhti–kesäkuu 2021");
      expect(text, words).toMatch(/91,9\s%.*→ 92,5\s%/u);
      expect(text, words).toContain("Ei tietoa → Vaatii huomiota");
      expect(text, words).not.toMatch(/92,8/);
    }
    expect(await told(given, "what changed in Q2?", "en")).toContain("3 changes in April–June 2021");
    for (const words of ["mitä on muuttunut kesäkuusta?", "vad har ändrats sedan Q2?", "what has changed since Q2?"]) expect(await told(given, words), words).toContain("2 muutosta 30.6.2021 jälkeen");
    expect(await told(given, "mitä on muuttunut tänä vuonna?")).toContain("jaksolla 2021");
  });

  test("from one quarter to another is what came between their ends, in whatever order they are said", async () => {
    const given = await autumn();
    for (const words of ["mitä muuttui Q1:stä Q2:een?", "mitä on muuttunut Q2:ssa verrattuna Q1:een?"]) expect(await told(given, words), words).toContain("3 muutosta jaksolla huhti–kesäkuu 2021.");
    for (const words of ["mitä muuttui Q1 ja Q3 välillä?", "vad har ändrats mellan Q1 och Q3?", "what changed from Q1 to Q3?"]) expect(await told(given, words), words).toMatch(/jaksolla huhti–syyskuu 2021\..*91,9\s% \(31\.3\.2021\) → 92,8/s);
  });

  test("of a time that nothing can be known of yet is said, and the newest changes follow", async () => {
    const given = await autumn();
    expect(await told(given, "mitä on muuttunut tällä kvartaalilla?")).toMatch(/^Jaksolta loka–joulukuu 2021 ei ole vielä lukuja eikä arvioita. Viimeisimmät: .*2 muutosta jaksolla heinä–syyskuu 2021/);
    expect(await told(given, "vad har ändrats i mål 3 sedan förra kvartalet", "sv")).toMatch(/^För tiden efter 30.9.2021 finns ännu inga .*1 ändring under juli–september 2021/);
  });

  test("one measure's or one project's changes are told", async () => {
    const given = await autumn();
    const text = await told(given, "mitä on muuttunut 1b:ssä?");
    expect(text).toContain("Toimenpide 1b Perhehoidon kasvattaminen. 1 muutos 30.6.2021 jälkeen.");
    expect(text).not.toContain("3a");
    const project = programme.groups.find((g) => g.id === "digi")?.projects[0];
    await given.judges(project?.id ?? "", "2021-Q3", "offTrack");
    expect(await told(given, "mitä on muuttunut digihankkeissa?")).toContain("Ei tietoa → Jäljessä");
  });
});

describe("a question of a time", () => {
  test("is answered with that time's figure; a month or day without its own with the quarter it is in, said so", async () => {
    const given = await autumn();
    for (const words of ["kotona asuvien osuus 30.6.2021?", "kotona asuvien osuus Q2?", "kotona asuvien osuus tammi–kesäkuu 2021?"]) expect(await told(given, words), words).toMatch(/^Kotona asuvien osuus 75 vuotta täyttäneistä: 92,5\s% \(30\.6\.2021\)\./);
    expect(await told(given, "kotona asuvien osuus kesäkuussa?")).toMatch(/ajalta kesäkuu 2021 ei ole omaa lukua\. Jaksolla huhti–kesäkuu 2021 se oli 92,5\s%/);
    expect(await told(given, "share living at home on 15 May 2021?", "en")).toMatch(/no figure of its own for 15 May 2021\. For April–June 2021 it was 92\.5\s%/);
    expect(await told(given, "kotona asuvien osuus helmikuussa 2019?")).toContain("ajalta helmikuu 2019 ei ole lukua");
  });

  test("about a goal, measure or group is answered as it stood then, with that time's judgement and figures", async () => {
    const given = await autumn();
    for (const words of ["tavoite 3 tilanne Q2?", "tavoite 3 tilanne toukokuussa?", "hur var läget för mål 3 i maj?"]) {
      const text = await told(given, words);
      expect(text, words).toMatch(/^Tilanne jaksolta huhti–kesäkuu 2021:/);
      expect(text, words).toMatch(/92,5\s% \(30\.6\.2021\)/);
      expect(text, words).not.toContain("92,8");
    }
    const measure = await told(given, "toimenpide 1b tilanne 2. kvartaali 2021");
    expect(measure).toContain("Vaatii huomiota");
    expect(measure).not.toContain("Etenee suunnitellusti");
    expect(await told(given, "ryhmän tilanne Q2 2021?", "en")).toMatch(/^Status for April–June 2021:/);
  });

  test("of which nothing was told says so before today's state; who is responsible is told as of now", async () => {
    const given = await autumn();
    expect(await told(given, "tavoite 3 tilanne vuonna 2019?")).toMatch(/^Jaksolta 2019 ei ole kerrottu tilannetta\. Viimeisin:\nTavoite 3: .*92,8/s);
    expect(await told(given, "vem ansvarar för 3a 2020?", "sv")).toMatch(/^Jag berättar vem som ansvarar nu, inte för 2020\./);
  });

  test("about which items were behind, late or done is answered as they stood then, or says that nothing was told of it", async () => {
    const given = await autumn();
    await given.judges("vanhus-2a", "2021-Q2", "offTrack");
    await given.judges("vanhus-2a", "2021-Q3", "done");
    for (const words of ["mitkä olivat jäljessä kesäkuussa?", "vilka åtgärder var försenade i juni?", "which measures were behind schedule in Q2?"]) expect(await told(given, words), words).toMatch(/^Tilanne jaksolta huhti–kesäkuu 2021:\nJäljessä: 1 kohta\.\n- 2a/);
    expect(await told(given, "mitkä vaativat huomiota Q2?")).toMatch(/^Tilanne jaksolta huhti–kesäkuu 2021:\n.*Vaatii huomiota: 1 kohta\.\n- 1b/);
    expect(await told(given, "mitkä ovat jäljessä?")).toContain("Jäljessä: ei yhtään.");
    expect(await told(given, "mitkä ovat valmiita?")).toContain("- 2a");
    expect(await told(given, "mitkä olivat valmiita Q2?")).not.toContain("- 2a");
    expect(await told(given, "mitkä olivat jäljessä 2019?")).toMatch(/^Jaksolta 2019 ei ole kerrottu tilannetta\. Viimeisin:/);
  });

  test("about what should have been ready by then is of what is ready now", async () => {
    const given = await autumn();
    expect(await told(given, "mitä piti olla valmiina kesäkuuhun mennessä?")).toMatch(/^Yhdenkään kohdan aikataulu ei ole päättynyt 30\.6\.2021 mennessä\./);
  });

  test("goes on in that time where a button or a follow-up does", async () => {
    const given = await autumn();
    const question = questionOfRoute("status.goal", { group: "vanhus", goal: "3", period: "2021-Q2" });
    const answer = question && (await answerStatus(given.ports, programme, question, { language: "fi" }));
    expect(JSON.stringify(answer)).toContain('"route":"status.measures","params":{"group":"vanhus","goal":"3","period":"2021-Q2"}');
    const next = reader.understand("entä Ulvila?", { today: "2021-10-20", channelGroup: "vanhus", before: { group: "vanhus", table: { id: "vanhus-kotihoito", place: "Pori", column: "asiakkaat" } }, beforePeriod: "2023" });
    expect(next).toMatchObject({ intent: "status_indicator", target: { table: { place: "Ulvila" } }, period: "2023" });
  });
});
