import type { Collection } from "mongodb";

/** What a writer does is known beforehand, so that whoever watches can tell what must be there after a given number of answers. */
export interface Row {
  _id: string;
  key: string;
  n: number;
  tags: number[];
}
export const WORKERS = 8;

interface Step {
  run(rows: Collection<Row>): Promise<unknown>;
  /** The same, done to a model. */
  model(rows: Map<string, Row>): void;
}

export function step(round: number, worker: number, position: number): Step {
  const id = (at: number, part = ""): string => `${round}-${worker}-${at}${part}`;
  const row = (_id: string): Row => ({ _id, key: `key ${_id}`, n: 0, tags: [worker, position] });
  const change = (rows: Map<string, Row>, _id: string, changed: Partial<Row>): void => {
    const before = rows.get(_id);
    if (before !== undefined) rows.set(_id, { ...before, ...changed });
  };
  switch (position % 5) {
    case 0:
      return { run: (rows) => rows.insertOne(row(id(position))), model: (rows) => rows.set(id(position), row(id(position))) };
    case 1: {
      const _id = id(position - 1);
      const key = `moved ${_id}`;
      return { run: (rows) => rows.updateOne({ _id }, { $set: { key }, $inc: { n: 1 } }), model: (rows) => change(rows, _id, { key, n: 1 }) };
    }
    case 2: {
      const three = ["a", "b", "c"].map((part) => row(id(position, part)));
      return { run: (rows) => rows.insertMany(three.map((one) => ({ ...one }))), model: (rows) => three.forEach((one) => rows.set(one._id, one)) };
    }
    case 3: {
      const _id = id(position - 1, "b");
      const tags = [worker, position - 1, 1000 + position];
      return {
        run: (rows) => rows.findOneAndUpdate({ key: `key ${_id}` }, { $push: { tags: 1000 + position } }),
        model: (rows) => change(rows, _id, { tags }),
      };
    }
    default: {
      const _id = id(position - 2, "c");
      return { run: (rows) => rows.deleteOne({ _id }), model: (rows) => rows.delete(_id) };
    }
  }
}
