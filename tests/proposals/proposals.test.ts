import { describe, expect, it } from "vitest";
import type { Programme } from "../../src/programme/programme.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Screen } from "../../src/vocabulary/form.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const programme: Programme = { ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "digi" ? { ...g, proposals: true } : g)) };
const nurse = "hoitaja";
const office = (canOpenForms = true): Promise<Office> => openOffice(store, { programme, canOpenForms });
const all = async (): Promise<readonly unknown[]> => (await store.stores.proposals.find({ programme: "laituri" })).map(({ value }) => [value.title, value.state, value.answers]);
const press = (o: Office, who: string, card: Card, label: string): ReturnType<Office["press"]> => {
  const { route, params } = buttonOf(card, label);
  return o.press(who, "dm", route, params);
};

/** Name, problem and solution, then straight to the preview. */
async function written(o: Office): Promise<Screen> {
  let screen = screenOf(await o.write(nurse, "dm", "tee digiehdotus"));
  screen = screenOf(await o.submit(nurse, screen, { "proposal:name": "Ajanvaraus verkkoon" }));
  screen = screenOf(await o.submit(nurse, screen, { "proposal:problem": "Puhelin ruuhkautuu aamuisin." }));
  screen = screenOf(await o.submit(nurse, screen, { "proposal:solution": "Aika varataan verkossa." }));
  return screenOf(await o.submit(nurse, screen, {}, "preview"));
}
const sent = async (o: Office): Promise<void> => {
  await o.submit(nurse, await written(o), {});
};

