import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brokenRules, brokenView } from "../support/block-rules.ts";
import type { SocketServer } from "./web-socket.ts";
import { attachSocket } from "./web-socket.ts";

/**
 * Slack's Web API as far as Kvartti calls it, on a local port. It keeps messages and views, enforces scopes and Block Kit's rules, and can be
 * told to fail. Shapes of arguments and answers: docs.slack.dev/reference/methods/<method> and the response types of @slack/web-api 8.2.
 */
export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: string;
}

export interface StubMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly thread?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> };
  readonly onlyFor?: string;
  readonly edited: boolean;
  readonly team: string;
}

export interface StubView {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
}

export interface StubUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly tz?: string;
  readonly deleted?: boolean;
  readonly guest?: boolean;
  readonly stranger?: boolean;
  /** Of another workspace; with `enterprise`, of one in that Enterprise Grid. */
  readonly team?: string;
  readonly enterprise?: string;
}

export type Failure =
  | { readonly error: string }
  | { readonly status: number; readonly retryAfter?: number }
  /** Done, but the answer never comes. */
  | "lost"
  /** Never answered: nothing is done, or it is done. For processes that are killed meanwhile. */
  | "hangs"
  | "hangsDone"
  | { readonly slowMs: number }
  | { readonly redirect: string };

export interface StubWorkspace {
  readonly team: string;
  readonly token: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  readonly users: StubUser[];
  /** Channel id -> name; those that Kvartti is a member of. */
  readonly channels: Map<string, string>;
  /** Public ones that it is not a member of. */
  readonly elsewhere?: Map<string, string>;
  readonly archived: Set<string>;
  readonly enterprise?: string;
}

