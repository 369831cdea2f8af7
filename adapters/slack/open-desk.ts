import type { InstallationStore } from "@slack/bolt";
import { createAgedCards } from "../../src/evaluation/aged-cards.ts";
import type { AgedCard, AgedCards } from "../../src/evaluation/aged-cards.ts";
import type { Changes } from "./changes.ts";
import { createChanges } from "./changes.ts";
import { createClients } from "./clients.ts";
import { cardsSpec, installationsSpec, membersSpec, viewsSpec } from "./collections.ts";
import type { InstallationRow, MemberRow, ViewRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import { createFileFetcher } from "./files.ts";
import { createHome } from "./home.ts";
import type { Home } from "./home.ts";
import { createKeptScreens } from "./kept-screens.ts";
import { createMatching } from "./matching.ts";
import type { Matching } from "./matching.ts";
import { createMembers } from "./members.ts";
import { requeueReturned } from "../../src/messaging/requeue-returned.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import { createSlackMessenger } from "./messenger.ts";
import { platform } from "./options.ts";
import type { SlackOptions, SlackTuning } from "./options.ts";
import { faultOf } from "./sdk-log.ts";
import { sealWith } from "./seal.ts";
import { installedWorkspaces, singleWorkspace } from "./workspaces.ts";

/** Everything that answers and sends, before anything is listened to. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly matching: Matching;
  readonly home: Home;
  readonly aged: AgedCards;
  readonly messenger: Messenger;
  readonly changes: Changes;
  /** With OAuth only. */
  readonly installations?: InstallationStore;
  /** Forgets a workspace that Kvartti was removed from. */
  forget(team: string, at: number): Promise<void>;
}

export function openDesk(options: SlackOptions, tuning: SlackTuning): OpenDesk {
  const { config, ports, app } = options;
  const { log, clock } = ports;
  const now = (): number => clock.machine();
  const logged = (code: string) => (error: unknown): void => log.warn(code, faultOf(error));
  const installed = config.oauth ? installedFrom(options, now) : undefined;
  const workspaces = installed ?? singleWorkspace(config.botToken?.reveal() ?? "", config.apiUrl, log, now());
  const client = createClients(workspaces, config.apiUrl, log);
  const members = createMembers({ rows: options.collection<MemberRow, "team">(membersSpec), client, enterprise: async (team) => (await workspaces.find(team))?.enterprise, log, now });
  const screens = createKeptScreens(options.collection<ViewRow, "team">(viewsSpec), now);
  const changes = createChanges(async (people) => {
    for (const { team, user } of people) await home.publish(team, user, false).catch(logged("slack.homeFailed"));
    await aged.renew().catch(logged("slack.cardsFailed"));
  });
  const desk: Desk = { app, ports, client, members, screens, workspaces, tuning, changed: (team, user) => changes.note(team, user) };
  const aged = createAgedCards({ rows: options.collection<AgedCard, "state" | "tenant">(cardsSpec), ports, programme: () => app.programme(), messenger: () => messenger });
  const sender = createSlackMessenger({
    client, members, limits: tuning.limits, now,
    delivered: async (key, ref, to, card) => {
      await aged.note(key, ref, card).catch(logged("slack.cardNotKept"));
      if (to.user !== undefined) desk.changed(to.tenant, to.user);
    },
  });
  const messenger: Messenger = { ...sender, fetchFile: createFileFetcher({ workspaces, log, apiUrl: config.apiUrl, maxBytes: tuning.maxFileBytes }) };
  const matching = createMatching(desk);
  const home = createHome(desk, matching);
  return {
    desk, matching, home, aged, messenger, changes,
    ...(installed ? { installations: installed.store } : {}),
    forget: async (team, at) => {
      if (await workspaces.forget(team, at)) await Promise.all([members.forget(team), screens.forget(team), aged.forget(team)]);
    },
  };
}

function installedFrom({ collection, secretKey, ports }: SlackOptions, now: () => number): ReturnType<typeof installedWorkspaces> {
  if (!secretKey) throw new Error("installing into several workspaces needs KVARTTI_SECRET_KEY");
  return installedWorkspaces({
    rows: collection<InstallationRow, never>(installationsSpec), seal: sealWith(secretKey.reveal()), log: ports.log, now,
    installed: (team) => requeueReturned(ports, `${platform}:${team}`),
  });
}
