import type { Collection } from "mongodb";
import type { Connection } from "mongoose";
import { isDuplicate } from "./fault.ts";
import type { MetaDocument } from "./meta.ts";
import { metaOf } from "./meta.ts";

/** A document that one process at a time may hold, for a time (machine clock, ms). */
export interface Lease {
  /** False when somebody else has taken it meanwhile. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** Undefined while another holder's time runs. */
export async function takeLease(connection: Connection, name: string, holder: string, ms: number): Promise<Lease | undefined> {
  const meta = metaOf(connection);
  const _id = `lease:${name}`;
  if (!(await take(meta, { _id, holder, ms }))) return undefined;
  return {
    renew: async () => (await meta.updateOne({ _id, holder }, { $set: { until: Date.now() + ms } })).matchedCount === 1,
    release: async () => void (await meta.deleteOne({ _id, holder })),
  };
}

async function take(meta: Collection<MetaDocument>, wanted: { _id: string; holder: string; ms: number }): Promise<boolean> {
  const { _id, holder, ms } = wanted;
  const now = Date.now();
  const taken = await meta.updateOne({ _id, until: { $lte: now } }, { $set: { holder, until: now + ms } });
  if (taken.matchedCount === 1) return true;
  try {
    await meta.insertOne({ _id, holder, until: now + ms });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
