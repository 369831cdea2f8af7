import { createAgedCards } from "../../src/evaluation/aged-cards.ts";
import type { AgedCard, AgedCards } from "../../src/evaluation/aged-cards.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import { acted } from "./acted.ts";
import { createTurns } from "./application.ts";
import { changed } from "./changed.ts";
import type { InboxRow, MemberRow, OriginRow, ReferenceRow } from "./collections.ts";
import { cardSpec, inboxSpec, memberSpec, originSpec, referenceSpec } from "./collections.ts";
import type { Desk, InvokeAnswer } from "./desk.ts";
import { createInbox } from "./inbox.ts";
import { createIntroductions } from "./introductions.ts";
import { createMeeting } from "./matching.ts";
import { createMembers } from "./members.ts";
import { createMessenger } from "./messenger.ts";
import { tuningOf } from "./options.ts";
import type { TeamsOptions } from "./options.ts";
import { createOrigins } from "./origins.ts";
import { faultOf } from "./outcomes.ts";
import { createReceiver } from "./receiver.ts";
import { createReferences } from "./references.ts";
import { reviewStandings } from "./standing.ts";
import { createTaker } from "./taker.ts";
import { createWire } from "./wire.ts";

export { teamsCollections } from "./collections.ts";

/** Teams, opened: a Platform of adapters/platform.ts. */
export interface OpenedTeams {
  readonly messenger: Messenger;
  readonly mounts: readonly { readonly path: string; readonly handler: ReturnType<typeof createReceiver>; readonly maxBytes: number; readonly perMinute: number }[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Takes up what was left unfinished; `start` does it again and again. */
  resume(): Promise<void>;
  /** Waits for what is being worked on. */
  settle(): Promise<void>;
  /** Looks for people who could not be reached, and tells coordinators of those without the app; `start` does it too. */
  introduce(): Promise<void>;
  /** Changes delivered cards that are no longer so; `start` does it too. */
  renew(): Promise<void>;
  /** Asks who is a guest; `start` does it too. */
  review(): Promise<void>;
}

/** All of a region's people come from a few of Teams' own addresses, and each of them is checked. */
const perMinute = 12_000;

export function openTeams(options: TeamsOptions): Promise<OpenedTeams> {
  const { config, app, ports, collection } = options;
  const tuning = tuningOf(options);
  const now = (): number => ports.clock.machine();
  const renewal = createRenewal(options, () => messenger);
  const desk: Desk = {
    app, ports, tuning, onlyLocal: config.appId === "", changed: renewal.soon, unreached: (to) => introductions.unreached(to),
    wire: createWire(config, tuning),
    references: createReferences(collection<ReferenceRow, "tenant" | "user" | "team">(referenceSpec), now),
    members: createMembers(collection<MemberRow, "tenant">(memberSpec), ports.log, now),
    origins: createOrigins(collection<OriginRow, never>(originSpec), now),
  };
  const meet = createMeeting(desk);
  const turns = createTurns(desk.wire, { acted: acted(desk, meet), changed: changed(desk, meet) });
  const waiting = new Map<string, (answer: InvokeAnswer) => void>();
  const inbox = createInbox({
    rows: collection<InboxRow, "state">(inboxSpec), log: ports.log, now, leaseMs: tuning.leaseMs,
    deal: async (activity, work) => {
      await desk.references.learn(activity);
      await turns(activity, work, waiting.get(work.id));
    },
  });
  const introductions = createIntroductions(desk);
  const messenger = createMessenger(desk, { unreached: introductions.unreached, delivered: renewal.note });
  const receiver = createReceiver({
    wire: desk.wire, log: ports.log, maxBytes: tuning.maxBytes, onlyLocal: desk.onlyLocal,
    tenants: config.tenants ?? (config.tenantId === undefined ? undefined : [config.tenantId]),
    take: createTaker({ inbox, waiting, language: async () => (await app.programme())?.programme.language ?? "fi" }),
  });
  const standings = everyNth(standingsEvery, () => reviewStandings(desk));
  const sweep = sweeper(tuning.sweepMs, async () => {
    await inbox.resume();
    await inbox.clear();
    await desk.origins.clear();
    await introductions.run();
    await renewal.run();
    await standings();
  }, (error) => ports.log.warn("teams.sweepFailed", faultOf(error)));
  return Promise.resolve({
    messenger,
    mounts: [{ path: "/api/messages", handler: receiver, maxBytes: tuning.maxBytes, perMinute }],
    resume: () => inbox.resume(),
    settle: () => inbox.settle(),
    introduce: () => introductions.run(),
    renew: () => renewal.run(),
    review: () => reviewStandings(desk),
    start: sweep.start,
    stop: async () => {
      await sweep.stop();
      await inbox.settle();
    },
  });
}

interface Renewal {
  readonly note: AgedCards["note"];
  soon(): void;
  run(): Promise<void>;
}

/** Every so many sweeps without being told: another process may have been told. */
const renewEvery = 12;

/** Delivered cards are looked through soon after something was done, and now and then. */
function createRenewal({ app, ports, collection }: TeamsOptions, messenger: () => Messenger): Renewal {
  const aged = createAgedCards({ rows: collection<AgedCard, "state" | "tenant">(cardSpec), ports, programme: () => app.programme(), messenger });
  let sweeps = 0;
  return {
    note: (key, ref, card) => aged.note(key, ref, card),
    soon: () => void (sweeps = renewEvery),
    run: async () => {
      sweeps += 1;
      if (sweeps < renewEvery) return;
      sweeps = 0;
      await aged.renew();
    },
  };
}

/** About once an hour; a profile is asked for once a day. */
const standingsEvery = 720;

/** The first time at once, then every so many times. */
function everyNth(n: number, run: () => Promise<void>): () => Promise<void> {
  let times = 0;
  return async () => {
    if (times++ % n === 0) await run();
  };
}

/** Does something again and again, never twice at a time. */
function sweeper(everyMs: number, run: () => Promise<void>, failed: (error: unknown) => void): { start(): Promise<void>; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const once = (): void => {
    running = run().catch(failed).finally(() => {
      if (!stopped) timer = setTimeout(once, everyMs).unref();
    });
  };
  return {
    start: () => {
      once();
      return Promise.resolve();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
