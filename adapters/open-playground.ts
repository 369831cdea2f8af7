import type { Product } from "./compose.ts";
import { operatorOf } from "./open-operator.ts";
import { openAggregates } from "./mongo/aggregates.ts";
import type { Platform } from "./platform.ts";
import { chatCollection } from "./web/chat-message.ts";
import type { ChatMessage } from "./web/chat-message.ts";
import { directPlace, generalPlace, placeRef, platform, tenant } from "./web/places.ts";
import type { PlaygroundPerson } from "./web/ports.ts";
import { createPlayground } from "./web/playground.ts";
import type { ActiveProgramme } from "../src/programme/active-programme.ts";
import { accountId, placeId } from "../src/vocabulary/incoming.ts";

/** Opens the local chat page on the product: everybody of the people file has an account in it, every group a channel. */
export async function openPlayground(product: Product): Promise<Platform> {
  const active = await product.app.programme();
  if (!active) throw new Error("the playground needs a programme");
  await settle(product, active);
  const { programme, scope, calendar } = active;
  const { app, clock, connection, ports } = product;
  const { router, messenger, close } = createPlayground({
    handle: (incoming) => app.handle(incoming),
    programme: () => ({ ...scope, name: programme.name, language: programme.language, demo: programme.demo }),
    people: () => people(product, active),
    groups: () => programme.groups.map((g) => ({ id: g.id, name: g.name })),
    chat: openAggregates<ChatMessage, "place">(connection, chatCollection),
    time: {
      now: () => clock.now(),
      zone: calendar.zone,
      moveTo: async (moment) => {
        await clock.moveTo(moment);
        await app.run("sweep");
      },
      nextOpening: async () => {
        const next = await app.nextOpening();
        return next && { quarter: next.quarter, moment: next.opensAt };
      },
    },
    log: ports.log,
    operator: operatorOf(product),
  });
  return { messenger, mounts: [{ path: "/", handler: router }], start: () => Promise.resolve(), stop: () => Promise.resolve(close()) };
}

async function people(product: Product, active: ActiveProgramme): Promise<readonly PlaygroundPerson[]> {
  const { persons, roles } = product.stores;
  const programme = active.programme.id;
  const assignments = (await roles.find({ programme })).map((r) => r.value);
  return (await persons.find({ programme }, { sort: "name" })).filter((p) => p.value.chat !== false).map(({ value }) => ({
    id: value.id, name: value.name,
    roles: assignments.filter((a) => a.person === value.id).map((a) => ({ role: a.role, ...(a.group === undefined ? {} : { group: a.group }) })),
  }));
}

/** Accounts and places of the page; what is there already stays as it is (a channel may have been unlinked). */
async function settle(product: Product, active: ActiveProgramme): Promise<void> {
  const { accounts, places, persons } = product.stores;
  for (const { value: person } of await persons.find({ programme: active.programme.id })) {
    if (person.chat === false) continue;
    const ref = { platform, tenant, user: person.id };
    await accounts.insert({ ...active.scope, id: accountId(ref), person: person.id, ref, direct: directPlace(person.id), seenAt: 0 });
  }
  for (const conversation of [generalPlace, ...active.programme.groups.map((g) => g.id)]) {
    const group = active.programme.groups.find((g) => g.id === conversation);
    await places.insert({
      ...active.scope, id: placeId(placeRef(conversation)), platform, tenant, conversation,
      ...(group ? { group: group.id, name: group.name } : {}),
    });
  }
}
