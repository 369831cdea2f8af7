import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import type { StoreConnection } from "../../../adapters/mongo/connection.ts";
import { connect } from "../../../adapters/mongo/connection.ts";
import type { EmbeddedStore } from "../../../adapters/mongo/embedded/start.ts";
import { startEmbedded } from "../../../adapters/mongo/embedded/start.ts";
import { rememberReads } from "../../../adapters/mongo/read-memory.ts";
import type { Aggregates } from "../../../src/ports/aggregates.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordedLog } from "../../support/log.ts";

interface Row {
  readonly id: string;
  readonly group: string;
  readonly n: number;
}
const spec = { collection: "rows", version: 1, indexes: [["group"]] } as const;

let server: EmbeddedStore;
let near: StoreConnection;
let far: StoreConnection;
/** In the process that serves, with a memory; and another client of the same store, without one. */
let here: Aggregates<Row, "group">;
let there: Aggregates<Row, "group">;

beforeAll(async () => {
  server = await startEmbedded({ folder: temporaryFolder() });
  [near, far] = [await connect(server.uri, recordedLog()), await connect(server.uri, recordedLog())];
  if (server.writes) rememberReads(near.connection, server.writes);
  [here, there] = [openAggregates(near.connection, spec), openAggregates(far.connection, spec)];
});
afterAll(async () => {
  await near.disconnect();
  await far.disconnect();
  await server.close();
});

const change = fc.record({ by: fc.constantFrom("here", "there"), what: fc.constantFrom("put", "remove", "drop"), id: fc.constantFrom("a", "b", "c"), group: fc.constantFrom("x", "y") });

async function apply(rows: Aggregates<Row, "group">, { what, id, group }: { what: string; id: string; group: string }, n: number): Promise<void> {
  if (what === "drop") return void (await far.connection.collection("rows").drop());
  if (what === "remove") return void (await rows.remove(id));
  const stored = await rows.get(id);
  if (stored) await rows.save(stored, { id, group, n });
  else await rows.insert({ id, group, n });
}

const everything = (rows: Aggregates<Row, "group">): Promise<unknown> =>
  Promise.all([rows.get("a"), rows.get("b"), rows.find({}), rows.find({ group: "x" }), rows.find({ group: ["x", "y"] }, { sort: "n", descending: true, limit: 2 })]);

describe("what was read is remembered only while nothing has been written", () => {
  test("whoever writes, whatever it is: what is remembered equals what is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        for (const [n, one] of changes.entries()) {
          await apply(one.by === "here" ? here : there, one, n);
          expect(await everything(here)).toEqual(await everything(there));
          expect(await everything(here)).toEqual(await everything(there));
        }
      }),
      { numRuns: 15 },
    );
  });

  test("once a write is acknowledged nobody reads what was before, however many read meanwhile", async () => {
    await there.remove("n");
    await there.insert({ id: "n", group: "x", n: 0 });
    let going = true;
    const readers = Array.from({ length: 4 }, async () => {
      while (going) await Promise.all([here.get("n"), new Promise((resolve) => setTimeout(resolve, 1))]);
    });
    for (let n = 1; n <= 60; n++) {
      const stored = await there.get("n");
      if (stored) await there.save(stored, { ...stored.value, n });
      expect((await here.get("n"))?.value.n).toBe(n);
    }
    going = false;
    await Promise.all(readers);
  });

  test("the store is not asked again, and nobody can change what others are given", async () => {
    await here.find({ group: "x" });
    const collection = near.connection.models["rows"]?.collection as unknown as { find: unknown };
    const real = collection.find;
    collection.find = () => {
      throw new Error("asked again");
    };
    const [row] = await here.find({ group: "x" });
    collection.find = real;
    expect(() => Object.assign(row?.value ?? {}, { n: 99 })).toThrow(TypeError);
  });
});
