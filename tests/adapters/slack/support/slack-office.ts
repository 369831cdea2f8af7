import { createHash, createHmac, randomUUID } from "node:crypto";
import { finnishHolidays } from "../../../../adapters/calendar/holidays.ts";
import { createMetrics } from "../../../../adapters/http/metrics.ts";
import { createHttpServer } from "../../../../adapters/http/server.ts";
import { openAggregates } from "../../../../adapters/mongo/aggregates.ts";
import { openSlack } from "../../../../adapters/slack/open-slack.ts";
import type { SlackPlatform } from "../../../../adapters/slack/open-slack.ts";
import type { SlackSettings, SlackTuning } from "../../../../adapters/slack/options.ts";
import { botScopes } from "../../../../adapters/slack/scopes.ts";
import type { App } from "../../../../src/app.ts";
import { createApp } from "../../../../src/app.ts";
import type { Documents } from "../../../../src/ports/documents.ts";
import type { Messenger } from "../../../../src/ports/messenger.ts";
import type { Ports } from "../../../../src/ports.ts";
import { loadProgramme } from "../../../../src/programme/load-programme.ts";
import type { Programme } from "../../../../src/programme/programme.ts";
import { momentOf } from "../../../../src/shared/calendar.ts";
import { accountId, placeId } from "../../../../src/vocabulary/incoming.ts";
import { smallPeople } from "../../../support/office.ts";
import { smallProgramme } from "../../../support/small-programme.ts";
import type { TestStore } from "../../../support/store.ts";
import type { SlackStub, StubUser, StubWorkspace } from "../stub/slack-stub.ts";
import { directOf, startSlackStub } from "../stub/slack-stub.ts";

export const team = "T1";
export const botUser = "UBOT1";
export const signingSecret = "test-signing-secret";
const token = "xoxb-test-token-1";
const secret = (text: string) => ({ reveal: () => text });

/** People of the small programme and their Slack users. */
export const userOf: Readonly<Record<string, string>> = {
  kotijohtaja: "UKOTI", tietojohtaja: "UTIETO", lapsijohtaja: "ULAPSI", koordinaattori: "UKOORD", viestijä: "UVIESTI", ylläpitäjä: "UYLLA", hoitaja: "UHOITAJA",
};
const users = (): StubUser[] => Object.entries(userOf).map(([person, id]) => ({ id, name: person, email: `${person.replaceAll("ä", "a")}@laituri.fi` }));

export const stubWorkspace = (id = team, more: Partial<StubWorkspace> = {}): StubWorkspace => ({
  team: id, token: id === team ? token : `xoxb-test-token-${id}`, botUser: id === team ? botUser : `UBOT${id}`, scopes: Object.keys(botScopes), users: users(),
  channels: new Map([["CKOTI", "kotona-asuminen"], ["CYLEINEN", "yleinen"]]), archived: new Set(), ...more,
});

