import { say } from "../texts/texts.ts";
import type { Language } from "../shared/language.ts";
import type { Block, Button, Card, ListItem } from "./card.ts";
import { plain } from "./inline.ts";

/** A card's plain-text twin: everything it says, line by line, with words in place of signs. Empty blocks leave no empty lines. */
export function cardText(card: Card): string {
  const lines = card.blocks.flatMap((block) => blockLines(block, card.language));
  if (card.demo) lines.push(`(${say(card.language, "demo.mark")})`);
  return lines.map(plain).join("\n");
}

function blockLines(block: Block, language: Language): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "text":
      return block.tone === "warning" || block.tone === "bad" ? [`${say(language, `card.tone.${block.tone}`)}: ${block.text}`] : [block.text];
    case "facts":
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`);
    case "list":
      return block.items.map((item, i) => itemLine(item, block.ordered ? `${String(i + 1)}.` : "-", language));
    case "table":
      return [`${block.caption}:`, ...block.rows.map((row) => rowLine(row, block.columns))];
    case "progress":
      return [`${block.label}: ${String(block.done)}/${String(block.total)}`];
    case "buttons":
      return block.buttons.length === 0 ? [] : [block.buttons.map(buttonText).join(" ")];
    case "image":
      return [`${say(language, "card.image")}: ${block.alt}`];
    case "link":
      return [block.label === block.url ? block.url : `${block.label}: ${block.url}`];
    case "divider":
      return ["---"];
    default:
      return block satisfies never;
  }
}

const buttonText = (button: Button): string => `[${button.label}]`;

function itemLine(item: ListItem, bullet: string, language: Language): string {
  const marked = item.mark ? `${say(language, `card.mark.${item.mark}`)}: ${item.text}` : item.text;
  return [`${bullet} ${marked}`, ...(item.detail ? [`(${item.detail})`] : []), ...(item.button ? [buttonText(item.button)] : [])].join(" ");
}

/** "Pori; 2021: 12; 2022: 10": the first cell names the row, the others say their column. */
function rowLine(row: readonly string[], columns: readonly string[]): string {
  return row.map((cell, i) => (i === 0 ? cell : `${columns[i] ?? ""}: ${cell}`)).join("; ");
}
