import { directPerson, generalPlace } from "../places.ts";
import { Avatar, hueOf } from "./avatar.tsx";
import { Icon } from "./icons.tsx";
import { placeName } from "./place-names.ts";
import { Guide } from "./render-guide.tsx";
import { MessageItem } from "./render-message.tsx";
import { Languages } from "./render-sidebar.tsx";
import type { PartProps } from "./render-sidebar.tsx";

/** The conversation: its name, the guide, the messages and the field to write in. */
export const PlaceView = ({ model, t }: PartProps) => (
  <main id="main" class="place">
    <PlaceHead model={model} t={t} />
    <Guide model={model} t={t} />
    <section class="messages" id="scroll" aria-label={t("playground.messages")} tabindex={0}>
      <button type="button" class="button plain older" data-older hidden={!model.more}>
        {t("playground.older")}
      </button>
      <ol id="messages" role="list" data-more={model.more ? "true" : "false"}>
        {model.messages.map((message) => (
          <MessageItem message={message} viewer={model.viewer} />
        ))}
      </ol>
      <EmptyPlace model={model} t={t} />
    </section>
    <button type="button" class="button primary newer" data-newer hidden>
      <Icon name="down" />
      {t("playground.newer")}
    </button>
    <Composer model={model} t={t} />
  </main>
);

const PlaceHead = ({ model, t }: PartProps) => (
  <header class="place-head">
    <button type="button" class="icon-button menu-open" data-menu="open" aria-expanded="false" aria-controls="sidebar" aria-label={t("playground.menu.open")}>
      <Icon name="menu" />
      <span class="dot" data-any-unread hidden />
    </button>
    <div class="place-title">
      <h1 tabindex={-1}>{placeName(model, model.place, t)}</h1>
      <p class="muted">{placeNote(model, t)}</p>
    </div>
    <Languages model={model} t={t} />
    <p class="head-clock" data-clock>
      {model.clock.now}
    </p>
    <button type="button" class="head-person" data-people="open" aria-haspopup="dialog">
      <span class="hidden">{t("playground.person.nowChange", { name: model.person.name })}</span>
      <Avatar person={model.person.id} name={model.person.name} />
    </button>
  </header>
);

function placeNote(model: PartProps["model"], t: PartProps["t"]): string {
  if (directPerson(model.place) !== undefined) return t("playground.place.directNote");
  return model.place === generalPlace ? t("playground.place.generalNote") : t("playground.place.groupNote");
}

/** What to ask first; pressing one sends it. */
const EmptyPlace = ({ model, t }: PartProps) => (
  <div class="empty" id="empty" hidden={model.messages.length > 0}>
    <h2>{t("playground.empty.title")}</h2>
    <p>{directPerson(model.place) === undefined ? t("playground.empty.channel") : t("playground.empty.direct")}</p>
    <div class="buttons">
      {suggestions(model, t).map((text) => (
        <button type="button" class="button plain" data-ask={text}>
          {text}
        </button>
      ))}
    </div>
  </div>
);

const suggestions = (model: PartProps["model"], t: PartProps["t"]): readonly string[] =>
  directPerson(model.place) === undefined
    ? [t("playground.ask.goal"), t("playground.ask.group"), t("playground.ask.help")]
    : [t("playground.ask.mine"), t("playground.ask.help")];

/** A file goes to Kvartti itself, in the direct conversation. */
const FileButton = ({ model, t }: PartProps) =>
  directPerson(model.place) === undefined ? null : (
    <>
      <input type="file" id="composer-file" accept=".pdf,.docx,.xlsx,.txt,.md,.yaml,.yml" hidden />
      <button type="button" class="button plain attach" data-attach>
        <Icon name="clip" />
        <span class="hidden">{t("playground.file")}</span>
      </button>
    </>
  );

const Composer = ({ model, t }: PartProps) => (
  <form id="composer" class={`composer edge-${hueOf(model.person.id)}`} autocomplete="off">
    <div class="problem" role="alert" hidden />
    <label for="composer-text">
      <Avatar person={model.person.id} name={model.person.name} />
      <span>
        {t("playground.composer.as")} <strong>{model.person.name}</strong>
      </span>
    </label>
    <div class="composer-row">
      <textarea id="composer-text" rows={1} data-limit="4000" placeholder={t("playground.composer.hint")} aria-describedby="composer-keys" />
      <FileButton model={model} t={t} />
      <button type="submit" class="button primary send">
        <span>{t("playground.composer.send")}</span>
        <Icon name="send" />
      </button>
    </div>
    <p class="composer-note">
      <span id="composer-keys" class="keys">
        {t("playground.composer.keys")}
      </span>
      <span class="counter" aria-hidden="true" />
    </p>
  </form>
);
