import type { Language } from "../shared/language.ts";
import { say, type TextKey } from "../texts/texts.ts";
import type { Understood } from "./understood.ts";

const steps = [
  "language", "period", "when", "label.goal", "label.measure", "label.either", "figure", "bound", "words",
  "scope.named", "scope.person", "scope.channel", "scope.thread", "scope.own", "scope.nobody", "found",
  "target.label", "target.title", "target.table", "target.group", "target.thread", "target.several", "target.none",
  "cues", "wanted", "values", "alternative", "result",
] as const;

const isStep = (code: string): code is (typeof steps)[number] => (steps as readonly string[]).includes(code);

const paramsOf = (pairs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
  }));

/** How a message was read and why, one plain sentence a line. */
export function explain(understood: Pick<Understood, "trace">, language: Language): readonly string[] {
  return understood.trace.flatMap((line) => {
    const [code = "", ...pairs] = line.split(" ");
    if (!isStep(code)) return [];
    const key: TextKey = `read.${code}`;
    return [say(language, key, paramsOf(pairs))];
  });
}
