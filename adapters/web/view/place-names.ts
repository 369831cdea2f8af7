import type { Speak } from "../../../src/texts/texts.ts";
import type { PageModel } from "../page-model.ts";
import { directPerson, generalPlace } from "../places.ts";
import type { PlaygroundPerson } from "../ports.ts";

type Named = Pick<PageModel, "groups">;

export const placeName = ({ groups }: Named, place: string, t: Speak): string => {
  if (directPerson(place) !== undefined) return "Kvartti";
  if (place === generalPlace) return t("playground.place.general");
  return groups.find((g) => g.id === place)?.name ?? place;
};

export const roleName = ({ groups }: Named, role: PlaygroundPerson["roles"][number], t: Speak): string => {
  const group = groups.find((g) => g.id === role.group)?.name;
  const name = t(`playground.role.${role.role}`);
  return group === undefined ? name : `${name}, ${group}`;
};

/** All roles of a person in one line, each said once. */
export const roleLine = (model: Named, person: PlaygroundPerson, t: Speak): string =>
  [...new Set(person.roles.map((role) => roleName(model, role, t)))].join(" · ");
