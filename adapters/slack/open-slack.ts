import { App as BoltApp } from "@slack/bolt";
import type { RequestHandler } from "express";
import { requeueReturned } from "../../src/messaging/requeue-returned.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import { listenToPlaces } from "./channel-listeners.ts";
import { inboxSpec } from "./collections.ts";
import type { InboxRow } from "./collections.ts";
import { createDrafts } from "./drafts.ts";
import { createFollowUps, followUp, followUpType } from "./follow-ups.ts";
import { listenToForms } from "./form-listeners.ts";
import { listenToHome } from "./home.ts";
import { createInbox } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";
import { introduce } from "./introducing.ts";
import { openDesk } from "./open-desk.ts";
import type { OpenDesk } from "./open-desk.ts";
import type { SlackOptions, SlackTuning } from "./options.ts";
import { platform, tuningOf } from "./options.ts";
import { text } from "./payloads.ts";
import { listenToPresses } from "./press-listeners.ts";
import { dispatchTo, keptFirst } from "./receiver.ts";
import { createReceiver } from "./receivers.ts";
import { listenToWords } from "./say-listeners.ts";
import { faultOf, sdkLog } from "./sdk-log.ts";
import { reviewStandings } from "./standing.ts";
import { createSweeper } from "./sweeper.ts";
import type { Sweeper } from "./sweeper.ts";

/** Slack, opened: has the shape of adapters/platform.ts. */
export interface SlackPlatform {
  readonly messenger: Messenger;
  readonly mounts: readonly { readonly path: string; readonly handler: RequestHandler; readonly perMinute: number; readonly maxBytes: number }[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Takes up what was left unfinished. `start` does it, and again every few seconds. */
  resume(): Promise<void>;
}

/** All of Slack sends from a few addresses: a limit per address is a limit for everybody. */
const requestsPerMinute = 30_000;

/** Slack on the product. Nothing is asked of Slack before `start`. Throws when OAuth is configured without a key to seal with. */
export function openSlack(options: SlackOptions): Promise<SlackPlatform> {
  const tuning = tuningOf(options);
  return Promise.resolve(platformOf(options, tuning, openDesk(options, tuning)));
}

function platformOf(options: SlackOptions, tuning: SlackTuning, open: OpenDesk): SlackPlatform {
  const { config, ports, app } = options;
  const { desk, matching } = open;
  const { log } = ports;
  const drafts = createDrafts((incoming) => app.handle(incoming), tuning.draftMs);
  const inbox = createInbox({
    rows: options.collection<InboxRow, "state">(inboxSpec), log, now: () => ports.clock.machine(), leaseMs: tuning.leaseMs, doubleClickMs: tuning.doubleClickMs,
    dispatch: (body, work) => (text(body, "type") === followUpType ? followUp(desk, body, work) : dispatchTo(() => bolt)(body, work)),
  });
  let stopping = false;
  const received = createReceiver({ config, log, tuning, publicUrl: options.publicUrl, store: open.installations });
  const bolt = boltOn(keptFirst(received.receiver, { workspaces: desk.workspaces, inbox, log, stopping: () => stopping }), open, options);
  const clerk = { desk, matching };
  listenToWords(bolt, clerk);
  listenToPresses(bolt, clerk, drafts);
  listenToForms(bolt, clerk, { drafts, followUps: createFollowUps(() => inbox, ports.newId) });
  listenToHome(bolt, open.home);
  listenToPlaces(bolt, desk, { forget: open.forget });
  const sweeper = sweeperOf(inbox, open, options, tuning);
  return {
    messenger: open.messenger,
    mounts: [{ path: "/slack", handler: received.router, perMinute: requestsPerMinute, maxBytes: tuning.maxBytes }],
    resume: () => inbox.resume(),
    start: () => {
      stopping = false;
      // A socket that cannot be opened yet must not keep the rest of the product from running.
      received.socket?.open();
      began(open, config.receive).catch((error: unknown) => log.warn("slack.startedUnreached", faultOf(error)));
      sweeper.start();
      return Promise.resolve();
    },
    stop: async () => {
      stopping = true;
      await sweeper.stop();
      await received.socket?.close();
      await drafts.flushAll();
      await inbox.settle();
      await open.changes.settle();
    },
  };
}

/** A workspace that is named by its token is installed again by a restart with a new one. */
async function began({ desk }: OpenDesk, receive: string): Promise<void> {
  const all = await desk.workspaces.all();
  desk.ports.log.info("slack.started", { workspaces: all.length, receive });
  if (desk.workspaces.named) for (const { team } of all) await requeueReturned(desk.ports, `${platform}:${team}`);
}

const sweeperOf = (inbox: Inbox, open: OpenDesk, { ports }: SlackOptions, { sweepMs }: SlackTuning): Sweeper =>
  createSweeper(
    [
      { name: "resume", everyMs: sweepMs, run: () => inbox.resume() },
      { name: "renew", everyMs: sweepMs * 12, run: () => open.aged.renew() },
      { name: "homes", everyMs: sweepMs * 60, run: () => open.home.refresh() },
      { name: "standings", everyMs: sweepMs * 720, run: () => reviewStandings(open.desk) },
      { name: "introduce", everyMs: sweepMs * 60, run: () => introduce(open.desk) },
      { name: "clear", everyMs: sweepMs * 720, run: async () => void (await Promise.all([inbox.clear(), open.desk.screens.clear()])) },
    ],
    ports.log,
  );

function boltOn(receiver: ReturnType<typeof keptFirst>, { desk }: OpenDesk, { config, ports }: SlackOptions): BoltApp {
  const bolt = new BoltApp({
    receiver,
    logger: sdkLog(ports.log),
    clientOptions: config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl },
    convoStore: false,
    authorize: async ({ teamId = "" }) => {
      const workspace = await desk.workspaces.find(teamId);
      if (!workspace) throw new Error("not installed");
      return { botToken: workspace.token, botId: workspace.bot, botUserId: workspace.botUser, teamId };
    },
  });
  // The inbox decides whether a deed is tried again, so it has to hear of the trouble.
  bolt.error((error) => Promise.reject(error));
  return bolt;
}
