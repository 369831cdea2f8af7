import type { ActiveProgramme } from "../programme/active-programme.ts";
import { dateOf, clockTime } from "../shared/calendar.ts";
import type { Language } from "../shared/language.ts";
import { formatDate, formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Broadcast, BroadcastContent, SentContent } from "./broadcast.ts";
import { wordsIn } from "./broadcast.ts";

/** Who reads it: in which language, and as one of which audience. */
export interface Reader {
  readonly language: Language;
  readonly audience?: string;
}

type Message = Pick<Broadcast, "id" | "content" | "changes"> & { readonly sent: Pick<SentContent, "titles" | "texts" | "emphasis"> };

const shell = (active: ActiveProgramme, language: Language, summary: string, blocks: readonly Block[]): Card => ({
  language, summary, blocks, ...(active.programme.demo ? { demo: true } : {}),
});

/** The broadcast as one reader gets it. What the author typed is shown as typed: no markup of its own. */
export function messageCard(active: ActiveProgramme, message: Message, reader: Reader): Card {
  const t = speak(reader.language);
  const own = active.programme.language;
  const title = plain(wordsIn(message.sent.titles, reader.language, own));
  const buttons = [
    ...(message.content.acknowledge ? [{ label: t("broadcast.acknowledge"), route: "broadcast.ack", params: { b: message.id }, style: "primary" as const }] : []),
    { label: t("broadcast.ask"), route: "broadcast.ask", params: { b: message.id } },
  ];
  const corrected = correctedWords(active, message, reader.language);
  return shell(active, reader.language, title, [
    ...bodyBlocks(active, message, reader),
    ...(corrected === undefined ? [] : [{ kind: "text" as const, text: corrected, tone: "warning" as const }]),
    { kind: "buttons", buttons },
  ]);
}

/** The words, picture and link alone: for the preview and for those who copy it elsewhere. */
export function bodyBlocks(active: ActiveProgramme, { content, sent }: Pick<Message, "content" | "sent">, reader: Reader): readonly Block[] {
  const t = speak(reader.language);
  const own = active.programme.language;
  const emphasis = reader.audience === undefined ? "" : plain(sent.emphasis[reader.audience] ?? "");
  return [
    { kind: "heading", text: plain(wordsIn(sent.titles, reader.language, own)) },
    ...(emphasis === "" ? [] : [{ kind: "text" as const, text: emphasis }]),
    { kind: "text", text: plain(wordsIn(sent.texts, reader.language, own)) },
    ...(content.image ? [{ kind: "image" as const, url: content.image.url, alt: plain(content.image.alt) }] : []),
    ...(content.link === undefined ? [] : [{ kind: "link" as const, label: t("broadcast.readMore"), url: content.link }]),
    ...publicityNote(content, t("broadcast.notYetPublic")),
  ];
}

const publicityNote = (content: BroadcastContent, words: string): readonly Block[] => (content.publicity === "notYetPublic" ? [{ kind: "text", text: words, tone: "muted" }] : []);

/** "Korjattu 12.11. klo 9.40", once somebody has corrected it. */
function correctedWords(active: ActiveProgramme, { changes }: Pick<Message, "changes">, language: Language): string | undefined {
  const last = changes.filter((x) => x.kind === "correction").at(-1);
  return last && speak(language)("broadcast.corrected", momentParams(active, last.at, language));
}

/** "12.11." and "9.40". */
export function momentParams(active: ActiveProgramme, moment: number, language: Language): { readonly date: string; readonly time: string } {
  const { zone } = active.calendar;
  const date = dateOf(moment, zone);
  return { date: language === "en" ? formatDate(date, language) : formatDay(date, language).replace(/^\S+ /, ""), time: clockTime(moment, zone) };
}

/** In the place of a message that was recalled. */
export function recalledCard(active: ActiveProgramme, message: Message, reader: Reader, at: number): Card {
  const title = plain(wordsIn(message.sent.titles, reader.language, active.programme.language));
  const text = speak(reader.language)("broadcast.recalled", { title, ...momentParams(active, at, reader.language) });
  return shell(active, reader.language, text, [{ kind: "text", text, tone: "warning" }]);
}

/** "Korjaus: 4,2 %, aiemmin virheellisesti 5,2 %": a new message beside the edit, because an edit is not noticed. */
export function figureCard(active: ActiveProgramme, message: Message, reader: Reader, figure: { readonly wrong: string; readonly right: string }): Card {
  const t = speak(reader.language);
  const text = t("broadcast.figureCorrected", { right: plain(figure.right), wrong: plain(figure.wrong) });
  const title = plain(wordsIn(message.sent.titles, reader.language, active.programme.language));
  return shell(active, reader.language, text, [{ kind: "text", text: `**${text}**` }, { kind: "text", text: t("broadcast.figureIn", { title }), tone: "muted" }]);
}
