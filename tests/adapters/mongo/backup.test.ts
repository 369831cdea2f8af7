import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Double, Int32, Long, ObjectId } from "bson";
import type { Document } from "mongodb";
import type { Connection } from "mongoose";
import { afterEach, describe, expect, it } from "vitest";
import { backup } from "../../../adapters/mongo/backup.ts";
import { metaOf } from "../../../adapters/mongo/meta.ts";
import { migrate } from "../../../adapters/mongo/migrations.ts";
import { restore } from "../../../adapters/mongo/restore.ts";
import { allSpecs, openStores } from "../../../adapters/mongo/stores.ts";
import { draft, entry, person } from "../../support/rows.ts";
import { temporaryFolder, withStore } from "../../support/store.ts";

const given = withStore();
const others: Connection[] = [];

/** Another, empty database on the same server. */
function another(): Connection {
  const other = given.connection.useDb(`${given.connection.db?.databaseName ?? ""}r${others.length}`);
  others.push(other);
  return other;
}

afterEach(async () => {
  for (const other of others.splice(0)) await other.dropDatabase();
});

const force = { force: true, specs: allSpecs() };
const gently = { force: false, specs: allSpecs() };

async function contents(connection: Connection): Promise<Record<string, Document[]>> {
  const names = ((await connection.db?.listCollections().toArray()) ?? []).map(({ name }) => name).sort();
  const rows = await Promise.all(
    names.map(async (name) => [name, await connection.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray()] as const),
  );
  return Object.fromEntries(rows.filter(([, documents]) => documents.length > 0));
}

async function fill(): Promise<void> {
  for (let i = 0; i < 30; i += 1) await given.stores.persons.insert(person(`p${i}`, { name: `Äiti\u2028Öljy ${i}` }), [draft(`m${i}`)]);
  await given.stores.outbox.add([entry("valmis", given.clock.now())]);
  await given.connection.collection("odd").insertMany([
    { _id: new ObjectId(), int: new Int32(1), double: new Double(1), long: Long.fromString("1099511627776"), date: new Date(0), nothing: null, list: [{ a: true }] },
  ]);
}

async function madeBackup(): Promise<string> {
  await fill();
  const file = join(temporaryFolder(), "kopio.gz");
  await backup(given.connection, file);
  return file;
}

