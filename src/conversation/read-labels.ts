import { numberWord, numberedCompound, type NumberWord } from "./read-number-words.ts";
import { blank, wordsOf, type Span, type Word } from "./read-text.ts";

/** A goal or measure named by its number. `either`: "numero 3", which may be a goal or a measure that has plain numbers. */
export interface LabelRef extends Span {
  readonly kind: "goal" | "measure" | "either";
  readonly number: number;
  readonly letter?: string;
  /** Said as a nickname, "kolmonen": weaker than "tavoite 3". */
  readonly nickname?: boolean;
}

/** `tavoitetaso` and `tavoitearvo` are about figures, `tavoitella` is a verb. */
const goalWord = String.raw`(?:tavoi?tt?e(?!arv|tas|til|l)\p{L}*|tav\.?|mål(?:et|en|ets|ens|s)?|goals?|objectives?)(?![\p{L}])`;
const measureWord = String.raw`(?:toime?n?pi[dt]e\p{L}*|toimenpid\p{L}*|tp\.?|åtgärd\p{L}*|measures?|actions?)(?![\p{L}])`;
const itemWord = String.raw`(?:kohta|kohdan|kohdassa|kohdasta|numero\p{L}*|nro|nummer|nr|number|punkt\p{L}*|item)(?![\p{L}])`;
const numberSign = String.raw`[\s:#-]*(?:(?:nro|numero\p{L}*|no|nr|nummer|number)(?![\p{L}])[.:\s]*)?`;
/** What shows that digits are a figure, a date or a time and not a label. */
const noFigure = String.raw`(?!\d|[.,:/]\d|\s?(?:%|‰|€|pros|procent|percent|eur|kpl|asia|hlö|henk|kund|klient|client|customer|vuo|år\b|year))`;
const ending = String.raw`(?:[:.]?(?:n|ta|tä|sta|stä|ssa|ssä|een|seen|lla|llä|lle|ksi|s)(?![\p{L}]))?`;
const letter = String.raw`(?:\s?\.?\s?([a-g])(?![\p{L}\d]))?`;

const re = (source: string): RegExp => new RegExp(source, "gu");
const start = String.raw`(?<![\p{L}\d.,/])`;
const afterGoal = re(`${start}${goalWord}${numberSign}(\\d{1,2})${noFigure}${letter}${ending}`);
const afterMeasure = re(`${start}${measureWord}${numberSign}(\\d{1,2})${noFigure}${letter}${ending}`);
const beforeGoal = re(`${start}(\\d{1,2})(?:\\.|:[aesn]|:nnen|:des)\\s?-?${goalWord}`);
const beforeMeasure = re(`${start}(\\d{1,2})(?:\\s?\\.?\\s?([a-g])[.:]?|\\.|:[aesn])[\\s-]?${measureWord}`);
const afterItem = re(`${start}(?:${itemWord}|#)[\\s.:]*(\\d{1,2})${noFigure}${letter}${ending}`);
const alone = re(`${start}(?<!(?:klo|kello|kl|at)\\.?\\s)(\\d{1,2})\\s?\\.?\\s?([a-g])(?![\\p{L}\\d])${ending}`);
const shortGoal = re(`${start}t(\\d{1,2})(?![\\p{L}\\d.,])`);
const more = new RegExp(String.raw`^\s*(?:(-)|,|ja|och|and|&|\+|sekä)\s*(\d{1,2})(?![\p{L}\d])${noFigure}`, "u");

const isGoalWord = new RegExp(`^${goalWord}$`, "u");
const isMeasureWord = new RegExp(`^${measureWord}$`, "u");

function matches(text: string, pattern: RegExp, kind: LabelRef["kind"]): readonly LabelRef[] {
  return Array.from(text.matchAll(pattern), (m) => {
    const found = { number: Number(m[1]), start: m.index, end: m.index + m[0].length };
    return m[2] ? { ...found, kind: "measure" as const, letter: m[2] } : { ...found, kind };
  });
}

