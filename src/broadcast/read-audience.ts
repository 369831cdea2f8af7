import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { dateOf } from "../shared/calendar.ts";
import type { AudienceChoice, ResolvedAudience } from "./audience.ts";
import { resolveAudience } from "./audience.ts";

/** The audience as it is right now. */
export async function readAudience(ports: Ports, active: ActiveProgramme, choice: AudienceChoice): Promise<ResolvedAudience> {
  const scope = { programme: active.programme.id };
  const { persons, roles, accounts, places } = ports.stores;
  const [people, held, known, linked] = await Promise.all([persons.find(scope, { sort: "name" }), roles.find(scope), accounts.find(scope), places.find(scope)]);
  return resolveAudience(choice, {
    programme: active.programme,
    persons: people.map((p) => p.value),
    roles: held.map((r) => r.value),
    accounts: known.map((a) => a.value),
    places: linked.map((p) => p.value),
    today: dateOf(ports.clock.now(), active.calendar.zone),
  });
}