export interface SlackStub {
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly calls: Call[];
  readonly messages: StubMessage[];
  readonly views: StubView[];
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  readonly workspaces: StubWorkspace[];
  readonly socket: SocketServer;
  /** What was sent to response_urls. */
  readonly responses: { readonly id: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** Files by name, as they lie behind url_private_download, and what was fetched of them. */
  readonly files: Map<string, Uint8Array>;
  readonly fetched: string[];
  /** The file object of a message. */
  fileOf(name: string, more?: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** What broke Block Kit's rules: stays empty in a good test. */
  readonly broken: string[];
  responseUrl(id: string): string;
  /** Of a method, or of one channel: `chat.postMessage CKOTI`. */
  fail(method: string, ...failures: readonly Failure[]): void;
  newTrigger(user?: string): string;
  expireTriggers(): void;
  /** The code that oauth.v2.access takes, for a workspace. */
  readonly codes: Map<string, string>;
  posted(): readonly StubMessage[];
  close(): Promise<void>;
}

/** Scopes of which one is enough. Source: the "Required scopes" box of each method's page. */
const required: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [], "views.open": [], "views.update": [], "views.push": [], "views.publish": [],
  "chat.postMessage": ["chat:write"], "chat.postEphemeral": ["chat:write"], "chat.update": ["chat:write"], "chat.delete": ["chat:write"],
  "conversations.open": ["im:write", "mpim:write", "channels:manage", "groups:write"], "conversations.info": ["channels:read", "groups:read", "im:read", "mpim:read"],
  "conversations.history": ["channels:history", "groups:history", "im:history", "mpim:history"], "conversations.replies": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "users.info": ["users:read"], "users.lookupByEmail": ["users:read.email"],
};

type Args = Record<string, unknown>;

export async function startSlackStub(workspaces: StubWorkspace[]): Promise<SlackStub> {
  const calls: Call[] = [];
  const messages: StubMessage[] = [];
  const views: StubView[] = [];
  const homes = new Map<string, Readonly<Record<string, unknown>>>();
  const responses: SlackStub["responses"] = [];
  const broken: string[] = [];
  const failures = new Map<string, Failure[]>();
  const triggers = new Set<string>();
  const codes = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  const fetched: string[] = [];
  let count = 0;
  const next = (): number => ++count;
  const ts = (): string => `${Math.floor(Date.now() / 1000)}.${String(next()).padStart(6, "0")}`;

  const check = (what: string, found: readonly { at: string; what: string }[]): string | undefined => {
    if (found.length === 0) return undefined;
    broken.push(...found.map((f) => `${what} ${f.at}: ${f.what}`));
    return "invalid_blocks";
  };

  function post(w: StubWorkspace, a: Args, onlyFor?: string): Args {
    const channel = String(a["channel"]);
    const known = channel.startsWith("D") || w.channels.has(channel);
    if (!known) return { ok: false, error: w.elsewhere?.has(channel) ? "not_in_channel" : "channel_not_found" };
    if (w.archived.has(channel)) return { ok: false, error: "is_archived" };
    if (typeof a["text"] !== "string" || a["text"] === "") return { ok: false, error: "no_text" };
    const blocks = (a["blocks"] ?? []) as unknown[];
    const error = check("message", brokenRules(blocks, "message"));
    if (error) return { ok: false, error };
    const metadata = a["metadata"] as StubMessage["metadata"];
    const message: StubMessage = {
      channel, ts: ts(), text: a["text"], blocks, edited: false, team: w.team,
      ...(typeof a["thread_ts"] === "string" ? { thread: a["thread_ts"] } : {}), ...(metadata ? { metadata } : {}), ...(onlyFor === undefined ? {} : { onlyFor }),
    };
    messages.push(message);
    return onlyFor === undefined ? { ok: true, channel, ts: message.ts, message: { text: message.text, ts: message.ts } } : { ok: true, message_ts: message.ts };
  }

  function openView(a: Args, push: boolean): Args {
    const trigger = String(a["trigger_id"]);
    if (!triggers.has(trigger)) return { ok: false, error: "expired_trigger_id" };
    if (!push) triggers.delete(trigger);
    const error = check("view", brokenView(a["view"]));
    if (error) return { ok: false, error, response_metadata: { messages: [] } };
    const view: StubView = { id: `V${String(next())}`, hash: `h${String(next())}`, user: trigger.split(":")[1] ?? "", view: a["view"] as Args };
    views.push(view);
    return { ok: true, view: { id: view.id, hash: view.hash, ...view.view } };
  }

  const methods: Record<string, (w: StubWorkspace, a: Args) => Args> = {
    "auth.test": (w) => ({ ok: true, team_id: w.team, user_id: w.botUser, bot_id: `B${w.team}`, team: w.team, ...(w.enterprise === undefined ? {} : { enterprise_id: w.enterprise }) }),
    "chat.postMessage": (w, a) => post(w, a),
    "chat.postEphemeral": (w, a) => (w.channels.has(String(a["channel"])) || String(a["channel"]).startsWith("D") ? post(w, a, String(a["user"])) : post(w, a)),
    "chat.update": (w, a) => {
      const at = messages.findIndex((m) => m.ts === a["ts"] && m.channel === a["channel"] && m.team === w.team);
      const before = messages[at];
      if (!before) return { ok: false, error: "message_not_found" };
      if (String(a["text"]).length > 4000) return { ok: false, error: "msg_too_long" };
      const error = check("update", brokenRules(a["blocks"] ?? [], "message"));
      if (error) return { ok: false, error };
      messages[at] = { ...before, text: String(a["text"]), blocks: (a["blocks"] ?? []) as unknown[], edited: true };
      return { ok: true, channel: before.channel, ts: before.ts, text: String(a["text"]) };
    },
    "chat.delete": (w, a) => {
      const at = messages.findIndex((m) => m.ts === a["ts"] && m.channel === a["channel"] && m.team === w.team);
      if (at < 0) return { ok: false, error: "message_not_found" };
      messages.splice(at, 1);
      return { ok: true };
    },
    "conversations.open": (w, a) => {
      const user = w.users.find((u) => u.id === a["users"]);
      if (!user) return { ok: false, error: "user_not_found" };
      return user.deleted ? { ok: false, error: "user_disabled" } : { ok: true, channel: { id: directOf(user.id) } };
    },
    "conversations.info": (w, a) => {
      const channel = String(a["channel"]);
      const name = w.channels.get(channel) ?? w.elsewhere?.get(channel);
      return name === undefined ? { ok: false, error: "channel_not_found" } : { ok: true, channel: { id: channel, name, is_member: w.channels.has(channel) } };
    },
    "conversations.history": (w, a) => history(w, messages.filter((m) => m.channel === a["channel"] && m.thread === undefined && m.onlyFor === undefined), a),
    "conversations.replies": (w, a) => history(w, messages.filter((m) => m.channel === a["channel"] && (m.thread === a["ts"] || m.ts === a["ts"]) && m.onlyFor === undefined), a),
    "users.info": (w, a) => {
      const user = w.users.find((u) => u.id === a["user"]);
      return user ? { ok: true, user: profileOf(w, user) } : { ok: false, error: "user_not_found" };
    },
    "users.lookupByEmail": (w, a) => {
      const user = w.users.find((u) => u.email?.toLowerCase() === String(a["email"]).toLowerCase());
      return user ? { ok: true, user: profileOf(w, user) } : { ok: false, error: "users_not_found" };
    },
    "views.open": (_w, a) => openView(a, false),
    "views.push": (_w, a) => openView(a, true),
    "views.update": (_w, a) => {
      const at = views.findIndex((v) => v.id === a["view_id"]);
      const before = views[at];
      if (!before) return { ok: false, error: "not_found" };
      if (a["hash"] !== undefined && a["hash"] !== before.hash) return { ok: false, error: "hash_conflict" };
      const error = check("view", brokenView(a["view"]));
      if (error) return { ok: false, error };
      views[at] = { ...before, hash: `h${String(next())}`, view: a["view"] as Args };
      return { ok: true, view: { id: before.id, hash: views[at]?.hash } };
    },
    "views.publish": (w, a) => {
      const error = check("home", brokenView(a["view"]));
      if (error) return { ok: false, error };
      homes.set(`${w.team}:${String(a["user_id"])}`, a["view"] as Args);
      return { ok: true, view: { id: `VH${String(next())}` } };
    },
  };

  const history = (w: StubWorkspace, found: readonly StubMessage[], a: Args): Args => {
    const channel = String(a["channel"]);
    if (!channel.startsWith("D") && !w.channels.has(channel)) return { ok: false, error: "channel_not_found" };
    const all = found.filter((m) => Number(m.ts) >= Number(a["oldest"] ?? 0)).reverse();
    return { ok: true, messages: all.slice(0, Number(a["limit"] ?? 100)).map((m) => ({ ts: m.ts, text: m.text, ...(a["include_all_metadata"] === "true" || a["include_all_metadata"] === true ? { metadata: m.metadata } : {}) })), has_more: false };
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? "/", "http://stub");
    if (url.pathname.startsWith("/respond/")) {
      const failure = failures.get("response_url")?.shift();
      if (typeof failure === "object" && "status" in failure) return void response.writeHead(failure.status).end("invalid_blocks");
      responses.push({ id: url.pathname.slice("/respond/".length), body: JSON.parse(body) as Args });
      return void response.end("ok");
    }
    if (url.pathname.startsWith("/files-pri/")) return giveFile(request, response, decodeURIComponent(url.pathname.split("/").at(-1) ?? ""));
    const method = url.pathname.replace("/api/", "");
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    const args = argsOf(body);
    calls.push({ method, args, token });
    const failure = (failures.get(`${method} ${String(args["channel"])}`) ?? failures.get(method))?.shift();
    if (failure === "hangs") return;
    if (typeof failure === "object" && "slowMs" in failure) await new Promise((resolve) => setTimeout(resolve, failure.slowMs));
    else if (typeof failure === "object") {
      if ("status" in failure) {
        response.writeHead(failure.status, failure.retryAfter === undefined ? {} : { "Retry-After": String(failure.retryAfter) });
        return void response.end("{}");
      }
      if ("error" in failure) return json(response, { ok: false, error: failure.error });
    }
    const told = perform(method, args, token);
    if (failure === "hangsDone") return;
    if (failure === "lost") return void request.socket.destroy();
    json(response, told);
  }