/** "tavoitteet 1 ja 2", "toimenpiteet 1 ja 2", "goals 1-3": the numbers that follow the first. */
function alsoNamed(text: string, first: LabelRef): readonly LabelRef[] {
  if (first.letter !== undefined) return [];
  const found: LabelRef[] = [];
  let last = first;
  for (let m = more.exec(text.slice(last.end)); m && found.length < 12; m = more.exec(text.slice(last.end))) {
    const next = { kind: first.kind, number: Number(m[2]), start: last.end, end: last.end + m[0].length };
    if (m[1]) for (let n = last.number + 1; n < next.number && found.length < 12; n += 1) found.push({ ...next, number: n });
    found.push(next);
    last = next;
  }
  return found;
}

/** "Toimenpide 5, 12" may tell a figure of the fifth; "toimenpiteet 5, 12" and "toimenpide 5 ja 12" name two. */
const severalSaid = (text: string, { start, end }: LabelRef): boolean =>
  /^(?:toimenpitee?[tni]|toimenpiteiden|toimenpiteistä|åtgärder|measures|actions)/u.test(text.slice(start, end)) || /^\s*(?:ja|och|and|sekä|&)\s/u.test(text.slice(end));

/** Letters as they are spoken: "kolme bee". */
const letterNames: Readonly<Record<string, string>> = { aa: "a", bee: "b", cee: "c", see: "c", dee: "d", ee: "e", äf: "f", äffä: "f" };
const letterNamed = (word: string): string | undefined => (/^[a-g]$/u.test(word) ? word : letterNames[word.replace(/:?n$/u, "")]);

/** Numbers said in words: "tavoitteesta kolme", "kolmannen tavoitteen", "kolmostavoite", "kolmonen". */
function spoken(text: string): readonly LabelRef[] {
  const words = wordsOf(text);
  return words.flatMap((word, i): readonly LabelRef[] => {
    const compound = numberedCompound(word.text);
    const kind = compound && kindNamed(compound.rest);
    if (compound && kind) return [{ kind, number: compound.value, start: word.start, end: word.end }];
    const said = numberWord(word.text);
    return said ? spokenNumber(said, word, { before: words[i - 1], after: words[i + 1] }) : [];
  });
}

const kindNamed = (word: string): "goal" | "measure" | undefined => (isGoalWord.test(word) ? "goal" : isMeasureWord.test(word) ? "measure" : undefined);

interface Beside {
  readonly before: Word | undefined;
  readonly after: Word | undefined;
}

function spokenNumber(said: NumberWord, word: Word, { before, after }: Beside): readonly LabelRef[] {
  const number = said.value;
  const part = after && letterNamed(after.text);
  const named = before && said.kind !== "ordinal" ? kindNamed(before.text) : undefined;
  if (before && named) {
    const start = before.start;
    return after && part ? [{ kind: "measure", number, letter: part, start, end: after.end }] : [{ kind: named, number, start, end: word.end }];
  }
  if (after && part && said.kind === "cardinal") return [{ kind: "measure", number, letter: part, start: word.start, end: after.end }];
  const counted = after && said.kind !== "cardinal" ? kindNamed(after.text) : undefined;
  if (after && counted) return [{ kind: counted, number, start: word.start, end: after.end }];
  return said.kind === "nickname" ? [{ kind: "either", number, nickname: true, start: word.start, end: word.end }] : [];
}

/** Every goal and measure named by number or label, in the order of the text; each place is read once. */
export function readLabels(text: string): readonly LabelRef[] {
  let left = text;
  const found: LabelRef[] = [];
  const take = (refs: readonly LabelRef[]): void => {
    for (const ref of refs) found.push(ref);
    left = blank(left, refs);
  };
  const measures = matches(left, afterMeasure, "measure");
  take([...measures, ...measures.filter((m) => severalSaid(left, m)).flatMap((m) => alsoNamed(left, m))]);
  take(matches(left, beforeMeasure, "measure"));
  const goals = [...matches(left, afterGoal, "goal")];
  take([...goals, ...goals.filter((g) => g.kind === "goal").flatMap((g) => alsoNamed(left, g))]);
  take(matches(left, beforeGoal, "goal"));
  take(matches(left, shortGoal, "goal"));
  take(matches(left, alone, "measure"));
  take(spoken(left));
  take(matches(left, afterItem, "either"));
  return found.sort((a, b) => a.start - b.start);
}
