import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startEmbedded } from "../../../../adapters/mongo/embedded/start.ts";
import { openEngine } from "../../../../adapters/mongo/embedded/storage/engine.ts";
import { MongoClient } from "mongodb";
import { refusal, temporaryFolder } from "./support/open-store.ts";

const folder = temporaryFolder();
const engine = openEngine(join(folder, "store.mdb"));
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
const key = (text: string): Buffer => Buffer.from(text);

describe("writing", () => {
  test("a job that throws leaves nothing behind, and the others of its commit do not suffer", async () => {
    const jobs = [1, 2, 3].map((n) =>
      engine.write(() => {
        engine.put(key(`a${n}`), key("x"));
        if (n === 2) throw new Error("changed its mind");
        return n;
      }),
    );
    const [first, second, third] = await Promise.allSettled(jobs);
    expect([first?.status, second?.status, third?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    engine.refresh();
    expect([1, 2, 3].map((n) => engine.get(key(`a${n}`)) !== undefined)).toEqual([true, false, true]);
  });

  test("a job sees what the job before it wrote, committed or not", async () => {
    const seen = await Promise.all(
      Array.from({ length: 50 }, () =>
        engine.write(() => {
          const before = Number(engine.get(key("counter"))?.toString() ?? 0);
          engine.put(key("counter"), key(String(before + 1)));
          return before;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });

  test("a range is read forwards and backwards, ends as they are said to be, from inside a write too", async () => {
    await engine.write(() => {
      for (const name of ["r1", "r2", "r3"]) engine.put(key(name), key(name));
    });
    const names = (start: string, end: string, reverse: boolean): string[] =>
      engine.range({ start: key(start), end: key(end), reverse }, 10).map((entry) => entry.key.toString());
    const expected = async (): Promise<void> => {
      expect(names("r1", "r3", false)).toEqual(["r1", "r2"]);
      expect(names("r1", "r3", true)).toEqual(["r2", "r1"]);
      expect(names("r0", "r9", true)).toEqual(["r3", "r2", "r1"]);
      expect(names("r11", "r25", true)).toEqual(["r2"]);
      expect(engine.count({ start: key("r1"), end: key("r3") })).toBe(2);
      return Promise.resolve();
    };
    engine.refresh();
    await expected();
    await engine.write(() => void expected());
  });

  test("what was read stays as it was when the place is written anew", async () => {
    await engine.write(() => engine.put(key("kept"), key("before")));
    engine.refresh();
    const got = engine.get(key("kept"));
    const [ranged] = engine.range({ start: key("kept"), end: key("kepu") }, 1);
    for (let n = 0; n < 30; n++) await engine.write(() => engine.put(key("kept"), key(`after${n}`)));
    expect([got?.toString(), ranged?.value.toString(), ranged?.key.toString()]).toEqual(["before", "before", "kept"]);
  });
});

describe("a copy made while the store is in use", () => {
  test("opens as a store with everything in it", async () => {
    const store = await startEmbedded({ folder: join(folder, "live") });
    const client = await MongoClient.connect(store.uri);
    const rows = client.db().collection<{ _id: number }>("rows");
    await rows.createIndex({ n: 1 }, { unique: true });
    await rows.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, n: _id })));
    mkdirSync(join(folder, "copy"));
    const to = join(folder, "copy", "store.mdb");
    await client.db().command({ kvarttiBackup: 1, to });
    expect(existsSync(to)).toBe(true);
    expect(await refusal(client.db().command({ kvarttiBackup: 1, to }))).toMatchObject({ code: 2 });
    expect(await refusal(client.db().command({ kvarttiBackup: 1, to: "relative.mdb" }))).toMatchObject({ code: 2 });
    expect(await refusal(client.db().command({ kvarttiBackup: 1, to: join(to, "x") }))).toMatchObject({ code: 2 });
    await client.close();
    await store.close();
    const copy = await startEmbedded({ folder: join(folder, "copy") });
    const other = await MongoClient.connect(copy.uri);
    expect(await other.db().collection("rows").countDocuments({ n: { $gte: 100 } })).toBe(400);
    expect(await refusal(other.db().collection("rows").insertOne({ n: 7 }))).toMatchObject({ code: 11000 });
    await other.close();
    await copy.close();
  });
});
