import { acted } from "./acted.ts";
import type { TeamsActivity } from "./activity.ts";
import { createTurns } from "./application.ts";
import { changed } from "./changed.ts";
import type { InboxRow, MemberRow, OriginRow, ReferenceRow } from "./collections.ts";
import { inboxSpec, memberSpec, originSpec, referenceSpec } from "./collections.ts";
import type { Desk, InvokeAnswer } from "./desk.ts";
import { createInbox } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";
import { createIntroductions } from "./introductions.ts";
import { createMeeting } from "./matching.ts";
import { createMembers } from "./members.ts";
import type { Messenger } from "../../src/ports.ts";
import { createMessenger } from "./messenger.ts";
import { usualTuning } from "./options.ts";
import type { TeamsOptions, TeamsTuning } from "./options.ts";
import { createOrigins } from "./origins.ts";
import { faultOf } from "./outcomes.ts";
import { createReceiver } from "./receiver.ts";
import { createReferences } from "./references.ts";
import { createWire } from "./wire.ts";

export { teamsCollections } from "./collections.ts";

/** Teams, opened: a Platform of adapters/platform.ts. */
export interface OpenedTeams {
  readonly messenger: Messenger;
  readonly mounts: readonly { readonly path: string; readonly handler: ReturnType<typeof createReceiver>; readonly maxBytes: number }[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Takes up what was left unfinished; `start` does it again and again. */
  resume(): Promise<void>;
  /** Waits for what is being worked on. */
  settle(): Promise<void>;
  /** Looks for people who could not be reached, and tells coordinators of those without the app; `start` does it too. */
  introduce(): Promise<void>;
}

export function openTeams(options: TeamsOptions): Promise<OpenedTeams> {
  const { config, app, ports, collection } = options;
  const tuning: TeamsTuning = { ...usualTuning, ...options.tuning };
  const now = (): number => ports.clock.machine();
  const desk: Desk = {
    app, ports, tuning,
    wire: createWire(config, tuning),
    references: createReferences(collection<ReferenceRow, "tenant" | "user" | "team">(referenceSpec), now),
    members: createMembers(collection<MemberRow, "tenant">(memberSpec), ports.log, now),
    origins: createOrigins(collection<OriginRow, never>(originSpec), now),
  };
  const meet = createMeeting(desk);
  const turns = createTurns(desk.wire, { acted: acted(desk, meet), changed: changed(desk, meet) });
  const responses = new Map<string, (answer: InvokeAnswer) => void>();
  const inbox = createInbox({
    rows: collection<InboxRow, "state">(inboxSpec), log: ports.log, now, leaseMs: tuning.leaseMs,
    deal: async (activity, work) => {
      await desk.references.learn(activity);
      await turns(activity, work, (answer) => responses.get(work.id)?.(answer));
    },
  });
  const introductions = createIntroductions(desk);
  const receiver = createReceiver({
    wire: desk.wire, log: ports.log, maxBytes: tuning.maxBytes, onlyLocal: config.appId === "",
    tenants: tuning.tenants ?? (config.tenantId === undefined ? undefined : [config.tenantId]),
    take: taker(inbox, responses),
  });
  const sweep = sweeper(tuning.sweepMs, async () => {
    await inbox.resume();
    await inbox.clear();
    await desk.origins.clear();
    await introductions.run();
  }, (error) => ports.log.warn("teams.sweepFailed", faultOf(error)));
  return Promise.resolve({
    messenger: createMessenger(desk, introductions.unreached),
    mounts: [{ path: "/api/messages", handler: receiver, maxBytes: tuning.maxBytes }],
    resume: () => inbox.resume(),
    settle: () => inbox.settle(),
    introduce: () => introductions.run(),
    start: sweep.start,
    stop: async () => {
      await sweep.stop();
      await inbox.settle();
    },
  });
}

/** An invoke waits for its answer, also one that is delivered again while the first is worked on; a message does not. */
function taker(inbox: Inbox, responses: Map<string, (answer: InvokeAnswer) => void>): (id: string, activity: TeamsActivity) => Promise<InvokeAnswer | undefined> {
  const waiting = new Map<string, Promise<InvokeAnswer | undefined>>();
  const invoke = async (id: string, activity: TeamsActivity): Promise<InvokeAnswer | undefined> => {
    const kept = await inbox.keep(id, activity);
    if (!kept) return undefined;
    return new Promise<InvokeAnswer>((resolve) => {
      responses.set(id, resolve);
      // Without an answer by the end of the work there was a fault; it is taken up again by itself.
      void inbox.work(kept, activity).finally(() => {
        resolve({ status: 500, body: { error: "failed" } });
        responses.delete(id);
        setTimeout(() => waiting.delete(id), heldMs).unref();
      });
    });
  };
  return async (id, activity) => {
    if (activity.type === "invoke") {
      const answer = waiting.get(id) ?? invoke(id, activity);
      waiting.set(id, answer);
      return answer;
    }
    const kept = await inbox.keep(id, activity);
    if (kept) void inbox.work(kept, activity);
    return undefined;
  };
}

/** An answer is held this long for a redelivery. */
const heldMs = 30_000;

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
