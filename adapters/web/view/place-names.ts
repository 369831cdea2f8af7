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

/** All roles of a person in one line, each said once: "Puheenjohtaja: Vammaispalvelut, Lastensuojelu · Viestijä". */
export function roleLine({ groups }: Named, person: PlaygroundPerson, t: Speak): string {
  const held = [...new Set(person.roles.map((r) => r.role))];
  return held
    .map((role) => {
      const ids = person.roles.filter((r) => r.role === role).map((r) => r.group);
      const names = groups.filter((g) => ids.includes(g.id)).map((g) => g.name);
      const title = t(`playground.role.${role}`);
      return names.length === 0 ? title : `${title}: ${names.join(", ")}`;
    })
    .join(" · ");
}
