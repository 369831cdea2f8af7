import { expect, test } from "vitest";
import { readStartFiles } from "../../../adapters/sample/start-files.ts";
import { languages } from "../../../src/shared/language.ts";
import { everyReply } from "../../support/every-reply.ts";
import { withStore } from "../../support/store.ts";
import { faultsOfReply } from "./support/faults.ts";

const store = withStore();

test("what the sample programme shows to everybody in its three languages is in order, all of it", async () => {
  const { programme, people } = await readStartFiles(undefined, undefined);
  const { seen, undrawn, unoffered } = await everyReply(store, { programme, people, languages, most: 1 });
  expect({ undrawn, unoffered }).toEqual({ undrawn: [], unoffered: [] });
  expect(seen.length).toBeGreaterThan(500);
  expect(seen.flatMap(faultsOfReply)).toEqual([]);
}, 900_000);
