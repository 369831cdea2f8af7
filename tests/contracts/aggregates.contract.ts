import { describe, expect, it } from "vitest";
import { openAggregates } from "../../adapters/mongo/aggregates.ts";
import type { Submission } from "../../src/evaluation/answer.ts";
import type { FormSession } from "../../src/conversation/session.ts";
import type { Stored } from "../../src/ports/aggregates.ts";
import { collections } from "../../src/stores.ts";
import { draft, person, scope } from "../support/rows.ts";
import type { TestStore } from "../support/store.ts";

const session = (values: Readonly<Record<string, string>>): FormSession => ({
  ...scope,
  id: "s1",
  person: "anna",
  form: "evaluation",
  formVersion: 1,
  subject: { round: "tuottavuus:2021-Q3" },
  step: "3a",
  turn: 1,
  values,
  expiresAt: 1_700_000_000_000,
});

const submission = (who: string, revisions: Submission["revisions"] = []): Submission => ({
  ...scope,
  id: `tuottavuus:2021-Q3/${who}`,
  round: "tuottavuus:2021-Q3",
  person: who,
  revisions,
  projected: 0,
});

async function existing<T>(found: Promise<Stored<T> | undefined>): Promise<Stored<T>> {
  const stored = await found;
  if (stored === undefined) throw new Error("nothing is stored");
  return stored;
}

