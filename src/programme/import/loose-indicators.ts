import { dropStruckAndRepeated } from "./cells.ts";
import type { Told } from "./draft.ts";
import { listsUnder } from "./lists-under.ts";
import { listFrom } from "./list-items.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isHeading } from "./work.ts";

const indicatorsHead = /^(?:\p{L}+n )?(?:(?:seuranta)?mittarit?|(?:seuranta)?tunnusluvut|indikatorer|indicators)(?![\p{L}]).*(?::|\bovat|\bär|\bare)?$|(?<![\p{L}])(?:mittarei(?:lla|n)|indikatorer(?:na)?|indicators)[^.]*:$|(?<![\p{L}])mittarit? (?:ovat|on)\s?:$/iu;

/** Lists of indicators that stand under no goal: «5 Seurantamittarit», perhaps with a short heading for each source. */
export function readLooseIndicators(work: Work): readonly Told[] {
  const found: Told[] = [];
  work.lines.forEach((line, i) => {
    if ((line.kind !== "text" && line.kind !== "heading") || work.ledger.isUsed(line.place.line)) return;
    if (!(indicatorsHead.test(headingText(line)) || indicatorsHead.test(line.text))) return;
    const listed = isHeading(work, i) ? listsUnder(work, i + 1, isSource(line)) : listFrom(work, i + 1).items;
    const items = listed.filter((x) => !x.told.lines.some((l) => work.ledger.isUsed(l)));
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    for (const x of dropStruckAndRepeated(work, items)) {
      found.push(x.told);
      work.ledger.use(x.told.lines);
    }
  });
  return found;
}

const ofAnother = /(?:toimenpi|tavoi|lupau|åtgärd|mål|löft|measure|goal|promise|objective)/iu;

/** «Tilastot ja rekisterit», «Kouluterveyskysely (THL)» between the lists: short, no chapter, nothing that heads another kind of list. */
const isSource = (over: SourceLine) => (line: SourceLine): boolean =>
  line.text.length <= 70 && /^\p{Lu}/u.test(line.text) && !/[.!?]$/u.test(line.text) && !ofAnother.test(line.text) && (line.kind === "text" || (line.kind === "heading" && (line.level ?? 1) > (over.level ?? 0)));
