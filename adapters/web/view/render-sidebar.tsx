import { languages } from "../../../src/shared/language.ts";
import type { Speak } from "../../../src/texts/texts.ts";
import type { PageModel } from "../page-model.ts";
import { channelIds, directPlace } from "../places.ts";
import { addressOf } from "./address.ts";
import { Avatar, hueOf } from "./avatar.tsx";
import { Icon, Mark } from "./icons.tsx";
import { placeName, roleLine } from "./place-names.ts";

export interface PartProps {
  readonly model: PageModel;
  readonly t: Speak;
}

export const Sidebar = ({ model, t }: PartProps) => (
  <div id="sidebar" class="sidebar" tabindex={-1}>
    <header class="brand">
      <Mark />
      <p class="brand-words">
        <strong>Kvartti</strong>
        <span>{model.programme.name}</span>
        {model.programme.demo ? <span class="demo-ribbon">{t("demo.mark")}</span> : null}
      </p>
      <button type="button" class="icon-button menu-close" data-menu="close" aria-label={t("playground.menu.close")}>
        <Icon name="close" />
      </button>
    </header>
    <Persona model={model} t={t} />
    <nav class="places" aria-label={t("playground.places")}>
      <h2>{t("playground.direct")}</h2>
      <ul role="list">
        <PlaceLink model={model} t={t} place={directPlace(model.person.id)} />
      </ul>
      <h2>{t("playground.channels")}</h2>
      <ul role="list">
        {channelIds(model.groups).map((place) => (
          <PlaceLink model={model} t={t} place={place} />
        ))}
      </ul>
    </nav>
    <Clock model={model} t={t} />
    <Languages model={model} t={t} />
  </div>
);

/** Who you are now: named, coloured, and one press away from being somebody else. */
const Persona = ({ model, t }: PartProps) => (
  <button type="button" class={`persona ${hueOf(model.person.id)}`} data-people="open" aria-haspopup="dialog">
    <Avatar person={model.person.id} name={model.person.name} />
    <span class="persona-words">
      <span class="persona-now">
        <span>{t("playground.person.now")}</span>
        <span class="persona-change">
          <Icon name="swap" />
          {t("playground.person.change")}
        </span>
      </span>
      <strong>{model.person.name}</strong>
      <span class="persona-role">{roleLine(model, model.person, t)}</span>
    </span>
  </button>
);

const PlaceLink = ({ model, t, place }: PartProps & { readonly place: string }) => {
  const direct = place === directPlace(model.person.id);
  return (
    <li>
      <a
        href={addressOf({ person: model.person.id, place, language: model.viewer.language })}
        class="place-link"
        data-visit
        data-place-link={place}
        data-numbers={(model.recent[place] ?? []).join(" ")}
        {...(place === model.place ? { "aria-current": "page" } : {})}
      >
        {direct ? <Mark /> : <Icon name="channel" />}
        <span class="place-name">{placeName(model, place, t)}</span>
        <span class="badge" hidden />
      </a>
    </li>
  );
};

/** Only a demo programme's clock can be moved: a real one goes by the machine's. */
const Clock = ({ model, t }: PartProps) => (
  <section class="clock" aria-labelledby="clock-title">
    <div class="clock-face">
      <h2 id="clock-title">{t(model.programme.demo ? "playground.clock.title" : "playground.clock.real")}</h2>
      <p class="clock-now" data-clock>
        {model.clock.now}
      </p>
    </div>
    {model.programme.demo ? <ClockMover model={model} t={t} /> : null}
    <p class="operator-link">
      <a href={`/playground/operator?lang=${model.viewer.language}`}>{t("operator.title")}</a>
    </p>
  </section>
);

const ClockMover = ({ model, t }: PartProps) => (
  <>
    <div class="buttons">
      <button type="button" class="button plain" data-time="day">
        {t("playground.clock.day")}
      </button>
      <button type="button" class="button plain" data-time="week">
        {t("playground.clock.week")}
      </button>
    </div>
    <button type="button" class="button soft wide" data-time="opening" hidden={model.clock.opening === undefined}>
      <span>
        {t("playground.clock.opening")}
        <span class="button-detail" data-opening>
          {model.clock.opening}
        </span>
      </span>
      <Icon name="forward" />
    </button>
  </>
);

const languageNames = { fi: "Suomi", sv: "Svenska", en: "English" } as const;

/** In the head of the page; on a narrow screen among the places. */
export const Languages = ({ model, t }: PartProps) => (
  <nav class="languages" aria-label={t("playground.language")}>
    {languages.map((language) => (
      <a
        href={addressOf({ person: model.person.id, place: model.place, language })}
        lang={language}
        hreflang={language}
        data-language-link={language}
        {...(language === model.viewer.language ? { "aria-current": "true" } : {})}
      >
        {languageNames[language]}
      </a>
    ))}
  </nav>
);
