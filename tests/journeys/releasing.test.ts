import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build-report.ts";
import { roundReport } from "../../src/report/round-report.ts";
import { chairAnswers, item, withOwner } from "../support/confirming.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const obstacle = "Kaksi virkaa on täyttämättä";

/** The nurse has written an obstacle; everything is answered. */
async function written(): Promise<Office> {
  const office = await openOffice(store, { people: withOwner });
  await office.goTo("2021-04-01");
  await chairAnswers(office);
  await item(office, "hoitaja", "koti-1a", { "figure:koti-1a-m1": "7", "judgement:koti-1a": "atRisk", "notes:koti-1a:obstacle": obstacle });
  return office;
}

async function report(office: Office): Promise<string> {
  await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
  await office.press("koordinaattori", "dm", "round.confirm");
  const active = await office.app.programme();
  const round = (await store.stores.rounds.get("laituri:2021-Q1"))?.value;
  if (!active || !round) throw new Error("no round");
  return JSON.stringify(buildReport(await roundReport(office.ports, active, round), "fi"));
}

describe("a text that an owner has written", () => {
  it("is offered for a preview at the end of the form, and stands in the report once its writer has said so", async () => {
    const office = await openOffice(store, { people: withOwner });
    await office.goTo("2021-04-01");
    await chairAnswers(office);
    const screen = screenOf(await office.press("hoitaja", "dm", "evaluation.item", { m: "koti-1a" }));
    const done = cardOfReply(await office.submit("hoitaja", screen, { "figure:koti-1a-m1": "7", "judgement:koti-1a": "atRisk", "notes:koti-1a:obstacle": obstacle }));
    const open = buttonOf(done, "Esikatsele raporttiin");
    const preview = cardOfReply(await office.press("hoitaja", "dm", open.route, open.params));
    expect(JSON.stringify(preview)).toContain(obstacle);
    const allow = buttonOf(preview, "Saa julkaista");
    expect(textOf(await office.press("hoitaja", "dm", allow.route, allow.params))).toContain("1 teksti saa näkyä");
    expect(await report(office)).toContain(obstacle);
  });

  it("stays out of the report, the channel and the log without it", async () => {
    const office = await written();
    await office.press("kotijohtaja", "dm", "evaluation.publish", { g: "koti" });
    expect(await report(office)).not.toContain(obstacle);
    expect(office.inbox("koti").join()).not.toContain(obstacle);
    expect(JSON.stringify(store.log.lines)).not.toContain("virkaa");
  });

  it("is not released when it was changed after the preview: it is shown again", async () => {
    const office = await written();
    const preview = cardOfReply(await office.press("hoitaja", "dm", "texts.preview"));
    const allow = buttonOf(preview, "Saa julkaista");
    await item(office, "hoitaja", "koti-1a", { "notes:koti-1a:obstacle": "Aivan toinen teksti" });
    expect(textOf(await office.press("hoitaja", "dm", allow.route, allow.params))).toContain("Aivan toinen teksti");
    expect(await report(office)).not.toContain("Aivan toinen");
  });

  it("released and then changed needs leave again, and leave can be taken back", async () => {
    const office = await written();
    const release = async (): Promise<void> => {
      const allow = buttonOf(cardOfReply(await office.press("hoitaja", "dm", "texts.preview")), "Saa julkaista");
      await office.press("hoitaja", "dm", allow.route, allow.params);
    };
    await release();
    await item(office, "hoitaja", "koti-1a", { "notes:koti-1a:obstacle": "Muutettu" });
    expect(JSON.stringify(await office.press("hoitaja", "dm", "texts.preview"))).toContain("Saa julkaista");
    await release();
    const back = buttonOf(cardOfReply(await office.press("hoitaja", "dm", "texts.preview")), "Peru lupa");
    await office.press("hoitaja", "dm", back.route, back.params);
    expect(await report(office)).not.toContain("Muutettu");
  });

  it("cannot be released by the chair, the coordinator or anybody else but its writer", async () => {
    const office = await written();
    for (const who of ["kotijohtaja", "koordinaattori", "viestijä"]) expect(textOf(await office.press(who, "dm", "texts.release", { v: "1" }))).toContain("Et ole kirjoittanut");
    expect((await store.stores.submissions.get("laituri:2021-Q1/hoitaja"))?.value.releases).toBeUndefined();
  });

  it("cannot be released any more when it is frozen", async () => {
    const office = await written();
    const allow = buttonOf(cardOfReply(await office.press("hoitaja", "dm", "texts.preview")), "Saa julkaista");
    await report(office);
    expect(textOf(await office.press("hoitaja", "dm", allow.route, allow.params))).toContain("jäädytetty");
  });
});