/** What every store of aggregates promises; run against each server. */
export function aggregatesContract(given: TestStore): void {
  describe("a store of aggregates", () => {
    it("gives back what was put in, as it was, and nothing that was not", async () => {
      const answers = submission("anna", [
        { number: 1, at: 1_633_000_000_000, by: "anna", item: "3a", answer: { kind: "figure", value: 0, parts: { "Pori keskusta": 12.5, "a.b": -3 } } },
        { number: 2, at: 1_633_000_000_001, by: "anna", item: "3b", answer: { kind: "judgement", status: "onTrack", notes: {} } },
      ]);
      expect(await given.stores.submissions.insert(answers)).toBe(true);
      expect(await given.stores.submissions.get(answers.id)).toStrictEqual({ value: answers, rev: 1 });
      expect(await given.stores.submissions.get("someone else's")).toBeUndefined();
    });

    it("keeps form fields whose names hold dots, dollars or per cents", async () => {
      const form = session({ "3.a~alt": "noNewFigure", $where: "1", "100%": "ei", "": "tyhjä", __proto__x: "x" });
      await given.stores.sessions.insert(form);
      const stored = await existing(given.stores.sessions.get("s1"));
      expect(stored.value).toStrictEqual(form);
      expect(await given.stores.sessions.save(stored, { ...form, values: { ...form.values, "3.b": "7,1" } })).toBe(true);
      expect((await existing(given.stores.sessions.get("s1"))).value.values).toStrictEqual({ ...form.values, "3.b": "7,1" });
    });

    it("does not store what is undefined, and takes away a field that has gone", async () => {
      const before = person("anna", { email: "anna@pori.example", language: "sv" });
      await given.stores.persons.insert(before);
      const { email: _email, ...after } = before;
      expect(await given.stores.persons.save(await existing(given.stores.persons.get("anna")), after)).toBe(true);
      expect(await given.stores.persons.get("anna")).toStrictEqual({ value: after, rev: 2 });
      const raw = await given.connection.collection("persons").findOne({}, { projection: { email: 1 } });
      expect(raw).not.toHaveProperty("email");
    });

    it("takes an id once, and a unique key once", async () => {
      expect(await given.stores.persons.insert(person("anna"))).toBe(true);
      expect(await given.stores.persons.insert(person("anna", { name: "toinen" }))).toBe(false);
      expect((await existing(given.stores.persons.get("anna"))).value.name).toBe("anna");
      expect(await given.stores.submissions.insert(submission("anna"))).toBe(true);
      expect(await given.stores.submissions.insert({ ...submission("anna"), id: "another" })).toBe(false);
      expect(await given.stores.submissions.insert({ ...submission("ben"), id: "third" })).toBe(true);
      const third = await existing(given.stores.submissions.get("third"));
      expect(await given.stores.submissions.save(third, { ...third.value, person: "anna" })).toBe(false);
    });

    it("lets the faster of two editors save and tells the other", async () => {
      await given.stores.persons.insert(person("anna"));
      const seenByBoth = await existing(given.stores.persons.get("anna"));
      expect(await given.stores.persons.save(seenByBoth, { ...seenByBoth.value, name: "ensin" })).toBe(true);
      expect(await given.stores.persons.save(seenByBoth, { ...seenByBoth.value, name: "sitten" })).toBe(false);
      expect(await given.stores.persons.get("anna")).toMatchObject({ value: { name: "ensin" }, rev: 2 });
    });

    it("loses none of many edits made at once when each that was too slow tries again", async () => {
      await given.stores.submissions.insert(submission("anna"));
      const append = async (number: number): Promise<void> => {
        for (;;) {
          const stored = await existing(given.stores.submissions.get("tuottavuus:2021-Q3/anna"));
          const revision = { number, at: number, by: "anna", item: `i${number}`, answer: { kind: "noNewFigure" as const } };
          if (await given.stores.submissions.save(stored, { ...stored.value, revisions: [...stored.value.revisions, revision] })) return;
        }
      };
      await Promise.all(Array.from({ length: 12 }, (_, i) => append(i)));
      const { value, rev } = await existing(given.stores.submissions.get("tuottavuus:2021-Q3/anna"));
      expect(value.revisions.map((r) => r.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
      expect(rev).toBe(13);
    });

    it("finds by every field asked, sorted by one field and then id, either way, and no more than asked", async () => {
      const at = (id: string, series: string, moment: number) =>
        ({ ...scope, id, series, period: "2021-Q1", asOf: "2021-03-31", answer: { kind: "figure", value: moment }, by: "anna", at: moment }) as const;
      for (const reading of [at("r3", "s1", 20), at("r1", "s1", 10), at("r2", "s1", 20), at("r4", "s2", 5)]) await given.stores.readings.insert(reading);
      const ids = async (options: Parameters<typeof given.stores.readings.find>[1]) =>
        (await given.stores.readings.find({ programme: "tuottavuus", series: "s1" }, options)).map(({ value }) => value.id);
      expect(await ids({ sort: "at" })).toEqual(["r1", "r2", "r3"]);
      expect(await ids({ sort: "at", descending: true })).toEqual(["r3", "r2", "r1"]);
      expect(await ids({ sort: "at", descending: true, limit: 1 })).toEqual(["r3"]);
      expect(await ids({})).toEqual(["r1", "r2", "r3"]);
      expect(await given.stores.readings.find({ programme: "another" })).toEqual([]);
    });

    it("never gives more for a field that is asked as undefined: only rows without it", async () => {
      await given.stores.roles.insert({ ...scope, id: "1", person: "anna", role: "chair", group: "vanhus" });
      await given.stores.roles.insert({ ...scope, id: "2", person: "anna", role: "coordinator" });
      const asked = { programme: "tuottavuus", person: "anna", group: undefined } as unknown as { programme: string };
      expect((await given.stores.roles.find(asked)).map(({ value }) => value.id)).toEqual(["2"]);
    });

    it("takes a value that looks like a query for what it is", async () => {
      await given.stores.persons.insert(person("anna", { email: "anna@pori.example" }));
      const sly = { programme: "tuottavuus", email: { $ne: "x" } } as unknown as { programme: string; email: string };
      expect(await given.stores.persons.find(sly).catch(() => [])).toEqual([]);
      expect(await given.stores.persons.get({ $ne: "x" } as unknown as string).catch(() => undefined)).toBeUndefined();
    });

    it("removes once", async () => {
      await given.stores.persons.insert(person("anna"));
      expect(await given.stores.persons.remove("anna")).toBe(true);
      expect(await given.stores.persons.remove("anna")).toBe(false);
      expect(await given.stores.persons.get("anna")).toBeUndefined();
    });

    it("refuses to change an id, and to read what a newer product has written", async () => {
      await given.stores.persons.insert(person("anna"));
      const stored = await existing(given.stores.persons.get("anna"));
      await expect(given.stores.persons.save(stored, person("ben"))).rejects.toThrow("keeps its id");
      await given.connection.collection("persons").updateOne({}, { $set: { v: 7 } });
      await expect(given.stores.persons.get("anna")).rejects.toMatchObject({ code: "storeTooNew" });
      await expect(given.stores.persons.find({ programme: "tuottavuus" })).rejects.toMatchObject({ code: "storeTooNew" });
    });

    it("serves an adapter's own collection the same way", async () => {
      const spec = { ...collections.settings, collection: "own" };
      const own = openAggregates<{ readonly id: string; readonly text: string }, "text">(given.connection, spec);
      expect(await own.insert({ id: "a", text: "x" })).toBe(true);
      expect(await own.find({ text: "x" })).toEqual([{ value: { id: "a", text: "x" }, rev: 1 }]);
    });
  });

  describe("messages saved with an aggregate", () => {
    const message = draft("kiitos:anna", { card: { language: "fi", summary: "Kiitos", blocks: [{ kind: "buttons", buttons: [{ label: "x", route: "r", params: { "a.b": "1" } }] }] } });

    it("reach the outbox once, due now or when they say, and are cleared", async () => {
      const later = draft("muistutus:anna", { notBefore: given.clock.now() + 5_000, stillDue: { check: "owes", params: { "kohta.1": "3a" } } });
      await given.stores.submissions.insert(submission("anna"), [message]);
      const stored = await existing(given.stores.submissions.get(submission("anna").id));
      expect(stored.value).not.toHaveProperty("messages");
      await given.stores.submissions.save(stored, stored.value, [later]);
      expect(await given.stores.relay()).toBe(2);
      expect(await given.stores.relay()).toBe(0);
      const now = given.clock.now();
      const common = { ...scope, state: "queued", attempts: 0, createdAt: now };
      expect(await given.stores.outbox.get(message.key)).toStrictEqual({ ...message, ...common, id: message.key, dueAt: now });
      expect(await given.stores.outbox.get(later.key)).toStrictEqual({ ...later, ...common, id: later.key, dueAt: now + 5_000 });
      expect(await given.connection.collection("submissions").findOne({})).toMatchObject({ messages: [], hasMessages: false });
    });

    it("are not saved when the save was too slow", async () => {
      await given.stores.submissions.insert(submission("anna"));
      const stored = await existing(given.stores.submissions.get(submission("anna").id));
      await given.stores.submissions.save(stored, stored.value);
      expect(await given.stores.submissions.save(stored, stored.value, [message])).toBe(false);
      expect(await given.stores.relay()).toBe(0);
    });

    it("are not doubled when the relay was cut off between moving and clearing", async () => {
      await given.stores.submissions.insert(submission("anna"), [message]);
      const before = await given.connection.collection("submissions").findOne({});
      expect(await given.stores.relay()).toBe(1);
      await given.connection.collection("submissions").updateOne({}, { $set: { messages: before?.["messages"] as unknown, hasMessages: true } });
      expect(await given.stores.relay()).toBe(0);
      expect(await given.stores.outbox.list({ limit: 10 })).toHaveLength(1);
      expect(await given.connection.collection("submissions").findOne({})).toMatchObject({ hasMessages: false });
    });

    it("stay when they were added while the relay was at work", async () => {
      await given.stores.submissions.insert(submission("anna"), [message]);
      const adding = async (): Promise<void> => {
        const stored = await existing(given.stores.submissions.get(submission("anna").id));
        await given.stores.submissions.save(stored, stored.value, [draft("toinen:anna")]);
      };
      await Promise.all([given.stores.relay(), adding(), given.stores.relay()]);
      await given.stores.relay();
      expect((await given.stores.outbox.list({ limit: 10 })).map(({ key }) => key).sort()).toEqual(["kiitos:anna", "toinen:anna"]);
      await given.stores.relay();
      expect(await given.connection.collection("submissions").findOne({})).toMatchObject({ messages: [], hasMessages: false });
    });

    it("of one broken document do not hold up the others, page after page", async () => {
      await given.stores.persons.insert(person("aa"), [draft("ei:koskaan")]);
      await given.connection.collection("persons").updateOne({}, { $set: { v: 9 } });
      for (let i = 0; i < 120; i += 1) await given.stores.persons.insert(person(`p${i}`), [draft(`viesti:${i}`)]);
      expect(await given.stores.relay()).toBe(120);
      expect(given.log.codes()).toContain("relaySkipped");
    });
  });
}
