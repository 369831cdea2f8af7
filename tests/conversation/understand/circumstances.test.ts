import { describe, expect, it } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import type { Circumstances, Understood } from "../../../src/conversation/understood.ts";
import { chairs, sampleWithChairs } from "./sample.ts";

const reader = buildReader(sampleWithChairs(chairs));
const read = (text: string, circumstances: Omit<Circumstances, "today"> = {}): Understood =>
  reader.understand(text, { today: "2026-11-21", ...circumstances });

describe("in a thread", () => {
  const goal = { before: { group: "vanhus", goal: 3 } };
  const indicator = { before: { group: "vanhus", goal: 1, measure: "vanhus-1b", indicator: "vanhus-1b-m1" } };

  it.each([
    ["entä 3b?", "status_measure", { group: "vanhus", goal: 3, measure: "vanhus-3b" }],
    ["entä tavoite 5?", "status_goal", { group: "vanhus", goal: 5 }],
    ["kuka vastaa?", "owner_of", { group: "vanhus", goal: 3 }],
    ["ja aikataulu?", "schedule_of", { group: "vanhus", goal: 3 }],
    ["entä vammaispalvelut?", "status_group", { group: "vammais" }],
  ])("%s goes on from the thread's subject", (text, intent, target) => {
    expect(read(text, goal)).toMatchObject({ intent, target });
  });

  it("a label that the thread's group does not have is asked about", () => {
    expect(read("entä 2b?", goal)).toMatchObject({ intent: "ask", why: "whichMeasure" });
  });

  it("a figure goes to the indicator that was talked about", () => {
    const u = read("luku on 250", indicator);
    expect(u).toMatchObject({ intent: "record_value", target: { indicator: "vanhus-1b-m1" }, values: [{ value: 250 }], unit: "asiakasta" });
  });

  it("another place of the same table can be asked for", () => {
    const cell = { before: { group: "vanhus", table: { id: "vanhus-kotihoito", place: "Pori", column: "asiakkaat" } } };
    expect(read("entä Ulvila?", cell).target.table).toEqual({ id: "vanhus-kotihoito", place: "Ulvila", column: "asiakkaat" });
  });

  it("thanks are thanks", () => {
    expect(read("kiitos!", goal).intent).toBe("unknown");
  });
});

describe("in the time that was talked of", () => {
  const then = { channelGroup: "vanhus", before: { group: "vanhus", goal: 3, measure: "vanhus-3a" }, beforePeriod: "2021-Q1" };

  it.each(["entä 3b?", "mikä sen tilanne oli?"])("%s goes on in it", (text) => {
    expect(read(text, then).period).toBe("2021-Q1");
  });

  it.each(["entä nyt?", "mikä on sen tilanne nyt?", "entä 5b tänään?", "entä viimeisin?", "hur är det med 5b nu?", "what about the latest?", "and 5b now?"])("%s ends it", (text) => {
    expect(read(text, then).period).toBeUndefined();
  });

  it.each(["1b:n luku on 48, se saatiin tänään", "record 1b 45, it is final", "toimenpide 5b tilanne, onko se valmis?"])("%s names its own item, so a word like that does not go on in it", (text) => {
    expect(read(text, then).period).toBeUndefined();
  });
});

describe("a figure of another time beside today's", () => {
  it.each(["1b oli viime vuonna 40 ja nyt 45", "1b var 40 i fjol och nu 45", "1b is now 45, last year it was 40"])("%s: today's is the one", (text) => {
    const u = read(text, { channelGroup: "vanhus" });
    expect(u).toMatchObject({ intent: "record_value", values: [{ value: 45 }] });
    expect(u.period).toBeUndefined();
  });
});

describe("which items stand so", () => {
  it.each([
    ["mitkä toimenpiteet vaativat huomiota?", ["atRisk"]],
    ["missä on ongelmia?", ["offTrack", "atRisk"]],
    ["mikä ei ole alkanut?", ["notStarted"]],
    ["mitkä ovat valmiita?", ["done"]],
    ["poikkeamat?", ["offTrack", "atRisk"]],
    ["vilka åtgärder kräver uppmärksamhet?", ["atRisk"]],
    ["vilka har inte börjat?", ["notStarted"]],
    ["which measures need attention?", ["atRisk"]],
    ["which have not started?", ["notStarted"]],
    ["mitkä etenevät suunnitellusti?", ["onTrack"]],
  ])("%s is asked of the place's group, never of a title that shares a word", (text, states) => {
    expect(read(text, { channelGroup: "yhteistyo" })).toMatchObject({ intent: "status_group", target: { group: "yhteistyo" }, asked: { states } });
    expect(read(text).target).toEqual({});
  });

  it("goals, and the measures of one goal, can be asked about so", () => {
    expect(read("which goals are at risk?", { channelGroup: "vanhus" })).toMatchObject({ target: { group: "vanhus" }, asked: { goals: true } });
    expect(read("mitkä tavoitteen 3 toimenpiteet vaativat huomiota?", { channelGroup: "vanhus" })).toMatchObject({ target: { group: "vanhus", goal: 3 }, asked: { states: ["atRisk"] } });
  });

  it.each(["onko tavoite 3 jäljessä?", "tavoite 3 on jäljessä", "mitkä eivät ole valmiita?", "mitkä piti olla valmiina 2021?", "onko 3a valmis?", "onko perhehoidossa ongelmia?"])("%s is another question", (text) => {
    expect(read(text, { channelGroup: "vanhus" }).asked).toBeUndefined();
  });
});

