import type { Answer } from "../evaluation/answer.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { formatFigure } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Readers } from "./publicity.ts";
import { limitFor, shownFigure } from "./publicity.ts";
import type { Cell } from "./small-counts.ts";

/** Whose eyes, in which language, by which programme's rules. */
export interface Showing {
  readonly language: Language;
  readonly t: Speak;
  readonly programme: Pick<Programme, "smallCounts">;
  readonly readers: Readers;
}

/** What is not known to count things is protected as if it counted people. */
const unknownIndicator = { kind: "number" } as const;
export const limitOf = (w: Pick<Showing, "programme" | "readers">, i: Indicator | undefined): number => limitFor(w.programme, i ?? unknownIndicator, w.readers);

const unitOf = (i: Indicator | undefined): string | undefined => i && (i.unit ?? (i.kind === "percent" ? "%" : i.kind === "currency" ? "€" : undefined));

/** The answer as these readers may see it. A description only when its text was released; "" is one that was not. */
export function answerWords(w: Showing, answer: Answer, i: Indicator | undefined): string {
  switch (answer.kind) {
    case "figure":
      return figureWords(w, answer, i);
    case "milestone":
      return w.t(answer.reached ? "status.reached" : "status.notReached");
    case "description":
      return answer.text === "" ? w.t("report.described") : plain(answer.text);
    case "noNewFigure":
    case "cannotBeHad":
      return w.t(`report.said.${answer.kind}`);
    case "judgement":
      return w.t(`status.${answer.status}`);
    case "finalEvaluation":
      return w.t("report.described");
  }
}

function figureWords(w: Showing, answer: Extract<Answer, { kind: "figure" }>, i: Indicator | undefined): string {
  const { total, parts } = shownFigure(answer, limitOf(w, i));
  const cells = parts.map((p) => `${plain(p.name)} ${cellWords(w, p.cell)}`);
  return cells.length > 0 ? `${cellWords(w, total, unitOf(i))} (${cells.join(", ")})` : cellWords(w, total, unitOf(i));
}

export function cellWords(w: Pick<Showing, "language" | "t">, cell: Cell, unit?: string): string {
  if (cell.kind === "below") return w.t("report.below", { limit: cell.limit });
  return cell.kind === "hidden" ? w.t("report.hidden") : formatFigure(cell.value, unit, w.language);
}
