import { WebClient } from "@slack/web-api";
import type { Log } from "../../src/ports/log.ts";
import type { Purpose } from "./client-options.ts";
import { clientOptions } from "./client-options.ts";
import type { Workspaces } from "./workspaces.ts";

/** Gives undefined where Kvartti is not installed. */
export type ClientFor = (team: string, purpose: Purpose) => Promise<WebClient | undefined>;

/** `timeoutMs`: in place of each purpose's own. */
export function createClients(workspaces: Workspaces, apiUrl: string | undefined, log: Log, timeoutMs?: number): ClientFor {
  const clients = new Map<string, WebClient>();
  return async (team, purpose) => {
    const workspace = await workspaces.find(team);
    if (!workspace) return undefined;
    const key = `${purpose}:${team}:${workspace.token}`;
    const known = clients.get(key);
    if (known) return known;
    const client = new WebClient(workspace.token, { ...clientOptions(purpose, apiUrl, log), ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) });
    clients.set(key, client);
    return client;
  };
}
