import { decodeHTML } from "entities";

/** HTML inside Markdown or extracted text, as the signs that Markdown has for it: `<li>` begins an item, `<s>` is struck, `<br>` ends a line. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/<(?:s|del|strike)(?:\s[^<>]*)?>\s*/giu, "~~"],
  [/\s*<\/(?:s|del|strike)>/giu, "~~"],
  [/<h([1-6])(?:\s[^<>]*)?>/giu, "\n## "],
  [/<li(?:\s[^<>]*)?>\s*/giu, "\n- "],
  [/<br\s*\/?>|<\/?(?:ul|ol|p|div|h[1-6])(?:\s[^<>]*)?>/giu, "\n"],
  [/<\/?(?:li|b|strong|i|em|u|span|sup|sub)(?:\s[^<>]*)?>/giu, ""],
];
const hasMarks = /<\/?(?:ul|ol|li|br|s|del|strike|b|strong|p|div|h[1-6])(?:\s[^<>]*)?\/?>/iu;

const hasEntities = /&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,10});/iu;

/** The lines that a written line is, without its tags and with its letters («&auml;» is ä). A line without any is itself. */
export function withoutTags(written: string): readonly string[] {
  if (!hasMarks.test(written)) return [hasEntities.test(written) ? decodeHTML(written) : written];
  const text = decodeHTML(marks.reduce((t, [tag, sign]) => t.replace(tag, sign), written));
  const lines = text.split("\n").filter((l) => l.trim() !== "");
  return lines.length > 0 ? lines : [""];
}
