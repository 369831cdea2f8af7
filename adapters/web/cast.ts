import type { Role } from "../../src/people/person.ts";
import { generalPlace } from "./places.ts";
import type { PlaygroundGroup, PlaygroundPerson } from "./ports.ts";

/** Who plays which part in "Kokeile näin". */
export interface Cast {
  /** The group the guide plays in: the elderly services of the sample, else the first that has a chair. */
  readonly group: string;
  readonly chair: PlaygroundPerson;
  /** Somebody of the staff, who only asks: also who a visitor is at first. */
  readonly asker: PlaygroundPerson;
}

const favourite = "vanhus";

/** Undefined when there is nobody at all. */
export function castFrom(people: readonly PlaygroundPerson[], groups: readonly PlaygroundGroup[]): Cast | undefined {
  const somebody = people[0];
  if (!somebody) return undefined;
  const holding = (role: Role, group?: string): PlaygroundPerson | undefined =>
    people.find((p) => p.roles.some((r) => r.role === role && (group === undefined || r.group === group)));
  const ids = groups.map((g) => g.id);
  const group = [favourite, ...ids].find((id) => ids.includes(id) && holding("chair", id));
  if (group === undefined) return { group: generalPlace, chair: somebody, asker: holding("staff") ?? somebody };
  const chair = holding("chair", group) ?? somebody;
  return { group, chair, asker: holding("staff", group) ?? holding("staff") ?? chair };
}
