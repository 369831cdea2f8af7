export interface Span {
  readonly text: string;
  readonly bold: boolean;
}

/** `"a **b** c"` -> a, b (bold), c. An unpaired `**` stays as it was typed. */
export function spans(text: string): readonly Span[] {
  const parts = text.split("**");
  if (parts.length % 2 === 0) {
    const last = parts.pop() ?? "";
    parts.push(`${parts.pop() ?? ""}**${last}`);
  }
  return parts.map((part, i) => ({ text: part, bold: i % 2 === 1 })).filter((span) => span.text !== "");
}

/** Takes the markup out: for plain-text twins, and for words of people and documents before they go into a text. */
export const plain = (text: string): string => text.replaceAll("**", "");
