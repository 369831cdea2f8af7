import { expect, test } from "vitest";
import { languages } from "../../src/shared/language.ts";
import { everyReply } from "../support/every-reply.ts";
import { withStore } from "../support/store.ts";
import { brokenReply, endlessNames } from "./slack/support/reply-rules.ts";
import { faultsOfReply } from "./teams/support/faults.ts";

const store = withStore();

test("whatever is asked of a programme whose names are as long as nobody writes them, in three languages, Slack and Teams take the answer", async () => {
  const { seen, undrawn, unoffered } = await everyReply(store, { ...endlessNames(), languages, most: 1, quick: true });
  expect({ undrawn, unoffered }).toEqual({ undrawn: [], unoffered: [] });
  expect(new Set(seen.map((s) => s.reply.kind))).toEqual(new Set(["card", "screen", "closed"]));
  expect(seen.length).toBeGreaterThan(300);
  expect(store.log.lines.filter((l) => l.code === "handleFailed")).toEqual([]);
  expect(seen.flatMap(({ what, reply }) => brokenReply(reply).map((b) => ({ what, b })))).toEqual([]);
  expect(seen.flatMap(faultsOfReply)).toEqual([]);
}, 180_000);