  /** Whoever may not read it gets the sign-in page, with status 200. */
  function giveFile(request: IncomingMessage, response: ServerResponse, name: string): void {
    fetched.push(name);
    const failure = failures.get("file")?.shift();
    if (typeof failure === "object" && "redirect" in failure) return void response.writeHead(302, { Location: failure.redirect }).end();
    if (typeof failure === "object" && "status" in failure) return void response.writeHead(failure.status).end();
    const content = files.get(name);
    const w = workspaces.find((x) => request.headers.authorization === `Bearer ${x.token}`);
    if (!content || !w?.scopes.includes("files:read")) return void response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end("<html>Sign in</html>");
    response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(content);
  }

  function perform(method: string, args: Args, token: string): Args {
    if (method === "oauth.v2.access") return install(args);
    if (method === "apps.connections.open") return token.startsWith("xapp-") ? { ok: true, url: `ws://127.0.0.1:${String(port())}/socket` } : { ok: false, error: "invalid_auth" };
    const w = workspaces.find((x) => x.token === token);
    if (!w) return { ok: false, error: "invalid_auth" };
    const needed = required[method];
    const deed = methods[method];
    if (!needed || !deed) return { ok: false, error: "unknown_method" };
    if (needed.length > 0 && !needed.some((s) => w.scopes.includes(s))) return { ok: false, error: "missing_scope", needed: needed.join(","), provided: w.scopes.join(",") };
    return deed(w, args);
  }

