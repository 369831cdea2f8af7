import type { Programme } from "../programme/programme.ts";
import { containsHetu } from "../shared/hetu.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import type { TextParams } from "../texts/texts.ts";
import type { BroadcastContent } from "./broadcast.ts";
import { broadcastRule } from "./broadcast.ts";
import { findFigure, placeholdersIn, smallCountIn } from "./placeholders.ts";

/** Why a broadcast does not go: text `broadcast.fault.<code>`, and the form's field it concerns. */
export type ContentFault = {
  readonly code:
    | "noTitle" | "noText" | "languageMissing" | "hetu" | "smallCount" | "tooLong" | "badLink" | "badImage" | "noAlt" | "noAudience"
    | "badMoment" | "pastMoment" | "unknownPlaceholder" | "noFigure" | "notConfirmed" | "notAFigure" | "smallFigure";
  readonly field: string;
  readonly params?: TextParams;
};

/** Shortest of the platforms' own limits with room for the rest of the card (Slack: about 12,000 characters in all). */
export const longestText = 3_000;
export const longestTitle = 120;

/** What can be said without asking the store. */
export function contentFaults(content: BroadcastContent, programme: Programme): readonly ContentFault[] {
  return [...languageFaults(content, programme), ...wordFaults(content, programme), ...extraFaults(content)];
}

function languageFaults(content: BroadcastContent, programme: Programme): readonly ContentFault[] {
  const needed = broadcastRule(programme).languages;
  const missing = (words: BroadcastContent["texts"], language: Language): boolean => (words[language] ?? "").trim() === "";
  return needed.flatMap((language): readonly ContentFault[] => {
    const own = language === programme.language;
    return [
      ...(missing(content.titles, language) ? [{ code: own ? "noTitle" : "languageMissing", field: `title.${language}`, params: { language } } as const] : []),
      ...(missing(content.texts, language) ? [{ code: own ? "noText" : "languageMissing", field: `text.${language}`, params: { language } } as const] : []),
    ];
  });
}

/** Every text that leaves, with the field it is written in. */
export const wordsOf = (content: Pick<BroadcastContent, "titles" | "texts" | "emphasis"> & Pick<Partial<BroadcastContent>, "image">): readonly (readonly [field: string, text: string])[] => [
  ...languages.flatMap((l) => [[`title.${l}`, content.titles[l] ?? ""] as const, [`text.${l}`, content.texts[l] ?? ""] as const]),
  ...Object.entries(content.emphasis).map(([audience, text]) => [`emphasis.${audience}`, text] as const),
  ...(content.image ? [["alt", content.image.alt] as const] : []),
];

const ownWords = ["ohjelma", "päivä"];

function wordFaults(content: BroadcastContent, programme: Programme): readonly ContentFault[] {
  return wordsOf(content).flatMap(([field, text]): readonly ContentFault[] => {
    const small = smallCountIn(text);
    const limit = field.startsWith("title.") ? longestTitle : longestText;
    const unknown = placeholdersIn(text).find((p) => !ownWords.includes(p) && !findFigure(p, programme));
    return [
      ...(containsHetu(text) ? [{ code: "hetu", field } as const] : []),
      ...(small === undefined ? [] : [{ code: "smallCount", field, params: { words: small } } as const]),
      ...(text.length > limit ? [{ code: "tooLong", field, params: { length: text.length, limit } } as const] : []),
      ...(unknown === undefined ? [] : [{ code: "unknownPlaceholder", field, params: { placeholder: unknown } } as const]),
    ];
  });
}

const isLink = (text: string): boolean => /^https:\/\/[^\s<>"|]{3,1900}$/.test(text) && URL.canParse(text);

function extraFaults({ link, image, audience }: BroadcastContent): readonly ContentFault[] {
  return [
    ...(link !== undefined && !isLink(link) ? [{ code: "badLink", field: "link" } as const] : []),
    ...(image && !isLink(image.url) ? [{ code: "badImage", field: "image" } as const] : []),
    ...(image && image.alt.trim() === "" ? [{ code: "noAlt", field: "alt" } as const] : []),
    ...(audience.selectors.length === 0 ? [{ code: "noAudience", field: "to" } as const] : []),
  ];
}
