import type { Told } from "./draft.ts";
import { goesOn, opened } from "./join-text.ts";
import { isLeftOpen } from "./notes.ts";
import { isSchedule, namesYear } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import { sameText, splitSentences } from "./split-text.ts";
import type { Work } from "./work.ts";
import { isGap, tell } from "./work.ts";

/** A text that is nothing but an adverbial cannot be an indicator: «Sivistystoimialalle tehtävän pilotin tuottamien kokemusten pohjalta». */
const adverbial = /(?:pohjalta|mukaan|mukaisesti|avulla|kanssa|kautta|myötä|perusteella|johdosta|vuoksi|yhteydessä|jälkeen|aikana)[.]?$/iu;

/** Indicators of one cell, with no mark between them: a capital begins a new one, except after a line that cannot end. */
export function splitIndicators(work: Work, lines: readonly SourceLine[]): readonly Told[] {
  const groups: SourceLine[][] = [];
  const own = withoutRemarks(work, lines);
  own.forEach((line, i) => {
    // The schedule stands again beside each indicator of its measure.
    const here = groups.at(-1);
    const before = own[i - 1];
    if (isGap(line) || (isSchedule(line.text) && !(before && namesYear.test(before.text)))) return;
    if (!here || begins(here, line, isGap(own[i - 1]), restOfBlock(own, i))) groups.push([line]);
    else here.push(line);
  });
  return mergeRetold(groups.flatMap((g) => sentencesOf(tell(work, g)))).filter((x) => !isLeftOpen(x.text));
}

/** «Huom. 2b toteutetaan vain, jos …», «Lähde: …» up to the next gap tells about the table, and is no indicator. */
function withoutRemarks(work: Work, lines: readonly SourceLine[]): readonly SourceLine[] {
  let inside = false;
  return lines.filter((line) => {
    inside = !isGap(line) && (inside || /^\*?(?:huom(?:autus)?|obs|lähde|källa|note|source)\s?[.:!]/iu.test(line.text));
    if (inside) work.ledger.note("context", [line.place.line], line.text);
    return !inside;
  });
}

function begins(here: readonly SourceLine[], line: SourceLine, afterGap: boolean, block: string): boolean {
  if (line.kind === "item") return true;
  const before = here.map((l) => l.text).join(" ");
  if (goesOn(before) || opened(before)) return false;
  if (/^["”“]?\p{Lu}/u.test(line.text)) return !adverbial.test(block) || afterGap;
  return /^\d/.test(line.text) && /[.!]$/.test(before) && afterGap;
}

function restOfBlock(lines: readonly SourceLine[], from: number): string {
  const end = lines.findIndex((l, i) => i > from && isGap(l));
  return lines.slice(from, end < 0 ? undefined : end).map((l) => l.text).join(" ");
}

const sentencesOf = (told: Told): readonly Told[] => splitSentences(told.text).map((text) => ({ ...told, text }));

/** «… määrämuotoiset raportit …. Raportit ovat visuaalisia.» tells more about the same: it is no indicator of its own. */
function mergeRetold(told: readonly Told[]): readonly Told[] {
  const merged: Told[] = [];
  for (const next of told) {
    const before = merged.at(-1);
    const subject = sameText(next.text).split(" ")[0] ?? "";
    const retells = before !== undefined && /\p{L}{2}\.$/u.test(before.text) && subject.length > 4 && sameText(before.text).split(" ").includes(subject) && /^\S+\s+(?:on|ovat|är|is|are)\s/u.test(next.text);
    if (retells) merged[merged.length - 1] = { text: `${before.text} ${next.text}`, lines: [...new Set([...before.lines, ...next.lines])] };
    else merged.push(next);
  }
  return merged;
}
