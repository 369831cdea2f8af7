import { readFileSync } from "node:fs";
import type { Answer, Judgement, OwedItem, Reading, Status } from "../../src/evaluation/answer.ts";
import type { EvaluationRound, GroupEvaluation } from "../../src/evaluation/round.ts";
import type { Ports } from "../../src/ports.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import { isQuarter, quarterDates } from "../../src/shared/quarter.ts";
import type { TestStore } from "../support/store.ts";

/** The bundled sample, read as the product reads it. */
export function sampleProgramme(): Programme {
  const read = readProgramme(readFileSync(new URL("../../adapters/sample/programme.yaml", import.meta.url), "utf8"));
  if (!("programme" in read)) throw new Error(`the sample has faults: ${JSON.stringify(read.faults.slice(0, 3))}`);
  return read.programme;
}

/** An office with a store: rounds open, figures and judgements come in, a group is confirmed. */
export function office(programme: Programme, store: TestStore): {
  readonly ports: Ports;
  openRound(quarter: Quarter, dueOn: string): Promise<EvaluationRound>;
  closeRound(quarter: Quarter): Promise<void>;
  reads(series: string, period: string, value: number | boolean | string | Readonly<Record<string, number>>, round?: Quarter): Promise<Reading>;
  judges(subject: string, quarter: Quarter, status: Status): Promise<Judgement>;
  owes(item: Partial<OwedItem> & Pick<OwedItem, "item" | "group">, round: Quarter, answer?: Answer["kind"]): Promise<void>;
  evaluates(group: string, quarter: Quarter, more: Partial<GroupEvaluation>): Promise<void>;
} {
  const { stores } = store;
  const scope = { organisation: programme.organisation, programme: programme.id };
  const roundId = (q: Quarter): string => `${programme.id}:${q}`;
  let count = 0;
  const next = (): { id: string; at: number } => ({ id: `n${(count += 1)}`, at: store.clock.now() + count });
  return {
    ports: {
      stores, messengers: new Map(), clock: store.clock, holidays: () => [], newId: () => next().id,
      fingerprint: (secret) => Promise.resolve(secret), log: store.log, wake: () => undefined,
    },
    async openRound(quarter, dueOn) {
      const opensAt = Date.parse(`${quarterDates(quarter).to}T09:00:00Z`);
      const dates = { opensAt, dueOn, editableUntil: dueOn };
      const round: EvaluationRound = { ...scope, id: roundId(quarter), quarter, programmeVersion: 1, state: "open", laidDown: true, ...dates };
      await stores.rounds.insert(round);
      return round;
    },
    async closeRound(quarter) {
      const stored = await stores.rounds.get(roundId(quarter));
      if (stored) await stores.rounds.save(stored, { ...stored.value, state: "closed" });
    },
    async reads(series, period, value, round) {
      const asOf = isQuarter(period) ? quarterDates(period).to : `${period}-12-31`;
      const said = { answer: answerOf(value), by: "p1", ...(round ? { round: roundId(round) } : {}) };
      const reading: Reading = { ...scope, ...next(), series, period, asOf, ...said };
      await stores.readings.insert(reading);
      return reading;
    },
    async judges(subject, quarter, status) {
      const judgement: Judgement = { ...scope, ...next(), subject, round: roundId(quarter), quarter, status, unchanged: false, by: "p1" };
      await stores.judgements.insert(judgement);
      return judgement;
    },
    async owes(item, quarter, answer) {
      const round = roundId(quarter);
      await stores.owed.insert({
        ...scope, id: `${round}/${item.item}`, round, kind: "figure", subject: item.item, ownerMissing: true, order: (count += 1), answerer: "p1",
        ...(answer ? { state: "answered", answer } : { state: "open" }), ...item,
      });
    },
    async evaluates(group, quarter, more) {
      const round = roundId(quarter);
      await stores.evaluations.insert({ ...scope, id: `${round}/${group}`, round, group, state: "open", ...more });
    },
  };
}

function answerOf(value: number | boolean | string | Readonly<Record<string, number>>): Reading["answer"] {
  if (typeof value === "number") return { kind: "figure", value };
  if (typeof value === "boolean") return { kind: "milestone", reached: value };
  if (typeof value === "string") return { kind: "description", text: value };
  return { kind: "figure", value: Object.values(value).reduce((sum, x) => sum + x, 0), parts: value };
}
