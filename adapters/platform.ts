import type { RequestHandler } from "express";
import type { Messenger } from "../src/ports/messenger.ts";

/** A platform that has been opened: where its requests come in, and how it sends. Each lives in a folder of its own. */
export interface Platform {
  readonly messenger: Messenger;
  /** Routes on the shared HTTP server. They read and verify their own bodies. */
  readonly mounts: readonly { readonly path: string; readonly handler: RequestHandler; readonly perMinute?: number; readonly maxBytes?: number }[];
  /** Begins to listen where the platform connects by itself (Socket Mode); after the HTTP server. */
  start(): Promise<void>;
  /** Ends what `start` began; requests under way are finished by the HTTP server. */
  stop(): Promise<void>;
}
