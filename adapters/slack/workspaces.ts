import type { Installation, InstallationStore } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import { clientOptions } from "./client-options.ts";
import type { InstallationRow } from "./collections.ts";
import { isFinal } from "./outcomes.ts";
import { faultOf } from "./sdk-log.ts";
import type { Seal } from "./seal.ts";

/** A workspace that Kvartti is installed in. */
export interface Workspace {
  readonly team: string;
  readonly token: string;
  readonly botUser: string;
  readonly bot: string;
  /** As its people call it, when it is known. */
  readonly name?: string;
  /** The Enterprise Grid organisation that it belongs to. */
  readonly enterprise?: string;
}

/** Every workspace by its id; an unknown one is undefined, and nothing is done for it. Throws while that cannot be told. */
export interface Workspaces {
  /** Whoever runs Kvartti named the only workspace by its token. False with OAuth, where anybody may install it. */
  readonly named: boolean;
  find(team: string): Promise<Workspace | undefined>;
  /** The same, past what is remembered: its token is refused, and another instance may have a newer one. */
  findAnew(team: string): Promise<Workspace | undefined>;
  /** Those known now, for what is done without being asked. */
  all(): Promise<readonly Workspace[]>;
  /** Uninstalled, or its token revoked, at a moment (machine time): the token is forgotten at once. False: it was installed anew since then, and stays. */
  forget(team: string, at: number): Promise<boolean>;
}

/** One workspace by its bot token, which was named at `since` (machine time). Which one it is, Slack says; asked again until it answers. */
export function singleWorkspace(token: string, apiUrl: string | undefined, log: Log, since = 0): Workspaces {
  let known: Workspace | undefined;
  let revoked = false;
  let asking: Promise<Workspace | undefined> | undefined;
  const ask = async (): Promise<Workspace | undefined> => {
    try {
      const told = await new WebClient(token, clientOptions("look", apiUrl, log)).auth.test();
      if (!told.team_id || !told.user_id || !told.bot_id) return undefined;
      return { team: told.team_id, token, botUser: told.user_id, bot: told.bot_id, ...(told.enterprise_id ? { enterprise: told.enterprise_id } : {}) };
    } catch (error) {
      log.error(isFinal(error) ? "slack.tokenNotAccepted" : "slack.unreachable", faultOf(error));
      // A Slack that cannot be reached is not a workspace without Kvartti: whoever asked tries again.
      if (!isFinal(error)) throw error;
      return undefined;
    }
  };
  const current = async (): Promise<Workspace | undefined> => {
    if (known || revoked) return revoked ? undefined : known;
    known = await (asking ??= ask().finally(() => {
      asking = undefined;
    }));
    return known;
  };
  const find = async (team: string): Promise<Workspace | undefined> => {
    const found = await current();
    return found?.team === team ? found : undefined;
  };
  return {
    named: true,
    find,
    findAnew: find,
    all: async () => [await current()].filter((w) => w !== undefined),
    // A new token comes with a restart; the old one is of no use any more. Its end may be heard of after the restart.
    forget: (team, at) => {
      if (at <= since) return Promise.resolve(false);
      revoked ||= known?.team === team;
      return Promise.resolve(true);
    },
  };
}

export interface InstalledNeeds {
  readonly rows: Aggregates<InstallationRow, never>;
  readonly seal: Seal;
  readonly log: Log;
  readonly now: () => number;
  /** Installed, for the first time or again. */
  readonly installed: (team: string) => Promise<void>;
}

/** How long an installation read from the store is trusted: another instance may have heard of its removal. */
const trustedMs = 30_000;

/** Workspaces installed by OAuth, sealed in the store. */
export function installedWorkspaces(needs: InstalledNeeds): Workspaces & { readonly store: InstallationStore } {
  const cache = new Map<string, { readonly at: number; readonly workspace: Workspace }>();
  const open = (row: InstallationRow): Installation | undefined => {
    const text = needs.seal.open(row.sealed, row.id);
    if (text === undefined) needs.log.error("slack.installationSealed", { team: row.id });
    return text === undefined ? undefined : (JSON.parse(text) as Installation);
  };
  const find = async (team: string): Promise<Workspace | undefined> => {
    const cached = cache.get(team);
    if (cached && needs.now() - cached.at < trustedMs) return cached.workspace;
    const row = await needs.rows.get(team);
    const workspace = row && workspaceOf(team, open(row.value));
    // That it is not installed is asked every time: another instance may have installed it just now.
    if (workspace) cache.set(team, { at: needs.now(), workspace });
    else cache.delete(team);
    return workspace;
  };
  const findAnew = (team: string): Promise<Workspace | undefined> => {
    cache.delete(team);
    return find(team);
  };
  const forget = async (team: string, at: number): Promise<boolean> => {
    cache.delete(team);
    if (((await needs.rows.get(team))?.value.at ?? 0) >= at) return false;
    await needs.rows.remove(team);
    needs.log.info("slack.uninstalled", { team });
    return true;
  };
  return {
    named: false,
    find,
    findAnew,
    forget,
    all: async () => (await Promise.all((await needs.rows.find({})).map((row) => find(row.value.id)))).filter((w) => w !== undefined),
    store: {
      storeInstallation: async (installation) => {
        const team = installation.team?.id;
        // The manifest keeps installations to single workspaces; an organisation's own has no workspace to belong to.
        if (team === undefined) throw new Error("installed for a whole organisation");
        await keep(needs, { id: team, sealed: needs.seal.close(JSON.stringify(installation), team), at: needs.now() });
        cache.delete(team);
        needs.log.info("slack.installed", { team });
        await needs.installed(team);
      },
      fetchInstallation: async ({ teamId = "" }) => {
        const row = await needs.rows.get(teamId);
        const installation = row && open(row.value);
        if (!installation) throw new Error("not installed");
        return installation;
      },
      deleteInstallation: async ({ teamId = "" }) => void (await forget(teamId, Number.POSITIVE_INFINITY)),
    },
  };
}

async function keep(needs: InstalledNeeds, row: InstallationRow): Promise<void> {
  const stored = await needs.rows.get(row.id);
  if (!(stored ? await needs.rows.save(stored, row) : await needs.rows.insert(row))) return keep(needs, row);
}

function workspaceOf(team: string, installation: Installation | undefined): Workspace | undefined {
  const bot = installation?.bot;
  const name = installation?.team?.name;
  const enterprise = installation?.enterprise?.id;
  return bot && { team, token: bot.token, botUser: bot.userId, bot: bot.id, ...(name === undefined ? {} : { name }), ...(enterprise === undefined ? {} : { enterprise }) };
}
