/** Why a line is not in the programme, or what an administrator has to look at. The sentence is the text `import.finding.<code>`. */
export type FindingCode =
  // Left out.
  | "cover" | "contents" | "context" | "heading" | "instruction" | "template" | "picture"
  | "tableHead" | "struck" | "hidden" | "repeated" | "longTermGoal" | "partners" | "notUnderstood"
  // Used, but to be looked at.
  | "contradiction" | "noOwner" | "noChair" | "noSchedule" | "scheduleAgainstTable" | "repeatedSeries" | "sumDiffers"
  | "unreadColumn" | "hiddenPart" | "cellError" | "unreadable" | "sameLabel" | "struckPart" | "uncertainPlace" | "uncertainSplit" | "uncertainNesting" | "goalDetail" | "cutOff" | "noGoal" | "nothingToFollow" | "untied";

export interface Finding {
  readonly code: FindingCode;
  /** First and last line it is about. */
  readonly from: number;
  readonly to: number;
  readonly severity: "leftOut" | "look";
  /** Lines of the source it accounts for. */
  readonly count: number;
  /** What it is about, short: a label, a figure. */
  readonly about: string;
}

const leftOut: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "cover", "contents", "context", "heading", "instruction", "template", "picture", "tableHead", "struck", "hidden", "repeated", "longTermGoal", "partners", "notUnderstood",
]);

export const severityOf = (code: FindingCode): Finding["severity"] => (leftOut.has(code) ? "leftOut" : "look");

const shortest = 80;
export const short = (text: string): string => (text.length <= shortest ? text : `${text.slice(0, shortest - 1).trimEnd()}…`);

type Together = (line: number, other: number) => boolean;

/** Collects findings and knows which lines are used or accounted for. */
export interface Ledger {
  use(lines: readonly number[]): void;
  isUsed(line: number): boolean;
  note(code: FindingCode, lines: readonly number[], about: string): void;
  /** All findings, by place, neighbours of one reason together where both lines stand in the same part of the document. */
  findings(together?: Together): readonly Finding[];
}

export function newLedger(): Ledger {
  const used = new Set<number>();
  const noted: Finding[] = [];
  return {
    use: (lines) => lines.forEach((line) => used.add(line)),
    isUsed: (line) => used.has(line),
    note(code, lines, about) {
      const severity = severityOf(code);
      if (lines.length === 0) return;
      if (severity === "leftOut") lines.forEach((line) => used.add(line));
      noted.push({ code, from: Math.min(...lines), to: Math.max(...lines), severity, count: new Set(lines).size, about: short(about) });
    },
    findings: (together = () => true) => merge(noted, together),
  };
}

/** Lines left out one after the other for the same reason are one finding. */
function merge(noted: readonly Finding[], together: Together): readonly Finding[] {
  const sorted = [...noted].sort((a, b) => a.from - b.from || a.to - b.to || a.code.localeCompare(b.code));
  const merged: Finding[] = [];
  for (const finding of sorted) {
    const at = merged.findLastIndex((m) => m.code === finding.code && m.severity === "leftOut" && finding.from <= m.to + 5 && together(m.to, finding.from));
    const before = merged[at];
    if (before && finding.severity === "leftOut" && merged.slice(at + 1).every((m) => m.severity === "look")) {
      merged[at] = { ...before, to: Math.max(before.to, finding.to), count: before.count + finding.count };
    } else merged.push(finding);
  }
  return merged;
}
