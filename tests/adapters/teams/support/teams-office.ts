import { createHash, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import express from "express";
import { finnishHolidays } from "../../../../adapters/calendar/holidays.ts";
import { openAggregates } from "../../../../adapters/mongo/aggregates.ts";
import { openTeams } from "../../../../adapters/teams/open-teams.ts";
import type { OpenedTeams } from "../../../../adapters/teams/open-teams.ts";
import type { TeamsSettings, TeamsTuning } from "../../../../adapters/teams/options.ts";
import { createApp } from "../../../../src/app.ts";
import type { App } from "../../../../src/app.ts";
import type { Documents } from "../../../../src/ports/documents.ts";
import type { Messenger } from "../../../../src/ports/messenger.ts";
import type { Ports } from "../../../../src/ports.ts";
import { loadProgramme } from "../../../../src/programme/load-programme.ts";
import { momentOf } from "../../../../src/shared/calendar.ts";
import { accountId, placeId } from "../../../../src/vocabulary/incoming.ts";
import { smallPeople } from "../../../support/office.ts";
import { smallProgramme } from "../../../support/small-programme.ts";
import type { TestStore } from "../../../support/store.ts";
import { channelId, executed, inChannel, inPersonal, mentioned, personalId, said, tenant } from "./activities.ts";
import type { Json } from "./activities.ts";
import type { Connector, ConnectorUser } from "./connector.ts";
import { actionsOf, cardIn, textsOf } from "./cards.ts";

export interface Answered {
  readonly status: number;
  readonly body: Json | undefined;
}

/** The office on Teams: the whole app over the real store, spoken to over HTTP as Teams speaks to it. */
export interface TeamsOffice {
  readonly app: App;
  readonly ports: Ports;
  readonly teams: OpenedTeams;
  readonly url: string;
  user(person: string): ConnectorUser;
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Posts, and waits until it has been worked on. */
  deal(body: unknown): Promise<Answered>;
  write(person: string, text: string): Promise<Answered>;
  mention(person: string, text: string): Promise<Answered>;
  /** Presses a button of the newest message that has it, with what was typed. */
  press(person: string, label: string, typed?: Json, where?: "personal" | "channel"): Promise<Answered>;
  goTo(date: string, hour?: number): Promise<void>;
  /** What the newest message of a conversation says. */
  newest(where: string): readonly string[];
  close(): Promise<void>;
}

export interface TeamsOfficeOptions {
  readonly config?: Partial<TeamsSettings>;
  readonly tuning?: Partial<TeamsTuning>;
  /** Known accounts; without it everybody's. */
  readonly accounts?: readonly string[];
  /** Group that the channel is linked to. */
  readonly linked?: string;
  readonly emails?: boolean;
  readonly documents?: Documents;
  /** Goes on with what is in the store. */
  readonly again?: boolean;
}

export async function openTeamsOffice(store: TestStore, connector: Connector, options: TeamsOfficeOptions = {}): Promise<TeamsOffice> {
  const programme = smallProgramme;
  const messengers = new Map<string, Messenger>();
  const ports: Ports = {
    stores: store.stores, messengers, clock: store.clock, holidays: finnishHolidays(), newId: () => randomUUID().slice(0, 12),
    fingerprint: (secret) => Promise.resolve(createHash("sha256").update(secret).digest("hex")), log: store.log, wake: () => undefined,
    ...(options.documents ? { documents: options.documents } : {}),
  };
  const people = smallPeople(programme);
  const userOf = (person: string): ConnectorUser => {
    const hex = createHash("sha256").update(person).digest("hex");
    return { id: `29:${hex.slice(0, 20)}`, aadObjectId: `${hex.slice(0, 8)}-0000-4000-8000-${hex.slice(8, 20)}`, name: person, email: `${encodeURIComponent(person)}@example.org` };
  };
  if (!options.again) {
    store.clock.set(momentOf("2021-03-29", 9, programme.zone));
    connector.users.push(...people.persons.map((p) => userOf(p.id)));
    const persons = options.emails ? people.persons.map((p) => ({ ...p, email: userOf(p.id).email ?? "" })) : people.persons;
    await loadProgramme(ports, programme, { ...people, persons });
    const scope = { organisation: programme.organisation, programme: programme.id };
    for (const id of options.accounts ?? people.persons.map((p) => p.id)) {
      const ref = { platform: "teams", tenant, user: userOf(id).aadObjectId };
      await store.stores.accounts.insert({ ...scope, id: accountId(ref), person: id, ref, direct: personalId(userOf(id)), seenAt: 0 });
    }
    const place = { platform: "teams", tenant, conversation: channelId, kind: "channel" as const };
    if (options.linked !== undefined) await store.stores.places.insert({ ...scope, id: placeId(place), platform: "teams", tenant, conversation: channelId, group: options.linked });
  }
  const app = createApp(ports);
  const config: TeamsSettings = { appId: "", type: "MultiTenant", ...options.config };
  const teams = await openTeams({ config, app, ports, collection: (spec) => openAggregates(store.connection, spec), ...(options.tuning ? { tuning: options.tuning } : {}) });
  messengers.set("teams", teams.messenger);
  const { server, url } = await serve(teams);

  const post: TeamsOffice["post"] = async (body, headers = {}) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const res = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: text });
    const raw = await res.text();
    return { status: res.status, body: raw.startsWith("{") ? (JSON.parse(raw) as Json) : undefined };
  };
  const settle = async (): Promise<void> => {
    await teams.settle();
    await app.run("deliver");
  };
  const deal: TeamsOffice["deal"] = async (body) => {
    const answered = await post(body);
    await settle();
    return answered;
  };
  return {
    app, ports, teams, url, user: userOf, post, deal,
    write: (person, text) => deal(said(connector, userOf(person), text)),
    mention: (person, text) => deal(mentioned(connector, userOf(person), text)),
    press: (person, label, typed = {}, where = "personal") => {
      const user = userOf(person);
      const conversation = where === "personal" ? personalId(user) : channelId;
      const message = connector.posted.filter((p) => p.conversation.startsWith(conversation)).reverse().find((p) => actionsOf(p).some((a) => a.title.startsWith(label)));
      const action = message && actionsOf(message).find((a) => a.title.startsWith(label));
      if (!message || !action) throw new Error(`no button "${label}" in ${JSON.stringify(connector.in(conversation).map(textsOf)).slice(0, 2_000)}`);
      return deal(executed(connector, user, where === "personal" ? inPersonal(user) : inChannel("1700000000001"), { ...action.data, ...typed }, message.id));
    },
    goTo: async (date, hour = 9) => {
      store.clock.set(momentOf(date, hour, "Europe/Helsinki"));
      await app.run("sweep");
    },
    newest: (where) => {
      const found = connector.posted.filter((p) => p.conversation.startsWith(where)).at(-1);
      return found ? (cardIn(found) ? textsOf(found) : [String(found.activity["text"])]) : [];
    },
    close: async () => {
      await teams.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

async function serve(teams: OpenedTeams): Promise<{ readonly server: Server; readonly url: string }> {
  const http = express();
  for (const mount of teams.mounts) http.use(mount.path, mount.handler);
  const server = http.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/messages` };
}
