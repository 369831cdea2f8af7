import { describe, expect, it } from "vitest";
import { chairAnswers, item, notices, readyOffice, withOwner } from "../support/confirming.ts";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

async function halfway(): Promise<Office> {
  const office = await openOffice(store, { people: withOwner });
  await office.goTo("2021-04-01");
  await chairAnswers(office);
  return office;
}

describe("how a round stands", () => {
  it("is counted by group for the coordinator, and for a chair of the own group only", async () => {
    const office = await halfway();
    const all = textOf(await office.press("koordinaattori", "dm", "evaluation.overview"));
    expect(all).toContain("Kotona asuminen; Vastattu: 4; Ei uutta lukua: 0; Lukua ei saada: 0; Siirtynyt: 0; Puuttuu: 2");
    expect(all).toContain("Lasten palvelut;");
    const own = textOf(await office.press("kotijohtaja", "dm", "evaluation.overview"));
    expect(own).toContain("Kotona asuminen;");
    expect(own).not.toContain("Lasten palvelut");
  });

  it("counts what was passed on as moved", async () => {
    const office = await halfway();
    const row = await store.stores.owed.get("laituri:2021-Q1/koti-1a");
    if (row) await store.stores.owed.save(row, { ...row.value, answerer: "viestijä", passedFrom: "hoitaja" });
    expect(textOf(await office.press("koordinaattori", "dm", "evaluation.overview"))).toContain("Siirtynyt: 1; Puuttuu: 1");
  });

  it("is not shown in a channel, nor to staff, owners or the communications officer", async () => {
    const office = await halfway();
    for (const route of ["evaluation.overview", "evaluation.obstacles", "reminder.nudge", "reminder.nudgeSend"]) {
      expect(textOf(await office.press("koordinaattori", "koti", route))).toContain("vain yksityisesti");
      for (const who of ["hoitaja", "viestijä", "ylläpitäjä"]) expect(textOf(await office.press(who, "dm", route))).toContain("toinen rooli");
    }
    await office.app.run("deliver");
    expect(notices(office, "lapsijohtaja", "puuttuu sinulta vielä")).toEqual([]);
  });

  it("a channel reads what is missing, and no name", async () => {
    const office = await halfway();
    const text = textOf(await office.press("koordinaattori", "koti", "evaluation.missing"));
    expect(text).toContain("1a Perhehoidon laajentaminen");
    for (const name of ["hoitaja", "kotijohtaja"]) expect(text).not.toContain(name);
  });

  it("tells obstacles and needs to the coordinator and the group's chair, and whether they may be published", async () => {
    const office = await openOffice(store, { people: withOwner });
    await office.goTo("2021-04-01");
    await item(office, "hoitaja", "koti-1a", { "figure:koti-1a-m1": "5", "judgement:koti-1a": "atRisk", "notes:koti-1a:obstacle": "Kaksi virkaa täyttämättä", "notes:koti-1a:need": "Päätös viroista" });
    for (const who of ["koordinaattori", "kotijohtaja"]) {
      const text = textOf(await office.press(who, "dm", "evaluation.obstacles"));
      expect(text).toContain("Kaksi virkaa täyttämättä");
      expect(text).toContain("Päätös viroista");
      expect(text).toContain("ei ole antanut julkaisulupaa");
    }
    expect(textOf(await office.press("lapsijohtaja", "dm", "evaluation.obstacles"))).not.toContain("virkaa");
  });
});

describe("»Muistuta nyt«", () => {
  it("shows who would get it before anything is sent, and sends it once a day", async () => {
    const office = await halfway();
    const preview = cardOfReply(await office.press("koordinaattori", "dm", "reminder.nudge"));
    expect(preview.summary).toBe("Muistutus lähtee 3 henkilölle");
    expect(notices(office, "hoitaja", "puuttuu sinulta vielä")).toEqual([]);
    const send = buttonOf(preview, "Muistuta 3");
    await office.press("koordinaattori", "dm", send.route, send.params);
    await office.press("koordinaattori", "dm", send.route, send.params);
    expect(notices(office, "hoitaja", "puuttuu sinulta vielä 1 luku")).toHaveLength(1);
    expect(notices(office, "kotijohtaja", "puuttuu sinulta vielä")).toEqual([]);
    expect(textOf(await office.press("koordinaattori", "dm", "reminder.nudge"))).toContain("heille ei lähde mitään nyt");
  });

  it("reaches the own group's people when it is the chair who reminds", async () => {
    const office = await halfway();
    await office.press("kotijohtaja", "dm", "reminder.nudgeSend");
    expect(notices(office, "hoitaja", "puuttuu sinulta vielä")).toHaveLength(1);
    expect(notices(office, "lapsijohtaja", "puuttuu sinulta vielä")).toEqual([]);
  });

  it("waits for working hours, and is not sent to whoever has answered by then", async () => {
    const office = await halfway();
    await office.goTo("2021-04-03", 12);
    expect(textOf(await office.press("koordinaattori", "dm", "reminder.nudge"))).toContain("Viesti lähtee ti 6.4. klo 9.00");
    await office.press("koordinaattori", "dm", "reminder.nudgeSend");
    expect(notices(office, "hoitaja", "puuttuu sinulta vielä")).toEqual([]);
    await item(office, "hoitaja", "koti-1a", { "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" });
    await office.goTo("2021-04-06");
    expect(notices(office, "hoitaja", "puuttuu sinulta vielä")).toEqual([]);
    expect(notices(office, "lapsijohtaja", "puuttuu sinulta vielä")).toHaveLength(1);
  });

  it("leaves alone whoever asked to be reminded later", async () => {
    const office = await halfway();
    await office.press("hoitaja", "dm", "reminder.snooze", { d: "2021-04-20" });
    const text = textOf(await office.press("kotijohtaja", "dm", "reminder.nudge"));
    expect(text).not.toContain("hoitaja");
    expect(text).toContain("1 on pyytänyt muistutuksen myöhemmin");
  });

  it("has nobody to remind when all is answered", async () => {
    const office = await readyOffice(store);
    expect(textOf(await office.press("kotijohtaja", "dm", "reminder.nudge"))).toContain("Keneltäkään muulta ei puutu");
  });
});
