import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../../../adapters/mongo/embedded/bson/codec.ts";
import { MongoClient } from "mongodb";
import { afterEach, describe, expect, test } from "vitest";
import { writeOwner } from "../../../../adapters/mongo/embedded/opening/owner-file.ts";
import { startEmbedded } from "../../../../adapters/mongo/embedded/start.ts";
import type { EmbeddedStore } from "../../../../adapters/mongo/embedded/start.ts";
import { openEngine } from "../../../../adapters/mongo/embedded/storage/engine.ts";
import { spaceKey } from "../../../../adapters/mongo/embedded/storage/keys.ts";
import { nextLine, startChild } from "./support/child.ts";
import type { Child } from "./support/child.ts";
import { refusal, temporaryFolder } from "./support/open-store.ts";

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});
function folderForTest(): string {
  const folder = temporaryFolder();
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function start(folder: string): Promise<EmbeddedStore> {
  const store = await startEmbedded({ folder });
  cleanup.push(() => store.close());
  return store;
}
function child(folder: string, shell?: string): Child {
  const started = startChild("store-process.ts", [folder], shell);
  cleanup.push(() => started.kill("SIGKILL"));
  return started;
}
async function withClient<T>(uri: string, run: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 3000 });
  try {
    return await run(client);
  } finally {
    await client.close();
  }
}
const count = (uri: string): Promise<number> => withClient(uri, (client) => client.db().collection("rounds").countDocuments());
const add = (uri: string, n: number): Promise<unknown> => withClient(uri, (client) => client.db().collection("rounds").insertOne({ n }));

describe("one process serves a folder", () => {
  test("the second start in the same process finds the first one", async () => {
    const folder = folderForTest();
    const [first, second] = await Promise.all([start(folder), start(folder)]);
    expect([first.owner, second.owner].sort()).toEqual([false, true]);
    expect(first.uri).toBe(second.uri);
    await add(first.uri, 1);
    expect(await count(second.uri)).toBe(1);
  });

  test("the command line works while the server runs, and the other way round", async () => {
    const folder = folderForTest();
    const { uri } = await nextLine<{ uri: string }>(child(folder));
    const here = await start(folder);
    expect(here).toMatchObject({ uri, owner: false });
    await add(here.uri, 1);
    await here.close();
    expect(await count(uri)).toBe(1);
    expect(await nextLine(child(folder))).toEqual({ code: "storeLocked" });
  });

  test("of several processes that start at once one serves, and all can work", async () => {
    const folder = folderForTest();
    const said = await Promise.all([child(folder), child(folder), child(folder)].map((one) => nextLine<{ uri?: string; code?: string }>(one)));
    expect(said.filter((line) => line.uri !== undefined)).toHaveLength(1);
    expect(said.filter((line) => line.code === "storeLocked")).toHaveLength(2);
    expect((await start(folder)).owner).toBe(false);
  });

  test("a killed owner is succeeded, and everything acknowledged is there", async () => {
    const folder = folderForTest();
    const first = child(folder);
    const { uri } = await nextLine<{ uri: string }>(first);
    await add(uri, 1);
    await first.kill("SIGKILL");
    expect(existsSync(join(folder, "owner.json"))).toBe(true);
    const store = await start(folder);
    expect(store.owner).toBe(true);
    expect(await count(store.uri)).toBe(1);
  });

  test("a process number that somebody else has now does not hold the folder", async () => {
    const folder = folderForTest();
    const path = join(folder, "s.sock");
    writeFileSync(path, "");
    writeOwner(folder, { store: "gone", pid: process.pid, uri: "mongodb://gone", address: { kind: "socket", path } });
    expect((await start(folder)).owner).toBe(true);
  });

  test("another server on the former owner's address does not pass for it", async () => {
    const other = await start(folderForTest());
    const folder = folderForTest();
    const path = decodeURIComponent(/mongodb:\/\/([^/]+)/.exec(other.uri)?.[1] ?? "");
    writeOwner(folder, { store: "gone", pid: process.pid, uri: other.uri, address: { kind: "socket", path } });
    const store = await start(folder);
    expect(store).toMatchObject({ owner: true });
    expect(store.uri).not.toBe(other.uri);
  });

  test("an owner that is there and does not answer is not pushed aside", async () => {
    const folder = folderForTest();
    const first = child(folder);
    await nextLine(first);
    first.process.kill("SIGSTOP");
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: "storeLocked", params: { pid: first.process.pid } });
  });

  test("closing leaves nothing but the data, and it opens again", async () => {
    const folder = folderForTest();
    const first = await start(folder);
    await add(first.uri, 1);
    await first.close();
    await first.close();
    expect(readdirSync(folder).sort()).toEqual(["store.mdb", "store.mdb-lock"]);
    expect(await count((await start(folder)).uri)).toBe(1);
  });

  test("others have no way in", async () => {
    const folder = join(folderForTest(), "new");
    mkdirSync(folder, { mode: 0o755 });
    const store = await start(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "s.sock")).mode & 0o077).toBe(0);
    expect(statSync(join(folder, "owner.json")).mode & 0o077).toBe(0);
    expect(store.uri).toContain("retryWrites=false");
  });
});

