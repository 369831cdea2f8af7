import { Agenda } from "agenda";
import { MongoBackend } from "@agendajs/mongo-backend";
import mongoose from "mongoose";
import { describe, expect, test } from "vitest";
import { withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();

describe("mongoose", () => {
  test("models, indexes, versions, lean queries, counts and populate by two queries", async () => {
    const connection = await mongoose.createConnection(given.store.uri).asPromise();
    const group = new mongoose.Schema({ name: String, chair: { type: mongoose.Schema.Types.ObjectId, ref: "Person" } });
    const Person = connection.model("Person", new mongoose.Schema({ name: { type: String, required: true }, tags: [String] }, { timestamps: true }));
    const Group = connection.model("Group", group);
    group.index({ name: 1 }, { unique: true });
    await Promise.all([Person.init(), Group.init()]);
    await Group.collection.createIndex({ name: 1 }, { unique: true });
    const chair = await Person.create({ name: "Aino", tags: ["a"] });
    chair.tags.push("b");
    await chair.save();
    await Group.create({ name: "vanhus", chair: chair._id });
    await expect(Group.create({ name: "vanhus" })).rejects.toMatchObject({ code: 11000 });
    const found = await Group.findOne({ name: "vanhus" }).populate("chair");
    expect(found?.toObject().chair).toMatchObject({ name: "Aino", tags: ["a", "b"] });
    expect(await Person.countDocuments({ tags: "b" })).toBe(1);
    expect(await Person.exists({ name: "Aino" })).toMatchObject({ _id: chair._id });
    expect(await Person.findOneAndUpdate({ name: "Aino" }, { $pull: { tags: "a" } }, { returnDocument: "after" }).lean()).toMatchObject({ tags: ["b"] });
    const stale = await Person.findById(chair._id);
    await Person.updateOne({ _id: chair._id }, { $set: { tags: [] }, $inc: { __v: 1 } });
    stale?.set("tags.0", "c");
    await expect(stale?.save()).rejects.toThrow(mongoose.Error.VersionError);
    await connection.close();
  });
});

describe("agenda", () => {
  test("all that its store does", async () => {
    const backend = new MongoBackend({ mongo: given.db(), collection: "jobs" });
    const agenda = new Agenda({ backend, processEvery: 100, logging: true });
    const ran: unknown[] = [];
    agenda.define("once", async (job) => void ran.push(job.attrs.data));
    agenda.define("every", async () => void ran.push("tick"));
    agenda.define("fails", async () => {
      throw new Error("on purpose");
    });
    await agenda.start();
    await agenda.every("1 hour", "every");
    await agenda.every("1 hour", "every");
    await agenda.now("once", { group: "vanhus" });
    await agenda.now("fails", {});
    await agenda.create("later", { key: { part: 1 } }).unique({ "data.key.part": 1 }, { insertOnly: true }).schedule(new Date(Date.now() + 3_600_000)).save();
    await agenda.create("later", { key: { part: 1 } }).unique({ "data.key.part": 1 }, { insertOnly: true }).schedule(new Date(Date.now() + 3_600_000)).save();
    await expect.poll(() => ran, { timeout: 8000 }).toEqual(expect.arrayContaining(["tick", { group: "vanhus" }]));
    const { jobs, total } = await agenda.queryJobs({ name: "later" });
    expect(total).toBe(1);
    expect(jobs[0]).toMatchObject({ name: "later", data: { key: { part: 1 } } });
    await expect.poll(async () => (await agenda.queryJobs({ name: "fails", state: "failed" })).total, { timeout: 8000 }).toBe(1);
    expect((await agenda.queryJobs({ search: "AT", sort: { name: "asc" }, limit: 10 })).total).toBe(1);
    expect((await agenda.queryJobs({ data: { key: { part: 1 } }, includeDisabled: false })).total).toBe(1);
    expect(await backend.repository.getDistinctJobNames()).toEqual(expect.arrayContaining(["once", "every", "fails", "later"]));
    expect(await backend.repository.getQueueSize()).toBe(0);
    expect((await backend.repository.getJobsOverview()).map((one) => one.name).sort()).toEqual(["every", "fails", "later", "once"]);
    expect(await agenda.disable({ name: "later" })).toBe(1);
    expect(await agenda.enable({ names: ["later", "none"] })).toBe(1);
    expect(await agenda.cancel({ notNames: ["every", "once"] })).toBe(2);
    await agenda.stop();
    expect((await backend.logger.getLogs({ jobName: "once", sort: "asc" })).entries.map((entry) => entry.event)).toContain("success");
    expect(await agenda.purge()).toBeGreaterThanOrEqual(0);
  });

  test("two workers never run one job twice", async () => {
    const ran: number[] = [];
    const workers = [1, 2].map((worker) => {
      const agenda = new Agenda({ backend: new MongoBackend({ mongo: given.db(), collection: "shared" }), processEvery: 50, name: `w${worker}` });
      agenda.define("job", async (job) => void ran.push((job.attrs.data as { n: number }).n), { concurrency: 5 });
      return agenda;
    });
    for (const worker of workers) await worker.start();
    const [first] = workers;
    for (let n = 0; n < 30; n++) await first?.now("job", { n });
    await expect.poll(() => ran.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(30);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([...ran].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    for (const worker of workers) await worker.stop();
  });
});
