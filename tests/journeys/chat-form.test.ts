import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const chatOffice = async (): Promise<Office> => {
  const office = await openOffice(store, { canOpenForms: false });
  await office.goTo("2021-04-01");
  return office;
};
const begin = async (office: Office): Promise<string> => {
  const list = cardOfReply(await office.press("kotijohtaja", "dm", "evaluation.start"));
  const start = buttonOf(list, "Aloita");
  return textOf(await office.press("kotijohtaja", "dm", start.route, start.params));
};

describe("a form where nothing can be opened", () => {
  it("asks question by question, and words answer it", async () => {
    const office = await chatOffice();
    expect(await begin(office)).toContain("Perhehoidon asiakkaat");
    expect(textOf(await office.write("kotijohtaja", "dm", "1 163"))).toContain("Tilanne");
    expect(textOf(await office.write("kotijohtaja", "dm", "Etenee suunnitellusti"))).toContain("Kotona asuvien osuus");
    const submission = await store.stores.submissions.get("laituri:2021-Q1/kotijohtaja");
    expect(submission?.value.revisions.map((r) => r.answer)).toEqual([{ kind: "figure", value: 1163 }, { kind: "judgement", status: "onTrack" }]);
  });

  it("says at once what is wrong with a figure, and asks again", async () => {
    const office = await chatOffice();
    await begin(office);
    const again = textOf(await office.write("kotijohtaja", "dm", "aika monta"));
    expect(again).toContain("Kirjoita luku");
    expect(again).toContain("Perhehoidon asiakkaat");
  });

  it("takes a pressed button as the answer, and a button of an older question changes nothing", async () => {
    const office = await chatOffice();
    const list = cardOfReply(await office.press("kotijohtaja", "dm", "evaluation.start"));
    const start = buttonOf(list, "Aloita");
    const first = cardOfReply(await office.press("kotijohtaja", "dm", start.route, start.params));
    const none = buttonOf(first, "Ei uutta lukua");
    expect(textOf(await office.press("kotijohtaja", "dm", none.route, none.params))).toContain("Tilanne");
    expect(textOf(await office.press("kotijohtaja", "dm", none.route, none.params))).toContain("Tähän oli jo vastattu");
  });

  it("goes back, skips and stops by word, and what was answered stays", async () => {
    const office = await chatOffice();
    await begin(office);
    await office.write("kotijohtaja", "dm", "1163");
    expect(textOf(await office.write("kotijohtaja", "dm", "edellinen"))).toContain("Perhehoidon asiakkaat");
    expect(textOf(await office.write("kotijohtaja", "dm", "ohita"))).toContain("Kotona asuvien osuus");
    expect(textOf(await office.write("kotijohtaja", "dm", "peruuta"))).toContain("voit jatkaa milloin vain");
    expect(textOf(await office.write("kotijohtaja", "dm", "ohje"))).toContain("Näin voin auttaa");
  });

  it("goes on after a restart where it was", async () => {
    const office = await chatOffice();
    await begin(office);
    await office.write("kotijohtaja", "dm", "1163");
    expect(textOf(await office.restarted().write("kotijohtaja", "dm", "vaatii huomiota"))).toContain("Kotona asuvien osuus");
  });

  it("refuses a personal identity code in an answer", async () => {
    const office = await chatOffice();
    await begin(office);
    expect(textOf(await office.write("kotijohtaja", "dm", "010190-123X"))).toContain("henkilötunnus");
  });

  it("asks what is folded when somebody wants to tell more, lets it be left empty, and comes back for what is missing", async () => {
    const office = await openOffice(store, { canOpenForms: false });
    const write = (text: string): Promise<Reply> => office.write("viestijä", "dm", text);
    const press = async (reply: Reply, label: string): Promise<Reply> => {
      const { route, params } = buttonOf(cardOfReply(reply), label);
      return office.press("viestijä", "dm", route, params);
    };
    await office.press("viestijä", "dm", "broadcast.write");
    let asked = await press(await write("Kotihoito laajenee"), "Muut kielet, linkki ja kuva");
    expect(textOf(asked)).toContain("Otsikko (ruotsi)");
    asked = await write("Hemvården växer");
    for (const folded of ["Teksti (ruotsi)", "Otsikko (englanti)", "Teksti (englanti)", "Linkki", "Kuvan osoite", "Mitä kuvassa on?"]) {
      expect(textOf(asked)).toContain(folded);
      asked = await press(asked, "Jätä tyhjäksi");
    }
    expect(textOf(asked)).toContain("Kirjoita viestin teksti.");
    expect(textOf(await write("Kotihoito toimii nyt aina."))).toContain("Kenelle?");
    const [session] = await store.stores.sessions.find({ person: "viestijä" });
    expect(session?.value.values).toMatchObject({ "title.sv": "Hemvården växer", "text.fi": "Kotihoito toimii nyt aina." });
  });
});
