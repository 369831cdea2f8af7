import { expect, test } from "vitest";
import { readStartFiles } from "../../../adapters/sample/start-files.ts";
import { languages } from "../../../src/shared/language.ts";
import { everyReply } from "../../support/every-reply.ts";
import { smallPeople } from "../../support/office.ts";
import { smallProgramme } from "../../support/small-programme.ts";
import { withStore } from "../../support/store.ts";
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
}, 300_000);
