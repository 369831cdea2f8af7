import type { WebAPICallResult, WebClientOptions } from "@slack/web-api";
import { WebClient } from "@slack/web-api";
import type { Log } from "../../src/ports/log.ts";
import type { Purpose } from "./client-options.ts";
import { clientOptions } from "./client-options.ts";
import { isTokenRefused } from "./outcomes.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** A token that Slack refuses may have been replaced at another instance a moment ago: the call is made again with the new one, when there is one. */
class RenewedClient extends WebClient {
  readonly #anew: () => Promise<Workspace | undefined>;

  constructor(anew: () => Promise<Workspace | undefined>, token: string, options: WebClientOptions) {
    super(token, options);
    this.#anew = anew;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const token = isTokenRefused(error) ? (await this.#anew())?.token : undefined;
      if (token === undefined || token === this.token) throw error;
      return super.apiCall(method, { ...options, token });
    }
  }
}

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
    const client = new RenewedClient(() => workspaces.findAnew(team), workspace.token, { ...clientOptions(purpose, apiUrl, log), ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) });
    clients.set(key, client);
    return client;
  };
}
