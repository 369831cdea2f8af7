import { App as BoltApp } from "@slack/bolt";
import type { RequestHandler } from "express";
import type { Messenger } from "../../src/ports.ts";
import { createAgedCards } from "./aged-cards.ts";
import type { AgedCards } from "./aged-cards.ts";
import { listenToPlaces } from "./channel-listeners.ts";
import { createChanges } from "./changes.ts";
import { createClients } from "./clients.ts";
import { cardsSpec, inboxSpec, installationsSpec, membersSpec, viewsSpec } from "./collections.ts";
import type { CardRow, InboxRow, InstallationRow, MemberRow, ViewRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import { createDrafts } from "./drafts.ts";
import { createFollowUps, followUp, followUpType } from "./follow-ups.ts";
import { listenToForms } from "./form-listeners.ts";
import { createHome, listenToHome } from "./home.ts";
import { createInbox } from "./inbox.ts";
import { createKeptScreens } from "./kept-screens.ts";
import { createMatching } from "./matching.ts";
import { createMembers } from "./members.ts";
import { createSlackMessenger } from "./messenger.ts";
import type { SlackOptions } from "./options.ts";
import { usualTuning } from "./options.ts";
import { text } from "./payloads.ts";
import { listenToPresses } from "./press-listeners.ts";
import { dispatchTo, keptFirst } from "./receiver.ts";
import { createReceiver } from "./receivers.ts";
import { listenToWords } from "./say-listeners.ts";
import { faultOf, sdkLog } from "./sdk-log.ts";
import { sealWith } from "./seal.ts";
import { createSweeper } from "./sweeper.ts";
import { installedWorkspaces, singleWorkspace } from "./workspaces.ts";
import type { Workspaces } from "./workspaces.ts";

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
  return Promise.resolve(build(options));
}

function build(options: SlackOptions): SlackPlatform {
  const { config, ports, app } = options;
  const { log, clock } = ports;
  const tuning = { ...usualTuning, ...options.tuning };
  const now = (): number => clock.machine();
  const installed = config.oauth ? installedFrom(options, now) : undefined;
  const workspaces: Workspaces = installed ?? singleWorkspace(config.botToken?.reveal() ?? "", config.apiUrl, log);
  const client = createClients(workspaces, config.apiUrl, log);
  const members = createMembers({ rows: options.collection<MemberRow, "team">(membersSpec), client, log, now });
  const screens = createKeptScreens(options.collection<ViewRow, "team">(viewsSpec), now);
  const changes = createChanges(async (people) => {
    for (const { team, user } of people) await home.publish(team, user, false).catch(logged("slack.homeFailed"));
    await aged.renew().catch(logged("slack.cardsFailed"));
  });
  const logged = (code: string) => (error: unknown): void => log.warn(code, faultOf(error));
  const desk: Desk = { app, ports, client, members, screens, workspaces, tuning, changed: (team, user) => changes.note(team, user) };
  const aged: AgedCards = createAgedCards(options.collection<CardRow, "state" | "team">(cardsSpec), desk, () => messenger);
  const messenger = createSlackMessenger({
    client, members, limits: tuning.limits, now,
    delivered: async (key, ref, to, card) => {
      await aged.note(key, ref, card).catch(logged("slack.cardNotKept"));
      if (to.user !== undefined) desk.changed(to.tenant, to.user);
    },
  });
  const matching = createMatching(desk);
  const home = createHome(desk, matching);
  const clerk = { desk, matching };
  const drafts = createDrafts((incoming) => app.handle(incoming), tuning.draftMs);
  const inbox = createInbox({
    rows: options.collection<InboxRow, "state">(inboxSpec), log, now, leaseMs: tuning.leaseMs, doubleClickMs: tuning.doubleClickMs,
    dispatch: (body, work) => (text(body, "type") === followUpType ? followUp(desk, body, work) : dispatchTo(() => bolt)(body, work)),
  });
  let stopping = false;
  const received = createReceiver({ config, log, tuning, publicUrl: options.publicUrl, store: installed?.store });
  const bolt = boltOn(keptFirst(received.receiver, { workspaces, inbox, log, stopping: () => stopping }), workspaces, options);
  listenToWords(bolt, clerk);
  listenToPresses(bolt, clerk, drafts);
  listenToForms(bolt, clerk, { drafts, followUps: createFollowUps(() => inbox, ports.newId) });
  listenToHome(bolt, home);
  listenToPlaces(bolt, desk, {
    forget: async (team) => {
      await workspaces.forget(team);
      await Promise.all([members.forget(team), screens.forget(team), aged.forget(team)]);
    },
  });
  const sweeper = createSweeper(
    [
      { name: "resume", everyMs: tuning.sweepMs, run: () => inbox.resume() },
      { name: "renew", everyMs: tuning.sweepMs * 12, run: () => aged.renew() },
      { name: "introduce", everyMs: tuning.sweepMs * 60, run: () => matching.introduce() },
      { name: "clear", everyMs: tuning.sweepMs * 720, run: async () => void (await Promise.all([inbox.clear(), screens.clear()])) },
    ],
    log,
  );
  return {
    messenger,
    mounts: [{ path: "/slack", handler: received.router, perMinute: requestsPerMinute, maxBytes: tuning.maxBytes }],
    resume: () => inbox.resume(),
    async start() {
      stopping = false;
      // A socket that cannot be opened yet must not keep the rest of the product from running.
      received.socket?.open();
      void workspaces.all().then((all) => log.info("slack.started", { workspaces: all.length, receive: config.receive })).catch(logged("slack.startedUnreached"));
      sweeper.start();
      return Promise.resolve();
    },
    async stop() {
      stopping = true;
      await sweeper.stop();
      await received.socket?.close().catch(logged("slack.socketNotClosed"));
      await drafts.flushAll();
      await inbox.settle();
      await changes.settle();
    },
  };
}

function installedFrom({ collection, secretKey, ports }: SlackOptions, now: () => number): ReturnType<typeof installedWorkspaces> {
  if (!secretKey) throw new Error("installing into several workspaces needs KVARTTI_SECRET_KEY");
  return installedWorkspaces({ rows: collection<InstallationRow, never>(installationsSpec), seal: sealWith(secretKey.reveal()), log: ports.log, now });
}

function boltOn(receiver: ReturnType<typeof keptFirst>, workspaces: Workspaces, { config, ports }: SlackOptions): BoltApp {
  const bolt = new BoltApp({
    receiver,
    logger: sdkLog(ports.log),
    clientOptions: config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl },
    convoStore: false,
    authorize: async ({ teamId = "" }) => {
      const workspace = await workspaces.find(teamId);
      if (!workspace) throw new Error("not installed");
      return { botToken: workspace.token, botId: workspace.bot, botUserId: workspace.botUser, teamId };
    },
  });
  // The inbox decides whether a deed is tried again, so it has to hear of the trouble.
  bolt.error((error) => Promise.reject(error));
  return bolt;
}
