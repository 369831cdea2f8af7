import { describe, expect, it } from "vitest";
import { takeLease } from "../../../adapters/mongo/lease.ts";
import { metaOf, storedLevel } from "../../../adapters/mongo/meta.ts";
import type { Migration } from "../../../adapters/mongo/migrations.ts";
import { migrate, migrations } from "../../../adapters/mongo/migrations.ts";
import { allSpecs } from "../../../adapters/mongo/stores.ts";
import { person } from "../../support/rows.ts";
import { withStore } from "../../support/store.ts";

const given = withStore();

interface Person {
  _id: string;
  name: string;
  greeting?: string;
}

/** Two changes of shape as they would be written: each finds its own half-done work in order. */
const steps = (ran: string[] = [], slowMs = 0): readonly Migration[] => [
  {
    name: "greet-everybody",
    run: async (db) => {
      ran.push("greet-everybody");
      for await (const { _id, name } of db.collection<Person>("persons").find({ greeting: { $exists: false } })) {
        await new Promise((resolve) => setTimeout(resolve, slowMs));
        await db.collection<Person>("persons").updateOne({ _id }, { $set: { greeting: `Hei ${name}` } });
      }
    },
  },
  {
    name: "shout",
    run: async (db) => {
      ran.push("shout");
      await db.collection<Person>("persons").updateMany({ greeting: { $exists: true } }, { $set: { name: "HEI" } });
    },
  },
];

const run = (list: readonly Migration[], more: { leaseMs?: number; patienceMs?: number } = {}) =>
  migrate(given.connection, given.log, { specs: allSpecs(), steps: list, ...more });
const greetings = async () => (await given.connection.collection<Person>("persons").find().toArray()).map(({ greeting }) => greeting).sort();

describe("migrations", () => {
  it("leave a store of this level alone", async () => {
    await migrate(given.connection, given.log, { specs: allSpecs() });
    expect(await storedLevel(given.connection)).toBe(migrations.length);
    expect(given.log.lines).toEqual([]);
  });

  it("run in order, once", async () => {
    await given.stores.persons.insert(person("anna"));
    const ran: string[] = [];
    await run(steps(ran));
    await run(steps(ran));
    expect(ran).toEqual(["greet-everybody", "shout"]);
    expect(await storedLevel(given.connection)).toBe(2);
    expect(await given.connection.collection("persons").findOne({})).toMatchObject({ name: "HEI", greeting: "Hei anna" });
  });

  it("run only what is new since the last start", async () => {
    const ran: string[] = [];
    await run(steps().slice(0, 1));
    await run(steps(ran));
    expect(ran).toEqual(["shout"]);
  });

  it("run in one of two processes that start at once, while the other waits for the result", async () => {
    for (const name of ["anna", "bo", "chi"]) await given.stores.persons.insert(person(name));
    const ran: string[] = [];
    await Promise.all([run(steps(ran, 40)), run(steps(ran, 40))]);
    expect(ran).toEqual(["greet-everybody", "shout"]);
    expect(await greetings()).toEqual(["Hei anna", "Hei bo", "Hei chi"]);
  });

  it("are finished by the next start after a crash in the middle", async () => {
    for (const name of ["anna", "bo"]) await given.stores.persons.insert(person(name));
    const crash: Migration = {
      name: "greet-everybody",
      run: async (db) => {
        await db.collection<Person>("persons").updateOne({ _id: "anna" }, { $set: { greeting: "Hei anna" } });
        throw new Error("power cut");
      },
    };
    await expect(run([crash])).rejects.toMatchObject({ code: "migrationFailed", params: { name: "greet-everybody" } });
    expect(await storedLevel(given.connection)).toBe(0);
    await run(steps());
    expect(await greetings()).toEqual(["Hei anna", "Hei bo"]);
  });

  it("are taken over when the process that held the lease has died", async () => {
    await takeLease(given.connection, "migrations", "a dead process", 150);
    const ran: string[] = [];
    await run(steps(ran), { leaseMs: 150 });
    expect(ran).toEqual(["greet-everybody", "shout"]);
  });

  it("give up waiting for a process that holds the lease and lives", async () => {
    await takeLease(given.connection, "migrations", "a living process", 60_000);
    await expect(run(steps(), { leaseMs: 100, patienceMs: 150 })).rejects.toMatchObject({ code: "storeBusy" });
  });

  it("refuse a store that a newer product has migrated", async () => {
    await run(steps());
    await expect(run(steps().slice(0, 1))).rejects.toMatchObject({ code: "storeTooNew", params: { stored: 2, known: 1 } });
  });

  it("refuse a store in which one document is of a newer shape", async () => {
    await given.stores.persons.insert(person("anna"));
    await given.connection.collection("persons").updateOne({}, { $set: { v: 2 } });
    await expect(migrate(given.connection, given.log, { specs: allSpecs() })).rejects.toMatchObject({
      code: "storeTooNew",
      params: { collection: "persons", stored: 2, known: 1 },
    });
  });

  it("refuse a store that a restore has left half written", async () => {
    await metaOf(given.connection).insertOne({ _id: "restore", file: "kopio.gz" });
    await expect(migrate(given.connection, given.log, { specs: allSpecs() })).rejects.toMatchObject({ code: "restoreUnfinished", params: { file: "kopio.gz" } });
  });
});

describe("a lease", () => {
  it("belongs to one holder until it is released or its time is over", async () => {
    const first = await takeLease(given.connection, "x", "a", 60_000);
    expect(await takeLease(given.connection, "x", "b", 60_000)).toBeUndefined();
    await first?.release();
    const second = await takeLease(given.connection, "x", "b", 20);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const third = await takeLease(given.connection, "x", "c", 60_000);
    expect(third).toBeDefined();
    expect(await second?.renew()).toBe(false);
    expect(await third?.renew()).toBe(true);
  });

  it("goes to one of many that ask at the same moment", async () => {
    const leases = await Promise.all(Array.from({ length: 10 }, (_, i) => takeLease(given.connection, "x", `p${i}`, 60_000)));
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});
