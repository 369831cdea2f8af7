import { expect, test } from "vitest";
import { readStartFiles } from "../../../adapters/sample/start-files.ts";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../../src/programme/import/to-programme-file.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { languages } from "../../../src/shared/language.ts";
import { slides } from "../../programme/import/fixtures.ts";
import { everyReply } from "../../support/every-reply.ts";
import { smallPeople } from "../../support/office.ts";
import { smallProgramme } from "../../support/small-programme.ts";
import { withStore } from "../../support/store.ts";
import { buttonsOf } from "../../support/visitor.ts";
import { brokenReply, endlessNames } from "./support/reply-rules.ts";

const store = withStore();

test.each([
  ["the sample programme", () => readStartFiles(undefined, undefined), 3],
  ["the small programme", () => Promise.resolve({ programme: smallProgramme, people: smallPeople(smallProgramme) }), 3],
  ["one with endless names", () => Promise.resolve(endlessNames()), 2],
] as const)("whatever is asked of %s in its three languages, Slack takes the answer", async (_name, read, most) => {
  const { seen, undrawn, unoffered } = await everyReply(store, { ...(await read()), languages, most });
  expect(new Set(seen.map((s) => s.reply.kind))).toContain("screen");
  expect({ undrawn, unoffered }).toEqual({ undrawn: [], unoffered: [] });
  expect(seen.length).toBeGreaterThan(500);
  expect(seen.flatMap(({ what, reply }) => brokenReply(reply).map((b) => ({ what, b })))).toEqual([]);
}, 900_000);

test("what the next version of the programme's own document changes, Slack takes in three languages", async () => {
  const document = importDocument({ name: "ohjelma", lines: readLines(slides) });
  const read = readProgramme(programmeYaml(toProgrammeFile(document, { today: "2021-01-01", organisation: "laituri" }).file, "ohjelma.txt"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const next = slides.replace("1.a Etähoivan laajentaminen", "1c. Etähoivan laajentaminen").replace("kasvaa 15 %", "kasvaa 20 %");
  const { seen } = await everyReply(store, { programme: read.programme, people: smallPeople(read.programme), languages, most: 1, document: next });
  expect(seen.filter(({ reply }) => buttonsOf(reply).some((b) => b.route === "programme.apply"))).toHaveLength(languages.length);
  expect(seen.flatMap(({ what, reply }) => brokenReply(reply).map((b) => ({ what, b })))).toEqual([]);
}, 300_000);
