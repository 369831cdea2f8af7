import type { ListItem } from "./list-items.ts";
import type { Work } from "./work.ts";
import { sameText, splitRunTogether } from "./split-text.ts";

/** A list inside a table's cell: its lines, or HTML list tags, or nothing but capitals between its items. */
export function itemsOfCell(work: Work, cell: string, line: number): readonly ListItem[] {
  if (/<[uo]l\b/i.test(cell)) return htmlItems(work, cell, line);
  if (!cell.includes("\n")) return splitRunTogether(cell, work.words).map((text) => item(text, line, 0));
  return cell.split("\n").filter((l) => l.trim() !== "").map((l) => {
    const [, indent = "", text = ""] = /^(\s*)(?:[-*•·–]\s+|\d{1,2}[.)]\s+)?(.*)$/u.exec(l) ?? [];
    return item(text.replace(/~~/g, ""), line, Math.min(2, Math.floor(indent.length / 2)), /^~~.*~~$/.test(text.trim()));
  });
}

const item = (text: string, line: number, level: number, struck = false): ListItem => ({ told: { text: text.trim(), lines: [line] }, level, struck });

/**
 * An HTML list whose items lost their tags and which is never closed: what is nested is a guess. The first item after an opening is, and
 * the ones after it as long as the same text stands nested elsewhere in the document or says the same again.
 */
function htmlItems(work: Work, cell: string, line: number): readonly ListItem[] {
  const nested = new Set(work.lines.filter((l) => l.kind === "item" && (l.level ?? 0) > 0).map((l) => beginningOf(l.text)));
  const runs = cell.split(/<[uo]l\b[^>]*>/i).map((run) => splitRunTogether(run.replace(/<\/?li\b[^>]*>/gi, "  ").replace(/<\/[uo]l>/gi, "  ").replace(/<[^>]+>/g, " "), work.words));
  const items: ListItem[] = [];
  runs.forEach((run, opening) => {
    let inside = opening > 1;
    run.forEach((text, i) => {
      if (inside && i > 0) inside = nested.has(beginningOf(text)) || sameText(text) === sameText(run[i - 1] ?? "");
      items.push(item(text, line, inside ? 1 : 0));
    });
  });
  if (runs.length > 2) work.ledger.note("uncertainNesting", [line], runs.length > 2 ? (items.find((x) => x.level > 0)?.told.text ?? "") : "");
  return items;
}

const beginningOf = (text: string): string => sameText(text).split(" ").slice(0, 4).join(" ");

/** Without what is struck through, here or where the same text stands struck; what says the same again is once. */
export function dropStruckAndRepeated(work: Work, items: readonly ListItem[]): readonly ListItem[] {
  const struck = new Set(work.lines.filter((l) => l.struck).map((l) => sameText(l.text)));
  const seen = new Set<string>();
  return items.filter((x) => {
    const same = sameText(x.told.text);
    if (x.struck || struck.has(same)) {
      work.ledger.note("struck", x.told.lines, x.told.text);
      return false;
    }
    if (seen.has(same)) work.ledger.note("repeated", x.told.lines, x.told.text);
    const again = seen.has(same);
    seen.add(same);
    return !again;
  });
}

export interface Tree {
  readonly item: ListItem;
  readonly under: readonly ListItem[];
}

/** Items with the ones nested in them. */
export function treesOf(items: readonly ListItem[]): readonly Tree[] {
  const top = Math.min(...items.map((x) => x.level));
  const trees: { item: ListItem; under: ListItem[] }[] = [];
  for (const x of items) {
    const parent = trees.at(-1);
    if (x.level > top && parent) parent.under.push(x);
    else trees.push({ item: x, under: [] });
  }
  return trees;
}
