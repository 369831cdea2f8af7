import { decodeHTML } from "entities";

/** HTML inside Markdown or extracted text, as the signs that Markdown has for it: `<s>` is struck, `<br>` ends a line. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/<(?:s|del|strike)(?:\s[^<>]*)?>\s*/giu, "~~"],
  [/\s*<\/(?:s|del|strike)>/giu, "~~"],
  [/<h([1-6])(?:\s[^<>]*)?>/giu, "\n## "],
  [/<br\s*\/?>|<\/?(?:p|div|h[1-6])(?:\s[^<>]*)?>/giu, "\n"],
  [/<\/?(?:b|strong|i|em|u|span|sup|sub)(?:\s[^<>]*)?>/giu, ""],
];
const listTags = /<(\/?)(ul|ol|li)(?:\s[^<>]*)?>\s*/giu;
const hasMarks = /<\/?(?:ul|ol|li|br|s|del|strike|b|strong|p|div|h[1-6])(?:\s[^<>]*)?\/?>/iu;
const onlyLists = /^(?:\s*<\/?(?:ul|ol|li)(?:\s[^<>]*)?>\s*)+$/iu;
/** A list that was not closed ends with what cannot stand in it. */
const endsLists = /^\s*$|<(?:h[1-6]|p)[\s>]/iu;

const hasEntities = /&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,10});/iu;

/**
 * Reads written lines one after the other, each as the lines that it is without its tags and with its letters («&auml;» is ä). `<li>`
 * begins an item as deep as the lists that are open. A line without tags is itself; one of nothing but list tags is none.
 */
export function tagReader(): (written: string) => readonly string[] {
  let depth = 0;
  return (written) => {
    if (endsLists.test(written)) depth = 0;
    if (!hasMarks.test(written)) return [hasEntities.test(written) ? decodeHTML(written) : written];
    const listed = written.replace(listTags, (_, end: string, tag: string) => {
      if (tag.toLowerCase() === "li") return end === "" ? `\n${"  ".repeat(Math.max(0, depth - 1))}- ` : "";
      depth = Math.max(0, depth + (end === "" ? 1 : -1));
      return "\n";
    });
    const lines = decodeHTML(marks.reduce((t, [tag, sign]) => t.replace(tag, sign), listed)).split("\n").filter((l) => l.trim() !== "");
    return lines.length > 0 || onlyLists.test(written) ? lines : [""];
  };
}
