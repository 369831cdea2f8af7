import type { Clock } from "./ports/clock.ts";
import type { Documents } from "./ports/documents.ts";
import type { Log } from "./ports/log.ts";
import type { Messenger } from "./ports/messenger.ts";
import type { Pictures } from "./ports/pictures.ts";
import type { ReportLinks } from "./ports/report-links.ts";
import type { Stores } from "./ports/stores.ts";
import type { Programme } from "./programme/programme.ts";

/** The waterline: nouns below are pure and synchronous, verbs above may await. Everything the core asks of the world. */
export interface Ports {
  readonly stores: Stores;
  readonly messengers: ReadonlyMap<string, Messenger>;
  readonly clock: Clock;
  /** Free days by civil date in a year, from the holiday calendar. */
  readonly holidays: (year: number) => readonly string[];
  readonly newId: () => string;
  /** SHA-256 of a secret, hex: what is kept of a one-use code. */
  readonly fingerprint: (secret: string) => Promise<string>;
  readonly log: Log;
  /** Where a report can be fetched; absent where the product has no address that people can open. */
  readonly reportLinks?: ReportLinks;
  /** Something has been saved that others should get: deliver soon. */
  readonly wake: () => void;
  /** Waits for its moment (ms, machine time). Without it what has to wait is put back into the queue. */
  readonly delay?: (ms: number) => Promise<void>;
  /** The process is about to end: delivery claims nothing new. */
  readonly stopping?: () => boolean;
  /** Told when this process takes up another programme or version, before anything is done with it: the clock follows. */
  readonly programmeInUse?: (programme: Programme) => Promise<void>;
  /** Absent where nothing can draw: then figures are told in words only. */
  readonly pictures?: Pictures;
  /** Absent where files cannot be read: then documents come in by the command line alone. */
  readonly documents?: Documents;
}
