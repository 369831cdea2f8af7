import type { Connection } from "mongoose";
import { reachFor } from "../src/people/permissions.ts";
import { dateOf } from "../src/shared/calendar.ts";
import type { Aggregates } from "../src/ports/aggregates.ts";
import type { CollectionSpec } from "../src/stores.ts";
import type { Product } from "./compose.ts";
import { fingerprintOf, linkMinutes, looksLikeSecret, newSecret } from "./link-secret.ts";
import { openAggregates } from "./mongo/aggregates.ts";

/** What opens the operator's page. The id is the secret's fingerprint; `person`: whose it is, when it was made for somebody. */
interface OperatorLink {
  readonly id: string;
  readonly person?: string;
  /** Machine time. */
  readonly expiresAt: number;
}

export const operatorCollection: CollectionSpec = { collection: "operatorlinks", version: 1, indexes: [] };

const linksIn = (connection: Connection): Aggregates<OperatorLink, never> => openAggregates(connection, operatorCollection);

/** The path of a new link; links that have run out are forgotten. Made where commands are run, so whoever runs them already has the store. */
export async function offerOperatorPage({ connection, clock }: Pick<Product, "connection" | "clock">, person?: string): Promise<{ readonly path: string; readonly minutes: number }> {
  const links = linksIn(connection);
  const now = clock.machine();
  for (const { value } of await links.find({})) if (value.expiresAt <= now) await links.remove(value.id);
  const secret = newSecret();
  await links.insert({ id: fingerprintOf(secret), expiresAt: now + linkMinutes * 60_000, ...(person === undefined ? {} : { person }) });
  return { path: `/operator/${secret}`, minutes: linkMinutes };
}

/** Whether this secret opens the page now. Asked at every request: a person who is no administrator any more is out at once. */
export async function opensOperatorPage(product: Product, secret: string): Promise<boolean> {
  if (!looksLikeSecret(secret)) return false;
  const link = (await linksIn(product.connection).get(fingerprintOf(secret)))?.value;
  if (!link || link.expiresAt <= product.clock.machine()) return false;
  return link.person === undefined || mayOperate(product, link.person);
}

/** Operating is an administrator's, by the table of who may do what. */
export async function mayOperate({ app, stores, clock }: Product, person: string): Promise<boolean> {
  const active = await app.programme();
  if (!active) return false;
  const roles = (await stores.roles.find({ programme: active.programme.id, person })).map((r) => r.value);
  return reachFor("manageProgramme", roles, dateOf(clock.now(), active.calendar.zone)) === "all";
}
