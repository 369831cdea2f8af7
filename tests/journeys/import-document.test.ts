import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readBytes } from "../../adapters/documents/read-bytes.ts";
import { createApp } from "../../src/app.ts";
import type { App } from "../../src/app.ts";
import { importDocument } from "../../src/programme/import/import-document.ts";
import { readLines } from "../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../src/programme/import/to-programme-file.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { labels, objectives, slides } from "../programme/import/fixtures.ts";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

/** The document becomes the programme without anybody editing a line. */
function imported(text: string): Programme {
  const document = importDocument({ name: "ohjelma", lines: readLines(text) });
  const read = readProgramme(programmeYaml(toProgrammeFile(document, { today: "2024-01-01", organisation: "kunta" }).file, "ohjelma.txt"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.programme;
}

const people = (p: Programme) => {
  const scope = { organisation: p.organisation, programme: p.id };
  return {
    persons: ["ylläpitäjä", "puheenjohtaja"].map((id) => ({ ...scope, id, name: id })),
    roles: [
      { ...scope, id: "a", person: "ylläpitäjä", role: "administrator" as const },
      { ...scope, id: "b", person: "puheenjohtaja", role: "chair" as const, group: "vanhus" },
    ],
  };
};

const store = withStore();

interface Desk {
  readonly office: Office;
  readonly app: App;
  send(who: string, text: string, name?: string, where?: "direct" | "channel"): Promise<Reply>;
  /** Presses «Ota käyttöön» on what was answered. */
  apply(who: string, shown: Reply): Promise<string>;
}

/** An office with the imported programme, in which files can be sent. */
async function desk(programme: Programme = imported(slides)): Promise<Desk> {
  const office = await openOffice(store, { programme, people });
  const documents = { read: async (name: string, content: Uint8Array) => ({ imported: importDocument(await readBytes(name, content, () => undefined)) }) };
  const app = createApp({ ...office.ports, documents });
  const send: Desk["send"] = (who, text, name = "ohjelma.txt", where = "direct") =>
    app.handle({
      id: randomUUID(), kind: "file", name, content: new TextEncoder().encode(text), canOpenForms: true,
      actor: { platform: "test", tenant: "T1", user: who },
      place: { platform: "test", tenant: "T1", conversation: where === "direct" ? `dm-${who}` : "vanhus", kind: where },
    });
  const apply: Desk["apply"] = async (who, shown) => {
    const { route, params } = buttonOf(cardOfReply(shown), "Ota käyttöön");
    return textOf(await office.press(who, "dm", route, params));
  };
  return { office, app, send, apply };
}

const next = slides.replace("1.a Etähoivan laajentaminen", "1c. Etähoivan laajentaminen").replace("kasvaa 15 %", "kasvaa 20 %").replace("Aluehallitus 14.6.2023 § 88", "Aluehallitus 3.4.2024 § 12");

describe("an administrator sends the programme's document in the direct conversation", () => {
  test("round trip: what was imported is asked about in its group's channel", async () => {
    const { office } = await desk();
    const answer = textOf(await office.write("puheenjohtaja", "vanhus", "tavoite 1 tilanne?"));
    expect(answer).toContain("Kotona asumisen tukeminen");
    expect(answer).toContain("1a");
  });

  test("the same document changes nothing", async () => {
    expect(textOf(await (await desk()).send("ylläpitäjä", slides))).toContain("jo käytössä tällaisena");
  });

  test("a new version is shown before anything changes: renumbered, new target, the decision", async () => {
    const { app, send } = await desk();
    const text = textOf(await send("ylläpitäjä", next));
    expect(text).toContain("numero muuttuu: toimenpide 1c");
    expect(text).toContain("+15 % → +20 %");
    expect(text).toContain("Aluehallitus 3.4.2024 § 12");
    expect((await app.programme())?.version).toBe(1);
  });

  test("confirmed, it is in use, the measure keeps its id and its old number is understood", async () => {
    const { office, app, send } = await desk();
    const { route, params } = buttonOf(cardOfReply(await send("ylläpitäjä", next)), "Ota käyttöön");
    expect(textOf(await office.press("ylläpitäjä", "dm", route, params))).toContain("versio 2");
    const measure = (await app.programme())?.programme.groups[0]?.measures[0];
    expect(measure).toMatchObject({ id: "vanhus-1a", label: "1c", aliases: ["1a"] });
    expect(textOf(await office.write("puheenjohtaja", "vanhus", "1a tilanne?"))).toContain("Etähoivan");
    expect(textOf(await office.press("ylläpitäjä", "dm", route, params))).toContain("ei enää ole");
  });

  test("what was compared with an older version is not taken into use", async () => {
    const { office, send } = await desk();
    const older = buttonOf(cardOfReply(await send("ylläpitäjä", next)), "Ota käyttöön");
    const newer = buttonOf(cardOfReply(await send("ylläpitäjä", next.replace("kasvaa 20 %", "kasvaa 30 %"))), "Ota käyttöön");
    await office.press("ylläpitäjä", "dm", newer.route, newer.params);
    expect(textOf(await office.press("ylläpitäjä", "dm", older.route, older.params))).toContain("on muuttunut");
  });

  test("of two pressed at the same moment one is taken into use, and the other is told", async () => {
    const { app, send, apply } = await desk();
    const shown = [await send("ylläpitäjä", next), await send("ylläpitäjä", next.replace("kasvaa 20 %", "kasvaa 30 %"))];
    const said = await Promise.all(shown.map((x) => apply("ylläpitäjä", x)));
    expect(said.filter((x) => x.includes("on käytössä"))).toHaveLength(1);
    expect(said.filter((x) => x.includes("on muuttunut"))).toHaveLength(1);
    expect((await app.programme())?.version).toBeGreaterThan(1);
  });

  test("a number that stands twice is told with the document's own lines, and a warning is no error", async () => {
    const { send } = await desk();
    const text = textOf(await send("ylläpitäjä", slides.replace("1b.Kuntoutusta", "1a.Kuntoutusta")));
    const [first, second] = ["1.a Etähoivan", "1b.Kuntoutusta"].map((start) => slides.split("\n").findIndex((l) => l.startsWith(start)) + 1);
    expect(text).toContain(`rivi ${second}: sama numero kahdesti: korjaa asiakirjaan (1a. Kuntoutusta`);
    expect(text).toContain("1 virhe");
    expect(text).toContain(`rivi ${second}: Ryhmällä on jo toimenpide 1a rivillä ${first}.`);
  });

  test("while a round is open the newest version is what is compared with: a later press undoes nobody's, and a mistake is taken back", async () => {
    const { office, app, send, apply } = await desk();
    const { programme, scope } = (await app.programme()) ?? {};
    if (!programme || !scope) throw new Error("no programme");
    await office.ports.stores.rounds.insert({
      ...scope, id: `${programme.id}/2024-Q1`, quarter: "2024-Q1", state: "open", programmeVersion: 1,
      opensAt: 0, dueOn: "2024-04-30", editableUntil: "2024-05-14", laidDown: true,
    });
    const first = await send("ylläpitäjä", slides.replace("kasvaa 15 %", "kasvaa 20 %"));
    const second = await send("ylläpitäjä", slides.replace("90 % 75 vuotta", "92 % 75 vuotta"));
    expect(await apply("ylläpitäjä", first)).toMatch(/versio 2 on tallennettu ja odottaa.*jatkuu versiolla 1/);
    expect(await apply("ylläpitäjä", second)).toContain("on muuttunut");
    expect(textOf(await send("ylläpitäjä", slides.replace("kasvaa 15 %", "kasvaa 20 %")))).toContain("versio (2) on jo tallennettu");
    const later = textOf(await send("ylläpitäjä", slides.replace("90 % 75 vuotta", "92 % 75 vuotta")));
    expect(later).toContain("versioon 2 verrattuna");
    const back = await send("ylläpitäjä", slides);
    expect(textOf(back)).toContain("+20 % → +15 %");
    expect(await apply("ylläpitäjä", back)).toContain("versio 3");
    expect((await app.programme())?.version).toBe(1);
  });

  test("a secret indicator is as secret after the document's new version", async () => {
    const before = imported(slides);
    const secret: Programme = {
      ...before,
      groups: before.groups.map((g, i) => (i > 0 ? g : { ...g, measures: g.measures.map((m, n) => (n > 0 ? m : { ...m, indicators: m.indicators.map((x) => ({ ...x, publicity: "secret" as const })) })) })),
    };
    const { office, send, apply } = await desk(secret);
    await apply("ylläpitäjä", await send("ylläpitäjä", slides.replace("kasvaa 15 %", "kasvaa 20 %")));
    const answer = textOf(await office.write("puheenjohtaja", "vanhus", "1a tilanne?"));
    expect(answer).toContain("kasvaa 20 %: Ei vielä julkinen");
  });

  test("what is removed is shown whole and first, with the figures that it has", async () => {
    const { office, app, send } = await desk();
    const { scope } = (await app.programme()) ?? {};
    if (!scope) throw new Error("no programme");
    for (const quarter of ["2024-Q1", "2024-Q2"])
      await office.ports.stores.readings.insert({ ...scope, id: quarter, series: "vanhus-1a-m1", period: quarter, asOf: "2024-03-31", answer: { kind: "figure", value: 71 }, by: "puheenjohtaja", at: 1 });
    const text = textOf(await send("ylläpitäjä", slides.replace(/1\.a Etähoivan[^]*kasvaa 15 %/u, "")));
    expect(text).toMatch(/verrattuna\.\n- poistuu: toimenpide 1a Etähoivan[^\n]*\(2 kirjattua lukua ei enää näy\)/);
  });

  test("the YAML file says everything itself: name, free days, last round, a group's own rounds", async () => {
    const { app, send, apply } = await desk();
    const document = importDocument({ name: "ohjelma", lines: readLines(slides) });
    const { file } = toProgrammeFile(document, { today: "2024-01-01", organisation: "kunta" });
    const [group, ...groups] = file.groups;
    if (!group) throw new Error("no group");
    const next = { ...file, name: "Uusi nimi", rounds: { ...file.rounds, lastQuarter: "2030-Q4" }, freeDays: [{ from: "2024-07-01", to: "2024-07-31", name: "kesätauko" }], groups: [{ ...group, rounds: { dueAfterDays: 60 } }, ...groups] };
    const shown = await send("ylläpitäjä", programmeYaml(next, "ohjelma.txt"), "ohjelma.yaml");
    expect(textOf(shown)).toContain("viimeinen kierros: 2026-Q4 → 2030-Q4");
    expect(textOf(shown)).toContain("vapaapäivät: – → 2024-07-01 2024-07-31 kesätauko");
    expect(textOf(shown)).toMatch(/muuttuu: ryhmä [^\n]*\(vastausaika, päivää: – → 60\)/);
    await apply("ylläpitäjä", shown);
    expect((await app.programme())?.programme).toMatchObject({ name: "Uusi nimi", rounds: { lastQuarter: "2030-Q4" } });
    expect(textOf(await send("ylläpitäjä", programmeYaml(next, "ohjelma.txt"), "ohjelma.yaml"))).toContain("jo käytössä tällaisena");
  });

  test("another programme, nothing to follow up, somebody without the right, a channel", async () => {
    const { send } = await desk();
    expect(textOf(await send("ylläpitäjä", labels))).toContain("toinen ohjelma");
    expect(textOf(await send("ylläpitäjä", objectives))).toContain("ei ole seurattavaa");
    expect(textOf(await send("puheenjohtaja", slides))).toContain("ylläpitäjä");
    expect((await send("puheenjohtaja", slides, "liite.pdf", "channel")).kind).toBe("nothing");
    expect(textOf(await send("ylläpitäjä", "id: x\n", "ohjelma.yaml"))).toContain("virhe");
  });

  test("a real programme in the demo's place is followed at once: the clock is told, and who took it into use is known in it", async () => {
    const demo = { ...imported(slides), demo: true };
    const office = await openOffice(store, { programme: demo, people });
    const told: string[] = [];
    const documents = { read: async (name: string, content: Uint8Array) => ({ imported: importDocument(await readBytes(name, content, () => undefined)) }) };
    const app = createApp({ ...office.ports, documents, programmeInUse: (p) => Promise.resolve(void told.push(p.id)) });
    const from = { canOpenForms: true, actor: { platform: "test", tenant: "T1", user: "ylläpitäjä" }, place: { platform: "test", tenant: "T1", conversation: "dm-ylläpitäjä", kind: "direct" as const } };
    const card = cardOfReply(await app.handle({ ...from, id: randomUUID(), kind: "file", name: "muu.txt", content: new TextEncoder().encode(labels) }));
    const { route, params } = buttonOf(card, "Ota käyttöön");
    await app.handle({ ...from, id: randomUUID(), kind: "press", route, params });
    const next = (await app.programme())?.programme;
    expect(next?.demo).toBe(false);
    expect(told).toEqual([demo.id, next?.id]);
    const account = (await office.ports.stores.accounts.find({ person: "ylläpitäjä" }))[0]?.value;
    expect(account?.programme).toBe(next?.id);
  });
});