describe("a backup", () => {
  it("brings every document back exactly, types included, and the product goes on from it", async () => {
    const file = await madeBackup();
    const target = another();
    const header = await restore(target, file, gently);
    expect(header.collections).toMatchObject({ persons: 30, outbox: 1, odd: 1 });
    expect(await contents(target)).toEqual(await contents(given.connection));
    await migrate(target, given.log, { specs: allSpecs() });
    const stores = await openStores(target, { machineNow: given.clock.machine, programmeNow: given.clock.now, log: given.log });
    expect(await stores.persons.get("p7")).toEqual(await given.stores.persons.get("p7"));
    expect(await stores.relay()).toBe(30);
    expect(await stores.submissions.insert({ ...person("x"), round: "r", person: "x", revisions: [], projected: 0 })).toBe(true);
  });

  it("is one file, readable by its owner only, with nothing left beside it", async () => {
    const file = await madeBackup();
    expect(readdirSync(join(file, ".."))).toEqual(["kopio.gz"]);
    const [first = "", ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
    expect(JSON.parse(first)).toMatchObject({ format: "kvartti-backup", version: 1, level: 0, collections: { persons: 30 } });
    expect(lines).toHaveLength(32);
  });

  it("takes no lease of a running process with it", async () => {
    await metaOf(given.connection).insertOne({ _id: "lease:migrations", holder: "x", until: Date.now() + 60_000 });
    const target = another();
    await restore(target, await madeBackup(), gently);
    expect(await metaOf(target).findOne({ _id: "lease:migrations" })).toBeNull();
  });

  it("says when it cannot be written, and leaves the old file as it was", async () => {
    const file = await madeBackup();
    const before = readFileSync(file);
    await expect(backup(given.connection, join(file, "inside-a-file.gz"))).rejects.toMatchObject({ code: "backupNotWritten" });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe("restoring", () => {
  it("refuses a store with something in it unless told to replace it, and then replaces all of it", async () => {
    const file = await madeBackup();
    const target = another();
    await target.collection("rounds").insertOne({ _id: "old" } as never);
    await expect(restore(target, file, gently)).rejects.toMatchObject({ code: "storeNotEmpty", params: { collections: "rounds" } });
    expect(await target.collection("persons").countDocuments()).toBe(0);
    await restore(target, file, force);
    expect(await contents(target)).toEqual(await contents(given.connection));
  });

  it("takes a store that only the scheduler has touched for empty", async () => {
    const file = await madeBackup();
    const target = another();
    await target.collection("agendaJobs").insertOne({ name: "sweep" });
    await restore(target, file, gently);
    expect(await contents(target)).toEqual(await contents(given.connection));
  });

  it("writes nothing before the whole file is known to be good", async () => {
    const file = await madeBackup();
    const bytes = readFileSync(file);
    const text = gunzipSync(bytes).toString("utf8");
    const [header = "", ...lines] = text.trimEnd().split("\n");
    const changed = (lines[3] ?? "").replace("Öljy", "Vesi");
    const packed = (all: readonly string[]): Buffer => gzipSync(`${all.join("\n")}\n`);
    const damaged: Readonly<Record<string, readonly [Buffer, string]>> = {
      "cut off": [bytes.subarray(0, bytes.length - 40), "truncated"],
      "cut off in the header": [bytes.subarray(0, 60), "truncated"],
      "only its header": [packed([header]), "counts"],
      "a line short": [packed([header, ...lines.slice(1)]), "counts"],
      "a line changed": [packed([header, ...lines.slice(0, 3), changed, ...lines.slice(4)]), "hash"],
      "a line spoilt": [packed([header, ...lines.slice(0, 3), "persons {broken", ...lines.slice(4)]), "line"],
      "not packed": [Buffer.from(text), "notGzip"],
      "a picture": [Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), "notGzip"],
      "another product's": [gzipSync('{"format":"other"}\n{}\n'), "foreign"],
      "somebody's notes": [gzipSync("ei mitään\n"), "foreign"],
      "empty": [Buffer.alloc(0), "truncated"],
    };
    const target = another();
    await target.collection("persons").insertOne({ _id: "kept" } as never);
    for (const [name, [content, why]] of Object.entries(damaged)) {
      const bad = join(temporaryFolder(), "bad.gz");
      writeFileSync(bad, content);
      await expect(restore(target, bad, force), name).rejects.toMatchObject({ code: "backupDamaged", params: { why } });
    }
    await expect(restore(target, "/nowhere/kopio.gz", force)).rejects.toMatchObject({ code: "backupNotFound" });
    expect(Object.keys(await contents(target))).toEqual(["persons"]);
    expect(await target.collection("persons").countDocuments()).toBe(1);
  });

  it("refuses what a newer product has written", async () => {
    await given.stores.persons.insert(person("anna"));
    await given.connection.collection("persons").updateOne({}, { $set: { v: 5 } });
    const file = join(temporaryFolder(), "kopio.gz");
    await backup(given.connection, file);
    await expect(restore(another(), file, force)).rejects.toMatchObject({ code: "storeTooNew", params: { collection: "persons", stored: 5 } });
    await given.connection.collection("persons").updateOne({}, { $set: { v: 1 } });
    await backup(given.connection, file);
    const [header = "", ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
    const newer = { ...(JSON.parse(header) as object), level: 99 };
    writeFileSync(file, gzipSync(`${[JSON.stringify(newer), ...lines].join("\n")}\n`));
    await expect(restore(another(), file, force)).rejects.toMatchObject({ code: "storeTooNew", params: { stored: 99 } });
  });

  it("marks the store while it writes, so that a half-written one is not used", async () => {
    const file = await madeBackup();
    const target = another();
    // A document that the store refuses, in the middle of a file that is whole.
    await target.collection("persons").createIndex({ name: 1 }, { unique: true });
    await given.connection.collection("persons").updateMany({}, { $set: { name: "sama" } });
    await backup(given.connection, file);
    await expect(restore(target, file, gently)).rejects.toThrow();
    await expect(migrate(target, given.log, { specs: allSpecs() })).rejects.toMatchObject({ code: "restoreUnfinished" });
    await target.collection("persons").dropIndexes();
    await restore(target, file, force);
    await migrate(target, given.log, { specs: allSpecs() });
  });
});