describe("where a socket does not fit", () => {
  test("a long path gets a socket in a short temporary folder", async () => {
    const folder = join(folderForTest(), "x".repeat(120));
    const store = await start(folder);
    await add(store.uri, 1);
    expect(await count((await start(folder)).uri)).toBe(1);
    const path = decodeURIComponent(/mongodb:\/\/([^/]+)/.exec(store.uri)?.[1] ?? "");
    expect(Buffer.byteLength(path)).toBeLessThan(104);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    await store.close();
    expect(existsSync(join(path, ".."))).toBe(false);
  });

  test("else a loopback port, and only with its password", async () => {
    const folder = join(folderForTest(), "x".repeat(120));
    mkdirSync(folder);
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = folder;
    cleanup.push(() => (before === undefined ? delete process.env["TMPDIR"] : (process.env["TMPDIR"] = before)));
    const store = await start(folder);
    expect(store.uri).toContain("@127.0.0.1:");
    await add(store.uri, 1);
    expect(await count((await start(folder)).uri)).toBe(1);
    const nameless = store.uri.replace(/kvartti:[0-9a-f]+@/, "").replace(/&auth.*/, "");
    expect(await refusal(withClient(nameless, (client) => client.db().collection("rounds").findOne()))).toMatchObject({ code: 13 });
    expect(await refusal(count(store.uri.replace(/kvartti:[0-9a-f]{4}/, "kvartti:0000")))).toMatchObject({ code: 18 });
  });
});

describe("a folder that cannot be used is refused with a code", () => {
  test("it is a file", async () => {
    const file = join(folderForTest(), "file");
    writeFileSync(file, "");
    await expect(startEmbedded({ folder: file })).rejects.toMatchObject({ code: "storeNotWritable", params: { folder: file } });
    await expect(startEmbedded({ folder: join(file, "below") })).rejects.toMatchObject({ code: "storeNotWritable" });
  });

  test("nothing can be made there", async () => {
    await expect(startEmbedded({ folder: "/proc/kvartti" })).rejects.toMatchObject({ code: "storeNotWritable" });
  });

  test("what lies there is no store, or a damaged one", async () => {
    const folder = folderForTest();
    writeFileSync(join(folder, "store.mdb"), Buffer.alloc(20_000, 7));
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: "storeDamaged" });
  });

  test("a newer programme wrote it", async () => {
    const folder = folderForTest();
    const engine = openEngine(join(folder, "store.mdb"));
    await engine.write(() => engine.put(spaceKey(0, Buffer.from("f")), encode({ format: 99 })));
    await engine.close();
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: "storeTooNew", params: { found: 99, known: 1 } });
  });

  test("a full disk refuses the write by its code, keeps what was acknowledged, and goes on when there is room", async () => {
    const folder = folderForTest();
    // Files may grow to 1 MB: what the kernel says then is what it says when the disk is full.
    const { uri } = await nextLine<{ uri: string }>(child(folder, "trap '' XFSZ; ulimit -f 1024"));
    let acknowledged = 0;
    const error = await withClient(uri, async (client) => {
      const rounds = client.db().collection<{ _id: number; text: string }>("rounds");
      for (; ; acknowledged++) await rounds.insertOne({ _id: acknowledged, text: "x".repeat(20_000) });
    }).catch((thrown: unknown) => thrown);
    const many = await withClient(uri, (client) =>
      Promise.allSettled(Array.from({ length: 20 }, () => client.db().collection("rounds").insertOne({ text: "x".repeat(200_000) }))),
    );
    expect(many.every((one) => one.status === "rejected")).toBe(true);
    expect(error).toMatchObject({ code: 14031, codeName: "OutOfDiskSpace" });
    expect(acknowledged).toBeGreaterThan(5);
    expect(await count(uri)).toBe(acknowledged);
    await withClient(uri, (client) => client.db().collection<{ _id: number }>("rounds").deleteMany({ _id: { $lt: 3 } }));
    expect(await count(uri)).toBe(acknowledged - 3);
  });
});