describe("a digital proposal", () => {
  it("asks its name and the eight steps one by one, needs a problem and a solution, and keeps the draft on the way", async () => {
    const o = await office();
    let screen = screenOf(await o.write(nurse, "digi", "tee digiehdotus"));
    screen = screenOf(await o.submit(nurse, screen, { "proposal:name": "Ajanvaraus verkkoon" }));
    expect(screen.title).toBe("Ehdotus 2/9");
    const empty = screenOf(await o.submit(nurse, screen, {}));
    expect(empty.errors).toEqual({ "proposal:problem": "Kirjoita tähän, ennen kuin jatkat." });
    const labels: string[] = [];
    for (const step of ["problem", "solution", "productivity", "scope", "costs", "calculation", "more", "schedule"]) {
      labels.push(screen.fields[0]?.label ?? "");
      screen = screenOf(await o.submit(nurse, screen, { [`proposal:${step}`]: `Teksti ${step}` }));
    }
    expect(labels).toEqual(["Ongelma", "Ratkaisu", "Tuottavuus", "Kohdentuminen", "Kustannukset", "Laskelma", "Lisätiedot", "Aikataulu"]);
    expect(screen.submitLabel).toBe("Lähetä ryhmälle");
    expect(await all()).toMatchObject([["Ajanvaraus verkkoon", "draft", { problem: "Teksti problem", schedule: "Teksti schedule" }]]);
  });

  it("is posted to the group's channel only after its writer has seen how it looks there, and once", async () => {
    const o = await office();
    const preview = await written(o);
    expect(JSON.stringify(preview.body)).toContain("Mitään ei ole vielä lähetetty");
    expect(JSON.stringify(preview.body)).toContain("Aika varataan verkossa.");
    expect(o.inbox("digi")).toEqual([]);
    const thanks = cardOfReply(await o.submit(nurse, preview, {}));
    expect(thanks.summary).toContain("lähetetty ryhmälle Digitaaliset hankkeet");
    expect(o.inbox("digi")).toHaveLength(1);
    expect(o.inbox("digi")[0]).toContain("Digiehdotus: Ajanvaraus verkkoon");
    expect(o.inbox("koti")).toEqual([]);
  });

  it("that is a draft is its writer's alone; it is listed and goes on where it was", async () => {
    const o = await office();
    const screen = screenOf(await o.write(nurse, "dm", "tee digiehdotus"));
    const second = screenOf(await o.submit(nurse, screen, { "proposal:name": "Ajanvaraus verkkoon" }));
    expect(textOf(await o.submit(nurse, second, { "proposal:problem": "Puhelin ruuhkautuu" }, "leave"))).toContain("Luonnos on tallessa");
    const list = cardOfReply(await o.write(nurse, "dm", "digiehdotukset"));
    expect(JSON.stringify(list)).toContain("luonnos");
    expect(textOf(await o.write("tietojohtaja", "dm", "digiförslag"))).toContain("inga förslag");
    const again = screenOf(await press(o, nurse, list, "Jatka"));
    expect(again.fields[0]?.value).toBe("Ajanvaraus verkkoon");
    const [draft] = await store.stores.proposals.find({ programme: "laituri" });
    expect(textOf(await o.press("tietojohtaja", "dm", "proposal.show", { p: draft?.value.id ?? "" }))).toContain("hittades inte");
  });

  it("is taken up and decided by the group's chair; its writer is told, with the reason", async () => {
    const o = await office();
    await sent(o);
    const id = (await store.stores.proposals.find({ programme: "laituri" }))[0]?.value.id ?? "";
    await o.press("tietojohtaja", "dm", "proposal.move", { p: id, s: "handling" });
    expect(o.inbox(nurse).at(-1)).toContain("on nyt: käsittelyssä");
    const asked = screenOf(await o.press("tietojohtaja", "dm", "proposal.move", { p: id, s: "rejected" }));
    expect(screenOf(await o.submit("tietojohtaja", asked, {})).errors).toEqual({ "decision:comment": "Skriv en kort motivering: förslagsställaren får den." });
    await o.submit("tietojohtaja", asked, { "decision:comment": "Hankittu jo" });
    expect(o.inbox(nurse).at(-1)).toContain("Hankittu jo");
    expect(await all()).toMatchObject([["Ajanvaraus verkkoon", "rejected", {}]]);
    const list = cardOfReply(await o.write(nurse, "dm", "digiehdotukset"));
    expect(JSON.stringify(list)).toContain("hylätty");
  });

  it("is decided by nobody else: not by staff, not by another group's chair, and not by its writer", async () => {
    const o = await office();
    await sent(o);
    const id = (await store.stores.proposals.find({ programme: "laituri" }))[0]?.value.id ?? "";
    for (const who of [nurse, "kotijohtaja", "viestijä"]) {
      const whole = cardOfReply(await o.press(who, "dm", "proposal.show", { p: id }));
      expect(JSON.stringify(whole)).not.toContain("Hyväksy");
      const form = screenOf(await o.press(who, "dm", "proposal.move", { p: id, s: "accepted" }));
      expect(screenOf(await o.submit(who, form, {})).notice).toContain("ei kuulu sinulle");
    }
    expect(await all()).toMatchObject([["Ajanvaraus verkkoon", "submitted", {}]]);
  });

  it("is written question by question where nothing can be opened", async () => {
    const o = await office(false);
    expect(textOf(await o.write(nurse, "dm", "tee digiehdotus"))).toContain("Ehdotuksen nimi");
    expect(textOf(await o.write(nurse, "dm", "Ajanvaraus verkkoon"))).toContain("Ongelma");
    expect(textOf(await o.write(nurse, "dm", "Puhelin ruuhkautuu."))).toContain("Ratkaisu");
    let question = cardOfReply(await o.write(nurse, "dm", "Aika varataan verkossa."));
    for (let n = 0; n < 6; n += 1) question = cardOfReply(await press(o, nurse, question, "Jätä tyhjäksi"));
    expect(JSON.stringify(question)).toContain("Mitään ei ole vielä lähetetty");
    await press(o, nurse, question, "Lähetä ryhmälle");
    expect(o.inbox("digi")).toHaveLength(1);
  });

  it("is for a programme whose file says which group takes it; elsewhere help does not speak of it", async () => {
    const o = await openOffice(store, { programme: smallProgramme });
    expect(textOf(await o.write(nurse, "dm", "ohje"))).not.toContain("Digiehdotukset");
    expect(textOf(await o.press(nurse, "dm", "proposal.list", {}))).toContain("ei ota vastaan ehdotuksia");
  });

  it("with a personal identity code in it is not kept", async () => {
    const o = await office();
    let screen = screenOf(await o.write(nurse, "dm", "tee digiehdotus"));
    screen = screenOf(await o.submit(nurse, screen, { "proposal:name": "Ajanvaraus" }));
    const refused = screenOf(await o.submit(nurse, screen, { "proposal:problem": "Asiakas 010190-123X ei päässyt läpi" }));
    expect(refused.errors?.["proposal:problem"]).toContain("henkilötunnus");
    expect(JSON.stringify(await all())).not.toContain("010190");
  });
});
