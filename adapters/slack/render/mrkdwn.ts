import type { PlainTextElement } from "@slack/web-api";
import { plain, spans } from "../../../src/vocabulary/inline.ts";
import { shorten } from "./shorten.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What Slack would read as formatting where it opens a word is drawn with a look-alike: there is no escape for it. */
const lookAlikes: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/** A text as mrkdwn shows it literally: nobody's words become a mention, a link, a quote or formatting. */
export const escaped = (text: string): string =>
  text
    .replace(/(^|[\s([{"'”])([*_~`]+)(?=\S)/g, (_, before: string, marks: string) => before + [...marks].map((m) => lookAlikes[m] ?? m).join(""))
    .replace(/^>/gm, "›")
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** Card text with its `**bold**`. */
export const mrkdwn = (text: string): string =>
  spans(text)
    .map(({ text: words, bold }) => (bold ? boldly(words) : escaped(words)))
    .join("");

/** Slack's bold wants no space inside its stars and room around them. */
function boldly(words: string): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  if (inner === "") return words;
  const lines = inner.split("\n").map((line) => (line.trim() === "" ? line : `*${escaped(line).replaceAll("*", "∗")}*`));
  return `${before}\u200B${lines.join("\n")}\u200B${after}`;
}

/** Emoji codes are not read out of our texts: `:30:` stays what it is. */
export const plainText = (text: string, most: number): PlainTextElement => ({ type: "plain_text", text: shorten(plain(text), most) || "–", emoji: false });
