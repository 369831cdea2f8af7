import { readBytes } from "../../adapters/documents/read-bytes.ts";
import type { Documents } from "../../src/ports/documents.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { importDocument } from "../../src/programme/import/import-document.ts";
import type { Indicator } from "../../src/programme/indicator.ts";
import type { Measure } from "../../src/programme/measure.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { allFields } from "../../src/vocabulary/form.ts";
import type { Field, FieldValues } from "../../src/vocabulary/form.ts";
import { askCoordinators } from "../../src/people/match-account.ts";
import { minutesLater } from "./broadcast-office.ts";
import type { Office } from "./office.ts";
import { cardOfReply } from "./office.ts";
import type { TestStore } from "./store.ts";

/** What a document's reader and a chart's drawer are to the core. */
export const tools: { readonly documents: Documents; readonly pictures: Pictures } = {
  documents: { read: async (name, content) => ({ imported: importDocument(await readBytes(name, content, () => undefined)) }) },
  pictures: { addressFor: () => Promise.resolve("https://kvartti.example.fi/charts/a.png") },
};

/** The programme with everything that one can have: a body that handles its reports, an audience of its own, a group that takes proposals. */
export function withEverything(programme: Programme): Programme {
  const [body = { id: "ohjaus", name: "Ohjausryhmä", kind: "steeringGroup" as const, aliases: [] }] = programme.bodies;
  const [audience = { id: "johto", name: "Johto", aliases: [], emphasis: "Tavoitteet ensin.", to: [`body:${body.id}`] }] = programme.audiences;
  return {
    ...programme,
    bodies: programme.bodies.length > 0 ? programme.bodies : [body],
    audiences: programme.audiences.length > 0 ? programme.audiences : [audience],
    broadcasts: { ...programme.broadcasts, approvalAbove: 2 },
    groups: programme.groups.some((g) => g.proposals === true) ? programme.groups : programme.groups.map((g, i) => (i === 0 ? { ...g, proposals: true } : g)),
  };
}

/**
 * An office that has been at work: three figures to draw a line through, two groups that have answered, somebody who has written without being
 * known; a message that has arrived, one that nobody got and one that waits for a second person's leave.
 */
export async function atWork(office: Office, store: TestStore, programme: Programme, { author = "", chairs }: { readonly author: string | undefined; readonly chairs: readonly string[] }): Promise<void> {
  const [chair = ""] = chairs;
  for (const [p, v] of [["2018", "1100"], ["2019", "1150"], ["2020", "1200"]] as const)
    await office.press(chair, "dm", "reading.save", { i: measured(programme)?.indicators.find(isPlainNumber)?.id ?? "", p, v });
  for (const who of chairs.slice(0, 2)) await answerOne(office, who);
  const active = await office.app.programme();
  if (active) await askCoordinators(office.ports, active, { platform: "test", tenant: "T1", user: "uusi" }, "Uusi Henkilö");
  await send(office, author, { to: "role:coordinator" });
  await minutesLater(office, store, 10);
  let refuses = true;
  office.messenger.answer(() => refuses, ...Array.from({ length: 20 }, () => ({ kind: "final", reason: "blocked" }) as const));
  await send(office, author, { to: "role:coordinator" });
  await minutesLater(office, store, 10);
  refuses = false;
  await send(office, author, { to: programme.groups.map((g) => `group:${g.id}`).join() });
}

/** The group's first item, and the chair's word on it. */
async function answerOne(office: Office, chair: string): Promise<void> {
  let reply = await office.press(chair, "dm", "evaluation.start");
  // The list first, then the item.
  for (let step = 0; reply.kind === "screen" && step < 2; step += 1) reply = await office.submit(chair, reply.screen, Object.fromEntries(allFields(reply.screen).map((f) => [f.id, rightly(f)])));
  await office.press(chair, "dm", "evaluation.approve");
}

const isPlainNumber = (i: Indicator): boolean => i.kind === "number" && !i.breakdown;

/** The first measure with a figure that can be typed. */
export const measured = (programme: Programme): Measure | undefined => programme.groups.flatMap((g) => g.measures).find((m) => m.indicators.some(isPlainNumber));

const words: FieldValues = {
  "title.fi": "Kotihoito laajenee", "text.fi": "Kotihoito toimii nyt ympäri vuorokauden.", "title.sv": "Hemvården växer", "text.sv": "Hemvården är öppen dygnet runt.", "title.en": "Home care grows", "text.en": "Home care is open day and night.",
  reach: "direct", publicity: "public", ack: "yes",
};

async function send(office: Office, author: string, values: FieldValues): Promise<void> {
  let reply = await office.press(author, "dm", "broadcast.write");
  for (let step = 0; reply.kind === "screen" && step < 6; step += 1) reply = await office.submit(author, reply.screen, { ...words, ...values });
  const button = cardOfReply(reply).blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : [])).find((b) => b.route === "broadcast.send");
  if (!button) throw new Error(`no way on: ${JSON.stringify(reply).slice(0, 1500)}`);
  await office.press(author, "dm", button.route, button.params);
}

/** A field filled in as it asks. */
export const rightly = (f: Field): string => {
  switch (f.kind) {
    case "number":
      return "12,5";
    case "text":
      return f.id === "link" || f.id === "image" ? "https://kvartti.example.fi/a.png" : "Työ etenee. ".repeat(Math.floor(f.maxLength / 12)).trim() || "x";
    case "choice":
    case "choices":
    case "person":
      return f.options[0]?.value ?? "";
    case "date":
      return "2021-06-01";
    case "dateTime":
      return "2021-06-01T09:00";
    default:
      return f satisfies never;
  }
};
