import { createHash, randomUUID } from "node:crypto";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import type { App } from "../../src/app.ts";
import { createApp } from "../../src/app.ts";
import type { Role } from "../../src/people/person.ts";
import type { Ports } from "../../src/ports.ts";
import type { Documents } from "../../src/ports/documents.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { ReportLinks } from "../../src/ports/report-links.ts";
import { loadProgramme } from "../../src/programme/load-programme.ts";
import type { People } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { momentOf } from "../../src/shared/calendar.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { FieldValues, Screen } from "../../src/vocabulary/form.ts";
import { accountId, placeId } from "../../src/vocabulary/incoming.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { recordingMessenger } from "./messenger.ts";
import type { RecordingMessenger } from "./messenger.ts";
import { smallProgramme } from "./small-programme.ts";
import type { TestStore } from "./store.ts";

/** Who works in the test office, on a platform called "test". */
export const smallPeople = (p: Programme): People => {
  const scope = { organisation: p.organisation, programme: p.id };
  const person = (id: string, role: Role, group?: string): { id: string; role: Role; group?: string } => ({ id, role, ...(group ? { group } : {}) });
  const all = [
    person("kotijohtaja", "chair", "koti"), person("tietojohtaja", "chair", "digi"), person("lapsijohtaja", "chair", "lapset"),
    person("koordinaattori", "coordinator"), person("viestijä", "communicationsOfficer"), person("ylläpitäjä", "administrator"), person("hoitaja", "staff", "koti"),
  ];
  return {
    persons: all.map((x) => ({ ...scope, id: x.id, name: x.id, ...(x.id === "tietojohtaja" ? { language: "sv" as const } : {}) })),
    roles: all.map((x) => ({ ...scope, id: `${x.role}:${x.id}`, person: x.id, role: x.role, ...(x.group ? { group: x.group } : {}) })),
  };
};

/** The whole app over the real store, driven as a platform drives it. */
export interface Office {
  readonly app: App;
  readonly ports: Ports;
  readonly messenger: RecordingMessenger;
  write(who: string, where: string, text: string): Promise<Reply>;
  press(who: string, where: string, route: string, params?: Readonly<Record<string, string>>): Promise<Reply>;
  submit(who: string, screen: Screen, values: FieldValues, action?: string): Promise<Reply>;
  /** Moves the clock to a civil date and hour and does what is due. */
  goTo(date: string, hour?: number): Promise<void>;
  /** Everything delivered to a person or channel so far, as plain text. */
  inbox(who: string): readonly string[];
  /** A new app on the same store, as after a restart. */
  restarted(): Office;
}

export interface OfficeOptions {
  readonly programme?: Programme;
  readonly people?: (p: Programme) => People;
  /** Forms open as screens; false asks them question by question. */
  readonly canOpenForms?: boolean;
  /** Channels that are linked from the start, by group id. */
  readonly linked?: readonly string[];
  readonly reportLinks?: ReportLinks;
  readonly documents?: Documents;
  readonly pictures?: Pictures;
}

export async function openOffice(store: TestStore, options: OfficeOptions = {}): Promise<Office> {
  const programme = options.programme ?? smallProgramme;
  const { reportLinks, documents, pictures } = options;
  const ports: Ports = { ...portsOf(store), ...(reportLinks ? { reportLinks } : {}), ...(documents ? { documents } : {}), ...(pictures ? { pictures } : {}) };
  const people = (options.people ?? smallPeople)(programme);
  store.clock.set(momentOf("2021-03-29", 9, programme.zone));
  await loadProgramme(ports, programme, people);
  const scope = { organisation: programme.organisation, programme: programme.id };
  const accounts = people.persons.map(({ id }) => {
    const ref = { platform: "test", tenant: "T1", user: id };
    return store.stores.accounts.insert({ ...scope, id: accountId(ref), person: id, ref, direct: `dm-${id}`, seenAt: 0 });
  });
  const places = (options.linked ?? programme.groups.map((g) => g.id)).map((group) => {
    const place = { platform: "test", tenant: "T1", conversation: group, kind: "channel" as const };
    return store.stores.places.insert({ ...scope, id: placeId(place), platform: "test", tenant: "T1", conversation: group, group });
  });
  await Promise.all([...accounts, ...places]);
  return officeOn(store, ports, options);
}

function portsOf(store: TestStore): Ports {
  const messenger = recordingMessenger();
  return {
    stores: store.stores,
    messengers: new Map([["test", messenger]]),
    clock: store.clock,
    holidays: finnishHolidays(),
    newId: () => randomUUID().slice(0, 12),
    fingerprint: (secret) => Promise.resolve(createHash("sha256").update(secret).digest("hex")),
    log: store.log,
    wake: () => undefined,
  };
}

function officeOn(store: TestStore, ports: Ports, options: OfficeOptions): Office {
  const app = createApp(ports);
  const messenger = ports.messengers.get("test") as RecordingMessenger;
  const base = (who: string, where: string): Omit<Incoming, "kind"> & { id: string } => ({
    id: randomUUID(),
    actor: { platform: "test", tenant: "T1", user: who },
    place: { platform: "test", tenant: "T1", conversation: where === "dm" ? `dm-${who}` : where, kind: where === "dm" ? "direct" : "channel" },
    canOpenForms: options.canOpenForms ?? true,
  });
  const handle = async (incoming: Incoming): Promise<Reply> => {
    const reply = await app.handle(incoming);
    await app.run("deliver");
    return reply;
  };
  return {
    app, ports, messenger,
    write: (who, where, text) => handle({ ...base(who, where), kind: "text", text }),
    press: (who, where, route, params = {}) => handle({ ...base(who, where), kind: "press", route, params }),
    submit: (who, screen, values, action = "submit") =>
      handle({ ...base(who, "dm"), kind: "submit", session: screen.session, rev: screen.rev, action, values }),
    async goTo(date, hour = 9) {
      store.clock.set(momentOf(date, hour, "Europe/Helsinki"));
      await app.run("sweep");
    },
    inbox: (who) => messenger.arrived.filter((s) => s.to.user === who || s.to.conversation === who).map((s) => cardText(s.message.card)),
    restarted: () => officeOn(store, ports, options),
  };
}

export function screenOf(reply: Reply): Screen {
  if (reply.kind !== "screen") throw new Error(`expected a screen, got ${describe(reply)}`);
  return reply.screen;
}

export function cardOfReply(reply: Reply): Card {
  if (reply.kind !== "card" && reply.kind !== "closed") throw new Error(`expected a card, got ${describe(reply)}`);
  return reply.card;
}

export const textOf = (reply: Reply): string => cardText(cardOfReply(reply));

const describe = (reply: Reply): string => (reply.kind === "card" ? `the card "${reply.card.summary}"` : reply.kind === "screen" ? `the screen "${reply.screen.title}"` : reply.kind);

/** The buttons of a card, by label. */
export const buttonOf = (card: Card, label: string): { route: string; params: Readonly<Record<string, string>> } => {
  const buttons = card.blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));
  const found = buttons.find((b) => b.label.startsWith(label));
  if (!found) throw new Error(`no button "${label}" among ${buttons.map((b) => b.label).join(", ")}`);
  return { route: found.route, params: found.params ?? {} };
};
