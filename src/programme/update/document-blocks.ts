import type { Context } from "../../conversation/context.ts";
import type { Block } from "../../vocabulary/card.ts";
import type { Imported } from "../import/import-document.ts";
import { findingText, importCounts } from "../import/import-report.ts";
import { changeText, decisionText } from "./change-text.ts";
import type { Change } from "./change.ts";
import type { ProgrammeDraft } from "./programme-draft.ts";

const mostFindings = 8;
const mostChanges = 25;
const fewest = 8;
const mostFaults = 10;

/** What was found in a document: counted, then what to look at. */
export function reportBlocks(c: Context, imported: Imported): readonly Block[] {
  const look = imported.findings.filter((f) => f.severity === "look");
  const left = imported.findings.filter((f) => f.severity === "leftOut").reduce((sum, f) => sum + f.count, 0);
  return [
    { kind: "heading", text: c.t("document.title", { name: imported.name }) },
    { kind: "text", text: c.t("import.summary", { name: imported.name, ...importCounts(imported) }) },
    ...listOf(c, c.t("import.look", { count: look.length }), look.map((f) => findingText(imported, f, c.language)), mostFindings),
    { kind: "text", text: c.t("document.leftOut", { count: left, all: imported.lineCount }), tone: "muted" },
  ];
}

/** What the new version changes, and the buttons that decide. */
export function draftBlocks(c: Context, draft: ProgrammeDraft, changes: readonly Change[] | undefined): readonly Block[] {
  const params = { p: draft.id };
  const { decision } = draft.content;
  const told = changes
    ? [...listOf(c, c.t("cli.load.changes", { count: changes.length, version: draft.against ?? 0 }), changes.map((x) => changeText(x, c.language)), shownOf(changes)), textBlock(c.t("document.openRound"))]
    : [textBlock(c.t("document.replacesDemo", { name: c.active.programme.name }))];
  return [
    { kind: "divider" },
    ...told,
    ...(decision ? [textBlock(decisionText(decision, c.language))] : []),
    {
      kind: "buttons",
      buttons: [
        { label: c.t("document.apply"), route: "programme.apply", params, style: "primary" },
        { label: c.t("document.drop"), route: "programme.drop", params },
      ],
    },
  ];
}

/** What goes away stands first, and nothing of it is left untold. */
const shownOf = (changes: readonly Change[]): number => Math.max(mostChanges, changes.filter((x) => x.kind === "removed").length + fewest);

export const faultsBlocks = (c: Context, faults: readonly string[]): readonly Block[] => listOf(c, c.t("document.faults", { count: faults.length }), faults, mostFaults);

function listOf(c: Context, title: string, items: readonly string[], most: number): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length > most ? [{ text: c.t("import.more", { count: items.length - most }) }] : [];
  return [textBlock(`**${title}**`), { kind: "list", items: [...items.slice(0, most).map((text) => ({ text: text.replace(/\*\*/g, "") })), ...more] }];
}

const textBlock = (text: string): Block => ({ kind: "text", text });
