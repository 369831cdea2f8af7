import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { connect } from "../../../adapters/mongo/connection.ts";
import { collections } from "../../../src/stores.ts";
import { recordedLog } from "../../support/log.ts";
import { withStore } from "../../support/store.ts";

const given = withStore();

describe("connecting", () => {
  it("uses a connection of its own and leaves mongoose's global one alone", async () => {
    const { connection, disconnect } = await connect(given.uri, recordedLog());
    expect(connection.readyState).toBe(1);
    expect(mongoose.connection.readyState).toBe(0);
    await disconnect();
    expect(connection.readyState).toBe(0);
  });

  it("opens the database that the address names, and ours when it names none", async () => {
    const named = await connect(given.uri, recordedLog());
    expect(named.connection.db?.databaseName).toBe(given.connection.db?.databaseName);
    await named.disconnect();
    const [, server = "", query = ""] = /^(.*)\/[^/?]+(\?.*)?$/.exec(given.uri) ?? [];
    for (const address of [`${server}/${query}`, `${server}${query === "" ? "" : `/${query}`}`]) {
      const unnamed = await connect(address, recordedLog());
      expect(unnamed.connection.db?.databaseName).toBe("kvartti");
      await unnamed.disconnect();
    }
  });

  it("says that the store cannot be reached, without the address and its password", async () => {
    const log = recordedLog();
    const address = "mongodb://user:salasana@127.0.0.1:9/kvartti?serverSelectionTimeoutMS=150&directConnection=true";
    const fault: unknown = await connect(address, log).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: "storeUnreachable" });
    expect(JSON.stringify([fault, log.lines])).not.toContain("salasana");
  });

  it("makes the indexes of every collection, plain and unique ones only, and can do so again", async () => {
    for (const spec of Object.values(collections)) {
      const indexes = await given.connection.collection(spec.collection).indexes();
      const keys = indexes.map(({ key }) => Object.keys(key).join(","));
      for (const fields of spec.indexes) expect(keys).toContain(fields.join(","));
      for (const index of indexes) expect(Object.keys(index).filter((name) => !["v", "key", "name", "unique"].includes(name))).toEqual([]);
    }
    const unique = (await given.connection.collection("submissions").indexes()).filter((index) => index["unique"] === true);
    expect(unique.map(({ key }) => Object.keys(key))).toEqual([["round", "person"]]);
  });
});
