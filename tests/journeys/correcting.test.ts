import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build-report.ts";
import { roundReport } from "../../src/report/round-report.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { confirmedOffice, notices, readyOffice } from "../support/confirming.ts";
import { cardOfReply, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const evaluation = async () => (await store.stores.evaluations.get("laituri:2021-Q1/koti"))?.value;

/** Fills the correction in up to its preview. */
async function upToCheck(office: Office, figure: string, why = "Numerot olivat vaihtuneet"): Promise<ReturnType<typeof screenOf>> {
  const first = screenOf(await office.press("koordinaattori", "dm", "evaluation.correct", { g: "koti" }));
  const change = screenOf(await office.submit("koordinaattori", first, { "correct:what": "koti-1a-m1" }));
  return screenOf(await office.submit("koordinaattori", change, { "figure:koti-1a-m1": figure, "correct:reason": why }));
}

const reportText = async (office: Office): Promise<string> => {
  const active = await office.app.programme();
  const round = (await store.stores.rounds.get("laituri:2021-Q1"))?.value;
  if (!active || !round) throw new Error("no round");
  return JSON.stringify(buildReport(await roundReport(office.ports, active, round), "fi")).replaceAll(/[\u00a0\u202f]/g, " ");
};

describe("a confirmed figure that is wrong", () => {
  it("is corrected by the coordinator after a look at what changes and who is told", async () => {
    const office = await confirmedOffice(store);
    const check = screenOf(await office.submit("koordinaattori", await upToCheck(office, "1 136"), {}, "back"));
    expect(check.fields[0]).toMatchObject({ id: "figure:koti-1a-m1", value: "1 136" });
    const again = screenOf(await office.submit("koordinaattori", check, {}));
    expect(JSON.stringify(again.body).replaceAll(/[\u00a0\u202f]/g, " ")).toContain("1 163 asiakasta → 1 136 asiakasta. Syy: Numerot olivat vaihtuneet");
    expect(JSON.stringify(again.body)).toContain("1 kanavalle");
    expect((await evaluation())?.corrections).toBeUndefined();
    expect(textOf(await office.submit("koordinaattori", again, {}))).toContain("Korjaus on tehty");
    expect((await evaluation())?.corrections).toMatchObject([{ number: 1, before: { value: 1163 }, after: { value: 1136 }, by: "koordinaattori" }]);
  });

  it("is told to the channel, to who gave it and to who approved it; the status and the report show it with its reason", async () => {
    const office = await confirmedOffice(store);
    await office.submit("koordinaattori", await upToCheck(office, "1 136"), {});
    for (const who of ["koti", "hoitaja", "kotijohtaja"]) expect(notices(office, who, "Numerot olivat vaihtuneet")).toHaveLength(1);
    for (const who of ["koordinaattori", "digi", "tietojohtaja"]) expect(notices(office, who, "Numerot olivat vaihtuneet")).toEqual([]);
    const status = textOf(await office.write("hoitaja", "koti", "1a tilanne?")).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(status).toContain("1 136");
    expect(status).not.toContain("Ennakkotieto");
    expect(await reportText(office)).toContain("1 163 asiakasta → 1 136 asiakasta. Syy: Numerot olivat vaihtuneet");
    const snapshot = (await store.stores.snapshots.get("laituri:2021-Q1/koti"))?.value;
    expect(snapshot?.subjects[0]?.figures[0]?.reading?.answer).toEqual({ kind: "figure", value: 1163 });
  });

  it("needs a reason and another value", async () => {
    const office = await confirmedOffice(store);
    expect((await upToCheck(office, "1 136", " ")).errors).toMatchObject({ "correct:reason": expect.stringContaining("Kirjoita syy") });
    expect((await upToCheck(office, "1 163", "Ei mitään")).errors).toMatchObject({ "correct:reason": expect.stringContaining("jo vahvistettu arvo") });
  });

  it("is made into a reading by the next sweep when the process died in between", async () => {
    const office = await confirmedOffice(store);
    await office.submit("koordinaattori", await upToCheck(office, "1 136"), {});
    const e = await store.stores.evaluations.get("laituri:2021-Q1/koti");
    if (!e) throw new Error("no evaluation");
    await store.stores.readings.remove("laituri:2021-Q1/koti/c1");
    await store.stores.evaluations.save(e, { ...e.value, correctionsProjected: 0 });
    await office.restarted().app.run("sweep");
    expect((await store.stores.readings.get("laituri:2021-Q1/koti/c1"))?.value.answer).toEqual({ kind: "figure", value: 1136 });
  });

  it("is not corrected by anybody else, nor before it is confirmed", async () => {
    const office = await confirmedOffice(store);
    for (const who of ["kotijohtaja", "hoitaja", "viestijä", "ylläpitäjä"]) expect((await office.press(who, "dm", "evaluation.correct", { g: "koti" })).kind).toBe("card");
    const check = await upToCheck(office, "1 136");
    const role = await store.stores.roles.get("coordinator:koordinaattori");
    if (role) await store.stores.roles.save(role, { ...role.value, to: "2021-04-01" });
    expect(screenOf(await office.submit("koordinaattori", check, {})).notice).toContain("toinen rooli");
    expect((await evaluation())?.corrections).toBeUndefined();
  });

  it("before it is confirmed there is nothing to correct, and that is said", async () => {
    const office = await readyOffice(store);
    expect(textOf(await office.press("koordinaattori", "dm", "evaluation.correct", { g: "koti" }))).toContain("ei ole vielä vahvistettu");
  });

  it("its reason is kept out of the log, and a hetu in it is refused", async () => {
    const office = await confirmedOffice(store);
    const refused = await upToCheck(office, "1 136", "Asiakas 010190-123X puuttui");
    expect(refused.errors?.["correct:reason"]).toContain("henkilötunnus");
    await office.submit("koordinaattori", await upToCheck(office, "1 136", "Salainen syy"), {});
    expect(JSON.stringify(store.log.lines)).not.toContain("Salainen");
  });
});

describe("what a body did with the report", () => {
  const bodies = [{ id: "oh", name: "Ohjausryhmä", kind: "steeringGroup", aliases: [] }] as const;
  const withBodies = { ...smallProgramme, bodies };

  it("is recorded by the coordinator with its case number, and stands in the report", async () => {
    const office = await confirmedOffice(store, withBodies);
    const form = screenOf(await office.press("koordinaattori", "dm", "round.handling"));
    expect(screenOf(await office.submit("koordinaattori", form, { "handling:date": "2022-01-01", "handling:outcome": "noted" })).errors).toMatchObject({ "handling:body": expect.any(String), "handling:date": expect.stringContaining("tulevaisuudessa") });
    const done = await office.submit("koordinaattori", form, { "handling:body": "oh", "handling:date": "2021-04-02", "handling:outcome": "noted", "handling:case": "PRI/12/2021" });
    expect(cardOfReply(done).summary).toBe("Käsitelty ohjausryhmässä 2.4.2021, merkittiin tiedoksi (asianumero PRI/12/2021).");
    expect(await reportText(office)).toContain("Käsitelty ohjausryhmässä 2.4.2021");
    const second = screenOf(await office.press("koordinaattori", "dm", "round.handling"));
    await office.submit("koordinaattori", second, { "handling:body": "oh", "handling:date": "2021-04-02", "handling:outcome": "approved" });
    expect((await store.stores.rounds.get("laituri:2021-Q1"))?.value.handlings?.map((h) => h.outcome)).toEqual(["approved"]);
  });

  it("cannot be recorded by anybody else, nor before anything is confirmed", async () => {
    const office = await readyOffice(store, withBodies);
    expect(textOf(await office.press("koordinaattori", "dm", "round.handling"))).toContain("ei ole vielä vahvistettu");
    expect(textOf(await office.press("kotijohtaja", "dm", "round.handling"))).toContain("toinen rooli");
  });
});
