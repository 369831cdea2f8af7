import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import type { InboxRow } from "./collections.ts";

/** An inbox row in hand: its changes one after the other, its lease renewed for as long as it waits in line and is worked on. */
export interface LeasedRow {
  change(what: Partial<InboxRow>): Promise<void>;
  /** Stops renewing; the row as it stands in the store. */
  end(): Promise<Stored<InboxRow>>;
}

export interface LeaseNeeds {
  readonly rows: Aggregates<InboxRow, "state">;
  readonly now: () => number;
  readonly leaseMs: number;
}

/** A slow Teams, or a large file, must not make another process take over what this one is still working on: it would be answered twice. */
export function withLease({ rows, now, leaseMs }: LeaseNeeds, stored: Stored<InboxRow>): LeasedRow {
  let row = stored;
  let last: Promise<void> = Promise.resolve();
  const save = async (what: Partial<InboxRow>): Promise<void> => {
    const value = { ...row.value, ...what };
    if (await rows.save(row, value)) row = { value, rev: row.rev + 1 };
  };
  const change: LeasedRow["change"] = (what) => {
    const mine = last.then(() => save(what));
    last = mine.catch(() => undefined);
    return mine;
  };
  const timer = setInterval(() => void change({ leaseUntil: now() + leaseMs }).catch(() => undefined), leaseMs / 3).unref();
  return {
    change,
    end: async () => {
      clearInterval(timer);
      await last;
      return row;
    },
  };
}
