import { cues } from "./lexicon-cues.ts";
import { anyOf } from "./read-pattern.ts";
import type { Facts } from "./understand-facts.ts";

const not = anyOf(`
  ei|eivät|en (?:ole|oo|ehtinyt|saanut)|emme|eikä|tuskin|ej|icke|inte|aldrig|knappt|never|not|no longer|cannot|hardly|[^ ]+n't
`);
/** Partly, almost or some day is not reached. */
const half = anyOf(`
  melkein|lähes|osittain|osittais*|osin|osaksi|puoliksi|puoliväli*|pian|kohta|piakkoin|tulossa|valmistuu|valmistuvat|valmistumassa|valmisteilla
  nästan|delvis|snart|halvfärdig*|till hälften|blir|ska|skall|kommer att|almost|nearly|partly|partially|half|soon|will|shall|to be
`);
const done = new RegExp(cues.done.source, "gu");
const clauseEnd = /[,.;!?\n]/u;

/**
 * Whether a state was reached, as it was said. A denial or a half in the clause of the done word is "not yet"; one elsewhere in the message
 * leaves it open, so that it is asked: "reached" is never stored of what was denied.
 */
export function reachedIn({ text, cues: said }: Pick<Facts, "text" | "cues">): boolean | undefined {
  if (said.has("notDone")) return false;
  const last = [...text.matchAll(done)].at(-1);
  if (!last) return undefined;
  const clause = text.slice(0, last.index + last[0].length).split(clauseEnd).at(-1) ?? "";
  if (not.test(clause) || half.test(clause)) return false;
  return not.test(text) || half.test(text) ? undefined : true;
}
