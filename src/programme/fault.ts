import type { Language } from "../shared/language.ts";
import type { programmeFaults } from "../texts/programme-faults.ts";
import type { roundFaults } from "../texts/round-faults.ts";
import { say } from "../texts/texts.ts";

/** Stable codes for the log and the tests; the sentence is the text `fault.<code>`. */
export type FaultCode = keyof (typeof programmeFaults.fi & typeof roundFaults.fi) extends `fault.${infer Code}` ? Code : never;
export type FaultParams = Readonly<Record<string, string | number>>;

/** Something in a programme or people file that its writer has to see. */
export interface Fault {
  /** From 1, always within the file. */
  readonly line: number;
  readonly column: number;
  /** Where in the content: `groups[1].measures[0].goals`, "" for the whole file. */
  readonly path: string;
  readonly code: FaultCode;
  readonly params: FaultParams;
  /** An error keeps the file from being used; a warning is shown and the content kept as it is. */
  readonly severity: "error" | "warning";
}

/** The sentence for the person: what is wrong and what to do. */
export const faultText = (fault: Pick<Fault, "code" | "params">, language: Language): string =>
  say(language, `fault.${fault.code}`, fault.params);

/** More than this helps nobody; the last one then says how many were left out. */
const most = 200;

/** In the file's order, each once, errors never crowded out by warnings. */
export function arrange(faults: readonly Fault[]): readonly Fault[] {
  const byPlace = (a: Fault, b: Fault): number => a.line - b.line || a.column - b.column;
  const once = new Map(faults.map((f) => [[f.line, f.column, f.path, f.code, JSON.stringify(f.params)].join("|"), f]));
  const all = [...once.values()];
  if (all.length <= most) return all.sort(byPlace);
  const chosen = [...all.filter((f) => f.severity === "error"), ...all.filter((f) => f.severity === "warning")].slice(0, most).sort(byPlace);
  const last = chosen.at(-1) ?? { line: 1, column: 1 };
  const severity = all.some((f) => f.severity === "error") ? "error" : "warning";
  return [...chosen, { line: last.line, column: last.column, path: "", code: "moreFaults", params: { left: all.length - most }, severity }];
}
