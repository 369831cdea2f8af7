import { expect, test } from "vitest";
import { languages } from "../../../src/shared/language.ts";
import { withStore } from "../../support/store.ts";
import { brokenReply, everyReply, longWinded, sampleFiles } from "./support/every-reply.ts";

const store = withStore();

test.each([
  ["the sample programme", sampleFiles, 6], ["the small programme", () => Promise.resolve(undefined), 3], ["one with endless names", () => Promise.resolve(longWinded()), 2],
] as const)("whatever is asked of %s in its three languages, Slack takes the answer", async (_name, read, ofAKind) => {
  const files = await read();
  const seen = await everyReply(store, { languages, ofAKind, ...(files ? { files } : {}) });
  expect(new Set(seen.map((s) => s.reply.kind))).toContain("screen");
  expect(seen.length).toBeGreaterThan(500);
  expect(seen.flatMap(({ what, reply }) => brokenReply(reply).map((b) => ({ what, b })))).toEqual([]);
}, 300_000);