export interface Ack {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export interface SlackOffice {
  readonly stub: SlackStub;
  readonly app: App;
  readonly ports: Ports;
  readonly platform: SlackPlatform;
  readonly url: string;
  /** Gives Slack's request to Kvartti, over HTTP or the socket, and waits for its acknowledgement. */
  deliver(kind: "event" | "interactive" | "command", body: Readonly<Record<string, unknown>>): Promise<Ack>;
  event(event: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>): Promise<Ack>;
  mention(user: string, channel: string, text: string, more?: Readonly<Record<string, unknown>>): Promise<Ack>;
  write(user: string, text: string, more?: Readonly<Record<string, unknown>>): Promise<Ack>;
  /** Presses a button or picks an option of a message by its label. */
  press(user: string, message: { readonly channel: string; readonly ts: string; readonly blocks: readonly unknown[]; readonly onlyFor?: string; readonly thread?: string }, label: string): Promise<Ack>;
  pressInView(user: string, view: { readonly id: string; readonly hash: string; readonly view: Readonly<Record<string, unknown>> }, label: string, values?: Values): Promise<Ack>;
  submit(user: string, view: { readonly id: string; readonly hash: string; readonly view: Readonly<Record<string, unknown>> }, values: Values): Promise<Ack>;
  /** Moves the clock and does what is due. */
  goTo(date: string, hour?: number): Promise<void>;
  until<T>(what: () => T | undefined | false): Promise<T>;
  stop(): Promise<void>;
}

/** Field id -> what is typed or chosen. */
export type Values = Readonly<Record<string, string>>;

export interface OfficeOptions {
  readonly receive?: "http" | "socket";
  readonly workspaces?: StubWorkspace[];
  readonly stub?: SlackStub;
  readonly accounts?: boolean;
  readonly tuning?: Partial<SlackTuning>;
  readonly config?: Partial<SlackSettings>;
  readonly programme?: Programme;
  readonly linked?: boolean;
  readonly documents?: Documents;
  readonly secretKey?: string;
  /** Another process on the same store: the programme is there already. */
  readonly second?: boolean;
}

export async function openSlackOffice(store: TestStore, options: OfficeOptions = {}): Promise<SlackOffice> {
  const stub = options.stub ?? (await startSlackStub(options.workspaces ?? [stubWorkspace()]));
  const messengers = new Map<string, Messenger>();
  const ports: Ports = {
    stores: store.stores, messengers, clock: { now: store.clock.now, machine: () => Date.now() }, holidays: finnishHolidays(), newId: randomUUID,
    fingerprint: (s) => Promise.resolve(createHash("sha256").update(s).digest("hex")), log: store.log, wake: () => undefined,
    ...(options.documents ? { documents: options.documents } : {}),
  };
  if (!options.second) await fill(store, ports, options);
  const app = createApp(ports);
  const receive = options.receive ?? "http";
  const config: SlackSettings = {
    receive, botToken: secret(token), signingSecret: secret(signingSecret), apiUrl: stub.apiUrl,
    ...(receive === "socket" ? { appToken: secret("xapp-test") } : {}), ...options.config,
  };
  const platform = await openSlack({
    config, app, ports, collection: (spec) => openAggregates(store.connection, spec),
    ...(options.secretKey === undefined ? {} : { secretKey: secret(options.secretKey) }), publicUrl: "https://kvartti.example.fi",
    // The clock of a test stands still, so nothing that pacing puts off would ever come due.
    tuning: { sweepMs: 200, draftMs: 30, limits: { perConversation: [], perTenant: [] }, ...options.tuning },
  });
  messengers.set("slack", platform.messenger);
  const server = createHttpServer({
    host: "127.0.0.1", port: 0, mounts: platform.mounts, checks: {}, metrics: createMetrics(),
    logging: { log: store.log, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
  });
  const { url } = await server.start();
  await platform.start();
  if (receive === "socket") await stub.socket.connected();
  const deliver = receive === "socket" ? overSocket(stub) : overHttp(url);
  return { stub, app, ports, platform, url, deliver, ...hands(stub, deliver), goTo: goTo(store, app), until, stop: stopper(platform, server, stub, options) };
}

const stopper = (platform: SlackPlatform, server: ReturnType<typeof createHttpServer>, stub: SlackStub, options: OfficeOptions) => async (): Promise<void> => {
  await platform.stop();
  await server.stop();
  if (!options.stub) await stub.close();
};

const goTo = (store: TestStore, app: App) => async (date: string, hour = 9): Promise<void> => {
  store.clock.set(momentOf(date, hour, "Europe/Helsinki"));
  await app.run("sweep");
};

async function fill(store: TestStore, ports: Ports, options: OfficeOptions): Promise<void> {
  const programme = options.programme ?? smallProgramme;
  store.clock.set(momentOf("2021-03-29", 9, programme.zone));
  const people = smallPeople(programme);
  await loadProgramme(ports, programme, { ...people, persons: people.persons.map((p) => ({ ...p, email: `${p.id.replaceAll("ä", "a")}@laituri.fi` })) });
  const scope = { organisation: programme.organisation, programme: programme.id };
  if (options.accounts !== false)
    for (const [person, user] of Object.entries(userOf)) {
      const ref = { platform: "slack", tenant: team, user };
      await store.stores.accounts.insert({ ...scope, id: accountId(ref), person, ref, seenAt: 0 });
    }
  if (!options.linked) return;
  const place = { platform: "slack", tenant: team, conversation: "CKOTI", kind: "channel" as const };
  await store.stores.places.insert({ ...scope, id: placeId(place), platform: "slack", tenant: team, conversation: "CKOTI", group: "koti" });
}

/** Polls for what happens after an acknowledgement. */
export async function until<T>(what: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 8_000;
  for (;;) {
    const found = what();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`this never came: ${String(what)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type Deliver = SlackOffice["deliver"];

/** A signed request. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
export function signed(body: string, at = Math.floor(Date.now() / 1000), key = signingSecret): Record<string, string> {
  return { "X-Slack-Request-Timestamp": String(at), "X-Slack-Signature": `v0=${createHmac("sha256", key).update(`v0:${String(at)}:${body}`).digest("hex")}` };
}

export const bodyOf = (kind: Parameters<Deliver>[0], body: Readonly<Record<string, unknown>>): { text: string; type: string } =>
  kind === "event"
    ? { text: JSON.stringify(body), type: "application/json" }
    : { text: new URLSearchParams(kind === "command" ? (body as Record<string, string>) : { payload: JSON.stringify(body) }).toString(), type: "application/x-www-form-urlencoded" };

const overHttp =
  (url: string): Deliver =>
  async (kind, body) => {
    const { text, type } = bodyOf(kind, body);
    const response = await fetch(`${url}/slack/events`, { method: "POST", headers: { ...signed(text), "Content-Type": type }, body: text });
    const said = await response.text();
    return { status: response.status, body: said.startsWith("{") ? (JSON.parse(said) as Record<string, unknown>) : undefined };
  };

/** Envelopes of Socket Mode. Source: docs.slack.dev/apis/events-api/using-socket-mode. */
function overSocket(stub: SlackStub): Deliver {
  const waiting = new Map<string, (ack: Ack) => void>();
  stub.socket.onText((text) => {
    const said = JSON.parse(text) as { envelope_id: string; payload?: Record<string, unknown> };
    waiting.get(said.envelope_id)?.({ status: 200, body: said.payload && Object.keys(said.payload).length > 0 ? said.payload : undefined });
  });
  return (kind, body) =>
    new Promise((resolve, reject) => {
      const id = randomUUID();
      waiting.set(id, resolve);
      setTimeout(() => reject(new Error("not acknowledged in three seconds")), 3_000).unref();
      const type = { event: "events_api", interactive: "interactive", command: "slash_commands" }[kind];
      stub.socket.send(JSON.stringify({ envelope_id: id, type, accepts_response_payload: kind !== "event", payload: body }));
    });
}

type Found = { readonly action: Record<string, unknown> };

/** The button or option with this label, as the action that pressing it makes. */
export function findPress(blocks: readonly unknown[], label: string): Found {
  const labels: string[] = [];
  for (const raw of blocks) {
    const block = raw as { type: string; block_id?: string; accessory?: unknown; elements?: unknown[] };
    for (const e of [...(block.accessory ? [block.accessory] : []), ...(block.type === "actions" ? (block.elements ?? []) : [])]) {
      const element = e as { type: string; action_id: string; value?: string; text?: { text: string }; options?: { text: { text: string }; value: string }[] };
      const base = { type: element.type, action_id: element.action_id, block_id: block.block_id ?? "b", action_ts: String(Date.now() / 1000) };
      labels.push(element.text?.text ?? "", ...(element.options ?? []).map((o) => o.text.text));
      if (element.text?.text.startsWith(label)) return { action: { ...base, text: element.text, value: element.value } };
      const option = element.options?.find((o) => o.text.text.startsWith(label));
      if (option) return { action: { ...base, selected_option: option } };
    }
  }
  throw new Error(`no "${label}" among ${labels.filter((l) => l !== "").join(", ")}`);
}

function hands(stub: SlackStub, deliver: Deliver): Pick<SlackOffice, "event" | "mention" | "write" | "press" | "pressInView" | "submit"> {
  const user = (id: string) => ({ id, username: id, name: id, team_id: team });
  const event: SlackOffice["event"] = (said, more = {}) =>
    deliver("event", {
      token: "verification", team_id: team, api_app_id: "A1", type: "event_callback", event_id: `Ev${randomUUID()}`, event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false }], event: said, ...more,
    });
  const now = (): string => `${Math.floor(Date.now() / 1000)}.${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;
  const interactive = { api_app_id: "A1", token: "verification", team: { id: team, domain: "laituri" } };
  return {
    event,
    mention: (who, channel, text, more = {}) => event({ type: "app_mention", user: who, text: `<@${botUser}> ${text}`, ts: now(), channel, event_ts: now(), team }, more),
    write: (who, text, more = {}) => event({ type: "message", channel_type: "im", user: who, text, ts: now(), channel: directOf(who), event_ts: now(), team, ...more }),
    press: (who, message, label) => {
      const { action } = findPress(message.blocks, label);
      return deliver("interactive", {
        ...interactive, type: "block_actions", user: user(who), trigger_id: stub.newTrigger(who), response_url: stub.responseUrl(message.ts),
        channel: { id: message.channel, name: message.channel.startsWith("D") ? "directmessage" : "channel" },
        container: { type: "message", message_ts: message.ts, channel_id: message.channel, is_ephemeral: message.onlyFor !== undefined },
        ...(message.onlyFor === undefined ? { message: { type: "message", ts: message.ts, ...(message.thread === undefined ? {} : { thread_ts: message.thread }) } } : {}),
        actions: [action],
      });
    },
    pressInView: (who, view, label, values = {}) => {
      const { action } = findPress(view.view["blocks"] as unknown[], label);
      return deliver("interactive", {
        ...interactive, type: "block_actions", user: user(who), trigger_id: stub.newTrigger(who), container: { type: "view", view_id: view.id },
        view: viewPayload(view, values), actions: [action],
      });
    },
    submit: (who, view, values) =>
      deliver("interactive", { ...interactive, type: "view_submission", user: user(who), trigger_id: stub.newTrigger(who), view: viewPayload(view, values), response_urls: [] }),
  };
}

/** A view as Slack gives it back: what we sent, with the state of its inputs (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). */
export function viewPayload(view: { readonly id: string; readonly hash: string; readonly view: Readonly<Record<string, unknown>> }, values: Values): Record<string, unknown> {
  const state: Record<string, Record<string, unknown>> = {};
  for (const raw of view.view["blocks"] as readonly unknown[]) {
    const block = raw as { type: string; block_id: string; element: Record<string, unknown> & { type: string; action_id: string } };
    if (block.type !== "input") continue;
    const id = block.block_id.slice(block.block_id.indexOf("~") + 1);
    state[block.block_id] = { [block.element.action_id]: elementState(block.element, values[id]) };
  }
  return { ...view.view, id: view.id, hash: view.hash, team_id: team, app_id: "A1", bot_id: "B1", root_view_id: view.id, app_installed_team_id: team, state: { values: state } };
}

interface Option {
  readonly value: string;
}
function elementState(e: Record<string, unknown> & { type: string }, typed: string | undefined): Record<string, unknown> {
  const all = [...((e["options"] as Option[] | undefined) ?? []), ...((e["option_groups"] as { options: Option[] }[] | undefined) ?? []).flatMap((g) => g.options)];
  const pick = (value: string | undefined): Option | null => all.find((o) => o.value === value) ?? null;
  switch (e.type) {
    case "plain_text_input":
      return { type: e.type, value: typed ?? (e["initial_value"]) ?? null };
    case "static_select":
    case "radio_buttons":
      return { type: e.type, selected_option: typed === undefined ? ((e["initial_option"]) ?? null) : pick(typed) };
    case "checkboxes":
    case "multi_static_select":
      return { type: e.type, selected_options: typed === undefined ? (e["initial_options"] ?? []) : typed.split(",").map(pick).filter((o) => o !== null) };
    case "datepicker":
      return { type: e.type, selected_date: typed ?? e["initial_date"] ?? null };
    default:
      return { type: e.type, selected_date_time: e["initial_date_time"] ?? null };
  }
}
