import { expect, test } from "vitest";
import { languages } from "../../../src/shared/language.ts";
import { withStore } from "../../support/store.ts";
import { brokenReply, everyReply } from "./support/every-reply.ts";

const store = withStore();

test("what the sample programme shows in its three languages is within the limits, all of it", async () => {
  const seen = await everyReply(store, languages, "all");
  expect(new Set(seen.map((s) => s.reply.kind))).toContain("screen");
  expect(seen.length).toBeGreaterThan(900);
  expect(seen.flatMap(({ what, reply }) => brokenReply(reply).map((b) => ({ what, b })))).toEqual([]);
}, 300_000);
