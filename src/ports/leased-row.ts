import type { Aggregates, Stored } from "./aggregates.ts";

/** A row in hand: its changes one after the other, its lease renewed for as long as it waits in line and is worked on. */
export interface LeasedRow<T> {
  change(what: Partial<T>): Promise<void>;
  /** Stops renewing; the row as it stands in the store. */
  end(): Promise<Stored<T>>;
}

export interface LeaseNeeds<T extends Leased> {
  readonly rows: Pick<Aggregates<T, never>, "save">;
  /** Machine time, epoch ms. */
  readonly now: () => number;
  readonly leaseMs: number;
  /** Does something every so many ms, until what it gives is called. */
  readonly every: (ms: number, what: () => void) => () => void;
}

interface Leased {
  readonly id: string;
  readonly leaseUntil: number;
}

/** Slow work must not make another process take over what this one is still working on: it would be answered twice. */
export function withLease<T extends Leased>({ rows, now, leaseMs, every }: LeaseNeeds<T>, stored: Stored<T>): LeasedRow<T> {
  let row = stored;
  let last: Promise<void> = Promise.resolve();
  const save = async (what: Partial<T>): Promise<void> => {
    const value = { ...row.value, ...what };
    if (await rows.save(row, value)) row = { value, rev: row.rev + 1 };
  };
  const change: LeasedRow<T>["change"] = (what) => {
    const mine = last.then(() => save(what));
    last = mine.catch(() => undefined);
    return mine;
  };
  // A renewal that failed is made up for by the next, three in a lease.
  const renew = (): void => void change({ leaseUntil: now() + leaseMs } as Partial<T>).catch(() => undefined);
  const stop = every(leaseMs / 3, renew);
  return {
    change,
    end: async () => {
      stop();
      await last;
      return row;
    },
  };
}
