import type { Language } from "../../../src/shared/language.ts";
import { speak } from "../../../src/texts/texts.ts";
import type { ChatMessage } from "../chat-message.ts";
import { dayText, hourText } from "../demo-clock.ts";
import { directPerson } from "../places.ts";
import { Avatar, KvarttiAvatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";
import { CardView } from "./render-card.tsx";

/** Who looks, and what is needed to name people and times. */
export interface Viewer {
  readonly person: string;
  readonly language: Language;
  readonly zone: string;
  readonly nameOf: (person: string) => string;
}

/** A message as the page receives it: where it belongs, its HTML, and the sentence a screen reader says when it arrives. */
export interface MessageView {
  readonly place: string;
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly own: boolean;
  readonly announce: string;
  readonly html: string;
}

export const visibleTo = (message: ChatMessage, person: string): boolean => message.onlyFor === undefined || message.onlyFor === person;

export function messageView(message: ChatMessage, viewer: Viewer): MessageView {
  return {
    place: message.place,
    id: message.id,
    number: message.number,
    version: message.version,
    own: message.author === viewer.person,
    announce: `${authorOf(message, viewer)}: ${saidIn(message.content, viewer.language)}`,
    html: String(<MessageItem message={message} viewer={viewer} />),
  };
}

function saidIn(content: ChatMessage["content"], language: Language): string {
  if (content.kind === "removed") return speak(language)("card.removed");
  return content.kind === "text" ? content.text : content.card.summary;
}

const Content = ({ content, language }: { readonly content: ChatMessage["content"]; readonly language: Language }) => {
  switch (content.kind) {
    case "text":
      return <p class="said">{content.text}</p>;
    case "card":
      return <CardView card={content.card} />;
    case "removed":
      return <p class="said muted">{speak(language)("card.removed")}</p>;
    default:
      return content satisfies never;
  }
};

const authorOf = (message: ChatMessage, viewer: Viewer): string => (message.author === undefined ? "Kvartti" : viewer.nameOf(message.author));

export const MessageItem = ({ message, viewer }: { readonly message: ChatMessage; readonly viewer: Viewer }) => {
  const t = speak(viewer.language);
  const name = authorOf(message, viewer);
  const time = hourText(message.at, viewer.zone, viewer.language);
  const day = dayText(message.at, viewer.zone, viewer.language);
  const whisper = message.onlyFor !== undefined && directPerson(message.place) === undefined;
  return (
    <li
      class={message.author === viewer.person ? "message own" : "message"}
      data-id={message.id}
      data-number={String(message.number)}
      data-version={String(message.version)}
      data-day={day}
    >
      <p class="day">
        <span>{day}</span>
      </p>
      <article class="message-body" aria-label={t("playground.message.by", { name, time })}>
        {message.author === undefined ? <KvarttiAvatar /> : <Avatar person={message.author} name={name} />}
        <div class="message-main">
          <p class="message-head">
            <span class="author">{name}</span>
            <span class="time">{time}</span>
            {whisper ? (
              <span class="whisper">
                <Icon name="eye" />
                {t("playground.message.onlyYou")}
              </span>
            ) : null}
          </p>
          <Content content={message.content} language={viewer.language} />
        </div>
      </article>
    </li>
  );
};