describe("in a direct message", () => {
  it("a number means the person's own group when there is one", () => {
    expect(read("tavoite 3 tilanne", { ownGroups: ["vanhus"] })).toMatchObject({ intent: "status_goal", target: { group: "vanhus", goal: 3 } });
  });

  it("a chair of two groups is asked which of the two", () => {
    const u = read("tavoite 3 tilanne", { ownGroups: ["vammais", "lastensuojelu"] });
    expect(u).toMatchObject({ intent: "ask", why: "whichGroup", wanted: "status_goal" });
    expect(u.choices.map((c) => c.target)).toEqual([{ group: "vammais", goal: 3 }, { group: "lastensuojelu", goal: 3 }]);
  });
});

describe("asking back", () => {
  it("a goal number without a group offers every group that has the goal; one that a single group has is that group's", () => {
    const u = read("tavoite 3 tilanne");
    expect(u).toMatchObject({ intent: "ask", why: "whichGroup", target: {} });
    expect(u.choices).toHaveLength(7);
    expect(read("tavoite 5 tilanne")).toMatchObject({ intent: "status_goal", target: { group: "vanhus", goal: 5 } });
  });

  it("a goal that the group does not have is said, with those it has", () => {
    const u = read("tavoite 6 tilanne", { channelGroup: "vanhus" });
    expect(u).toMatchObject({ intent: "ask", why: "noSuchGoal", target: { group: "vanhus" } });
    expect(u.choices.map((c) => c.target.goal)).toEqual([1, 2, 3, 4, 5]);
  });

  it("a name that two groups have offers both", () => {
    expect(read("Jarin ryhmän tilanne").choices.map((c) => c.target.group)).toEqual(["vammais", "lastensuojelu"]);
  });

  it("a figure without an indicator keeps the figure and asks", () => {
    const u = read("andelen steg med 2,5 procentenheter");
    expect(u).toMatchObject({ intent: "ask", why: "noTarget", wanted: "record_value", values: [{ value: 2.5 }], unit: "prosenttiyksikköä" });
  });

  it("an indicator that stands under several measures in one series is not asked about", () => {
    const u = read("kotona asuvien osuus?", { channelGroup: "vanhus" });
    expect(u).toMatchObject({ intent: "status_indicator", target: { indicator: "vanhus-3a-m1" } });
  });

  it("every choice can be routed: it has an intent of its own and a target in the programme", () => {
    for (const text of ["tilanne?", "2a?", "palvelurakenteen keventäminen", "kirjaa luku 12 %", "tekoälyn tilanne"])
      for (const { intent, target } of read(text).choices) {
        expect(["ask", "unknown"]).not.toContain(intent);
        expect(target.group).toBeDefined();
      }
  });
});

describe("what is asked about two things", () => {
  it.each([
    ["1a ja 1b tilanne?", "status_measure", ["vanhus-1a", "vanhus-1b"]],
    ["kuka vastaa 1a:sta ja 3b:stä?", "owner_of", ["vanhus-1a", "vanhus-3b"]],
    ["1a, 2a ja 3a aikataulut?", "schedule_of", ["vanhus-1a", "vanhus-2a", "vanhus-3a"]],
  ])("%s offers each of them", (text, wanted, measures) => {
    const u = read(text, { channelGroup: "vanhus" });
    expect(u).toMatchObject({ intent: "ask", wanted });
    expect(u.choices.map((c) => c.target.measure)).toEqual(measures);
  });

  it("plain numbers are measures after their word, but a figure may follow one", () => {
    const at = { channelGroup: "tyohyvinvointi" };
    expect(read("toimenpide 1 ja 2", at).choices.map((c) => c.target.measure)).toEqual(["tyohyvinvointi-1", "tyohyvinvointi-2"]);
    expect(read("kirjaa toimenpide 5, 12", at)).toMatchObject({ values: [{ value: 12 }] });
  });
});

describe("talk that is about nothing of the group's", () => {
  it.each(["kuka on poissa tänään?", "kuka voi auttaa?", "missä sairaalassa?", "mikä on budjetti?"])("»%s« in its channel gets no answer about another group's measure", (text) => {
    expect(["ask", "unknown"]).toContain(read(text, { channelGroup: "vanhus" }).intent);
  });

  it.each(["milloin väliarviointi päättyy?", "onko arviointi auki?", "milloin seuraava väliarviointi on?", "when is the evaluation due?", "när öppnar nästa utvärdering?"])("»%s« asks about the round, not about schedules", (text) => {
    expect(read(text, { channelGroup: "vanhus" })).toMatchObject({ intent: "schedule_of", ofRound: true });
  });

  it("the final evaluation and a measure that evaluates something have schedules of their own", () => {
    expect(read("milloin loppuarviointi tehdään?").ofRound).toBeUndefined();
    expect(read("milloin palvelutarpeen arviointi päättyy?").ofRound).toBeUndefined();
  });

  it("the whole programme is not the channel's group", () => {
    expect(read("koko ohjelman tilanne?", { channelGroup: "vanhus" })).toMatchObject({ intent: "report", target: {}, whole: true });
    expect(read("tee raportti", { channelGroup: "vanhus" })).toMatchObject({ intent: "report", target: { group: "vanhus" } });
  });
});

describe("messages to others and passing on", () => {
  it("the body is what follows the colon, as written", () => {
    const { target } = read("lähetä viesti henkilöstölle: Vanhuspalvelujen lomake aukeaa Maanantaina");
    expect(target).toEqual({ audience: "henkilosto", body: "Vanhuspalvelujen lomake aukeaa Maanantaina" });
  });

  it("the receiver stays in the writer's words", () => {
    const { target } = read("assign 2a to Mari", { channelGroup: "vanhus" });
    expect(target).toEqual({ group: "vanhus", goal: 2, measure: "vanhus-2a", person: "Mari" });
    expect(read("siirrä 2a Tiinalle", { channelGroup: "vanhus" }).target.person).toBe("Tiinalle");
  });
});
