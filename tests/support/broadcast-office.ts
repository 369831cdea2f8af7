import type { Account } from "../../src/people/person.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Broadcast } from "../../src/broadcast/broadcast.ts";
import { deliveryReport } from "../../src/broadcast/delivery-report.ts";
import type { DeliveryReport } from "../../src/broadcast/delivery-report.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { FieldValues } from "../../src/vocabulary/form.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Office } from "./office.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, smallPeople } from "./office.ts";
import { smallProgramme } from "./small-programme.ts";
import type { TestStore } from "./store.ts";

/** The test office as its broadcasts see it: a body, two audiences, somebody from outside and somebody who is on no chat. */
export const broadcastProgramme: Programme = {
  ...smallProgramme,
  bodies: [{ id: "ohjaus", name: "Ohjausryhmä", kind: "steeringGroup", aliases: [] }],
  audiences: [
    { id: "johto", name: "Ohjausryhmä", aliases: [], emphasis: "Tavoitteet ensin.", to: ["body:ohjaus"] },
    { id: "ryhmat", name: "Työryhmät", aliases: [], emphasis: "Toimenpiteet ensin.", to: ["groups"] },
  ],
};

export async function openBroadcastOffice(store: TestStore, options: { readonly broadcasts?: Programme["broadcasts"]; readonly more?: number } = {}): Promise<Office> {
  const programme = options.broadcasts ? { ...broadcastProgramme, broadcasts: options.broadcasts } : broadcastProgramme;
  const scope = { organisation: programme.organisation, programme: programme.id };
  const office = await openOffice(store, {
    programme,
    people: (p) => {
      const base = smallPeople(p);
      const more = Array.from({ length: options.more ?? 0 }, (_, i) => ({ ...scope, id: `jäsen${i}`, name: `Jäsen ${i}` }));
      return {
        persons: [...base.persons, { ...scope, id: "puheenjohtaja", name: "Ohjausryhmän puheenjohtaja", bodies: ["ohjaus"] }, { ...scope, id: "kumppani", name: "Järjestön edustaja", outside: true }, ...more],
        roles: [...base.roles, { ...scope, id: "staff:kumppani", person: "kumppani", role: "staff", group: "digi" }, ...more.map((m) => ({ ...scope, id: `staff:${m.id}`, person: m.id, role: "staff" as const, group: "lapset" }))],
      };
    },
  });
  await store.stores.persons.insert({ ...scope, id: "valtuutettu", name: "Valtuutettu", email: "valtuutettu@laituri.fi", bodies: ["ohjaus"] });
  return office;
}

export const accountFor = (person: string, more: Partial<Account> = {}): Account => {
  const ref = { platform: "test", tenant: "T1", user: person };
  return { organisation: "laituri", programme: "laituri", id: accountId(ref), person, ref, direct: `dm-${person}`, seenAt: 0, ...more };
};

export const usual: FieldValues = { "title.fi": "Kotihoito laajenee", "text.fi": "Kotihoito toimii nyt ympäri vuorokauden.", to: "group:koti", reach: "channels", publicity: "public", ack: "yes" };

/** Through the form, as an author does: up to the preview. */
export async function written(office: Office, who: string, values: FieldValues = {}): Promise<Card> {
  let reply = await office.press(who, "dm", "broadcast.write");
  const all = { ...usual, ...values };
  for (let step = 0; reply.kind === "screen" && step < 6; step += 1) {
    const screen = screenOf(reply);
    if (screen.errors) throw new Error(JSON.stringify(screen.errors));
    reply = await office.submit(who, screen, all);
  }
  return cardOfReply(reply);
}

export async function pressed(office: Office, who: string, card: Card, label: string): Promise<Card> {
  const { route, params } = buttonOf(card, label);
  return cardOfReply(await office.press(who, "dm", route, params));
}

/** From the form until everything has left. */
export async function sent(office: Office, store: TestStore, who: string, values: FieldValues = {}): Promise<Broadcast> {
  const card = await written(office, who, values);
  const send = card.blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : [])).find((b) => b.route === "broadcast.send");
  const leaves = await pressed(office, who, card, send?.label ?? "Lähetä");
  const id = buttonOf(leaves, "Lähetysraportti").params["b"] ?? "";
  await minutesLater(office, store, 2);
  return broadcastOf(store, id);
}

export async function minutesLater(office: Office, store: TestStore, minutes: number): Promise<void> {
  store.clock.advance(minutes * 60_000);
  for (let i = 0; i < 40 && (await office.app.run("deliver")).nextInMs === 0; i += 1);
}

export async function broadcastOf(store: TestStore, id: string): Promise<Broadcast> {
  const stored = await store.stores.broadcasts.get(id);
  if (!stored) throw new Error(`no broadcast ${id}`);
  return stored.value;
}

export const reportOf = async (office: Office, store: TestStore, id: string): Promise<DeliveryReport> => deliveryReport(office.ports, await broadcastOf(store, id));

/** State by recipient. */
export const standing = (report: DeliveryReport): Readonly<Record<string, string>> => Object.fromEntries(report.rows.map((r) => [r.recipient.kind === "place" ? (decodeURIComponent(r.recipient.id).split(":").at(-1) ?? "") : r.recipient.id, r.state]));