  function install(args: Args): Args {
    const team = codes.get(String(args["code"]));
    const w = workspaces.find((x) => x.team === team);
    if (!w) return { ok: false, error: "invalid_code" };
    return { ok: true, app_id: "A1", authed_user: { id: "UADMIN" }, scope: w.scopes.join(","), token_type: "bot", access_token: w.token, bot_user_id: w.botUser, team: { id: w.team, name: w.team }, enterprise: null, is_enterprise_install: false };
  }

  const server = createServer((request, response) => void answer(request, response).catch((error: unknown) => response.destroy(error as Error)));
  const socket = attachSocket(server, "/socket", () => JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (): number => (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${String(port())}`;
  return {
    apiUrl: `${base}/api/`, authorizeUrl: `${base}/oauth/v2/authorize`, calls, messages, views, homes, workspaces, socket, responses, broken, codes, files, fetched,
    responseUrl: (id) => `${base}/respond/${id}`,
    fileOf: (name, more = {}) => ({
      id: `F${String(next())}`, name, size: files.get(name)?.length ?? 0, mode: "hosted", url_private_download: `${base}/files-pri/T1-F1/download/${encodeURIComponent(name)}`,
      preview: "what the file says", ...more,
    }),
    fail: (method, ...all) => void failures.set(method, [...(failures.get(method) ?? []), ...all]),
    newTrigger: (user) => {
      const trigger = `t${String(next())}:${user ?? ""}`;
      triggers.add(trigger);
      return trigger;
    },
    expireTriggers: () => triggers.clear(),
    posted: () => messages.filter((m) => m.onlyFor === undefined),
    close: async () => {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Direct conversation of a user with Kvartti, as the stub numbers them. */
export const directOf = (user: string): string => `D${user.slice(1)}`;

const profileOf = (w: StubWorkspace, u: StubUser): Args => ({
  id: u.id, team_id: u.team ?? (u.stranger ? "TOTHER" : w.team), name: u.name, deleted: u.deleted === true, is_bot: false, tz: u.tz ?? "Europe/Helsinki",
  is_restricted: u.guest === true, is_ultra_restricted: false, is_stranger: u.stranger === true, ...(u.enterprise === undefined ? {} : { enterprise_user: { id: u.id, enterprise_id: u.enterprise, teams: [u.team] } }), profile: { real_name: u.name, ...(u.email ? { email: u.email } : {}) },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** Form-encoded, with objects as JSON, as the SDK sends them. */
function argsOf(body: string): Args {
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, /^[[{]/.test(value) && name !== "text" ? (JSON.parse(value) as unknown) : value]));
}

function json(response: ServerResponse, body: Args): void {
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}
