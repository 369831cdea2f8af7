import type { Role } from "../../../src/people/person.ts";
import { roles } from "../../../src/people/person.ts";
import type { PageModel } from "../page-model.ts";
import { directPerson, directPlace } from "../places.ts";
import type { PlaygroundPerson } from "../ports.ts";
import { addressOf } from "./address.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";
import { roleLine } from "./place-names.ts";
import type { PartProps } from "./render-sidebar.tsx";

/** Everybody of the people file, under the group they belong to; those over the whole programme first. */
export const PeopleDialog = ({ model, t }: PartProps) => (
  <dialog id="people" class="sheet people" closedby="any" aria-labelledby="people-title">
    <div class="sheet-head">
      <h2 id="people-title" tabindex={-1}>
        {t("playground.person.title")}
      </h2>
      <button type="button" class="icon-button" data-people="close" aria-label={t("playground.close")}>
        <Icon name="close" />
      </button>
    </div>
    <div class="sheet-body">
      <p class="muted">{t("playground.person.intro")}</p>
      {sections(model, t("playground.person.wholeProgramme")).map((section) => (
        <section class="people-group">
          <h3>{section.name}</h3>
          <ul role="list">
            {section.people.map((person) => (
              <PersonLink model={model} t={t} person={person} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  </dialog>
);

const PersonLink = ({ model, t, person }: PartProps & { readonly person: PlaygroundPerson }) => {
  const place = directPerson(model.place) === undefined ? model.place : directPlace(person.id);
  const now = person.id === model.person.id;
  return (
    <li>
      <a
        href={addressOf({ person: person.id, place, language: model.viewer.language })}
        class="person-link"
        data-visit
        data-person-link={person.id}
        data-numbers={(model.recent[directPlace(person.id)] ?? []).join(" ")}
        data-place-link={directPlace(person.id)}
        {...(now ? { "aria-current": "true" } : {})}
      >
        <Avatar person={person.id} name={person.name} />
        <span class="person-words">
          <strong>{person.name}</strong>
          <span class="muted">{roleLine(model, person, t)}</span>
        </span>
        <span class="badge" hidden />
        {now ? <Icon name="check" /> : null}
      </a>
    </li>
  );
};

interface Section {
  readonly name: string;
  readonly people: readonly PlaygroundPerson[];
}

const order: readonly Role[] = ["chair", ...roles.filter((r) => r !== "chair" && r !== "staff"), "staff"];

/** A person of two groups stands under both; chairs come first, staff last. */
function sections(model: PageModel, whole: string): readonly Section[] {
  const of = (group: string | undefined): readonly PlaygroundPerson[] => {
    const rank = (p: PlaygroundPerson): number => Math.min(...p.roles.filter((r) => r.group === group).map((r) => order.indexOf(r.role)));
    const members = model.people.filter((p) => p.roles.some((r) => r.group === group) || (group === undefined && p.roles.length === 0));
    return [...members].sort((a, b) => rank(a) - rank(b));
  };
  const named = model.groups.map((g) => ({ name: g.name, people: of(g.id) }));
  return [{ name: whole, people: of(undefined) }, ...named].filter((s) => s.people.length > 0);
}
