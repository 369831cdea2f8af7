const ellipsis = "…";

/** Cut visibly, at a word where one is near. Counts UTF-16 units as Slack's limits do, and never cuts a surrogate pair. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = most - ellipsis.length;
  const cut = text.slice(0, room).replace(/[\uD800-\uDBFF]$/, "");
  const word = cut.lastIndexOf(" ");
  return `${(word > room * 0.7 ? cut.slice(0, word) : cut).trimEnd()}${ellipsis}`;
}

/** Parts of at most `most`, broken between lines, else between words, else anywhere. Nothing is lost. */
export function split(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = breakAt(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== "");
}

function breakAt(text: string, most: number): number {
  const window = text.slice(0, most);
  const line = window.lastIndexOf("\n");
  if (line > most / 3) return line;
  const word = window.lastIndexOf(" ");
  if (word > most / 3) return word;
  return /[\uD800-\uDBFF]$/.test(window) ? most - 1 : most;
}
