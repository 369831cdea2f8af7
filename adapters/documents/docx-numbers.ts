import { written } from "./docx-number-formats.ts";

/** Signs around a label put in front of a paragraph's text; both are private use, so that no document means anything by them. */
const [before, after] = ["\uE000", "\uE001"];

/** The label that `withNumbers` put into a text, and the text without it. */
export function labelIn(text: string): { readonly text: string; readonly label: string | undefined } {
  const label = /\uE000([^\uE001]*)\uE001/u.exec(text)?.[1];
  return { label, text: label === undefined ? text : text.replace(`${before}${label}${after}`, "") };
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** «%1.», «%1.%2 », «Tavoite %1:» */
  readonly text: string;
  readonly style: string | undefined;
}

/** A list that is counted on its own (w:abstractNum); several w:num may go on with the same. */
interface List {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** A style of lists that has the levels instead. */
  readonly link: string | undefined;
}

interface Num {
  readonly list: string;
  /** Levels that begin again where this w:num is first used. */
  readonly starts: ReadonlyMap<number, number>;
}

interface Style {
  readonly num: string | undefined;
  readonly level: number | undefined;
  readonly basedOn: string | undefined;
}

interface Parts {
  readonly numbering: string;
  readonly styles: string;
}

interface Numbered {
  readonly num: string;
  readonly level: number;
}

/** The document's XML with the number, letter or dash that Word shows in front of each paragraph written into it: the file holds only which list it belongs to. */
export function withNumbers(document: string, { numbering, styles }: Parts): string {
  if (numbering === "") return document;
  const rules = { nums: numsOf(numbering), lists: listsOf(numbering), styles: stylesOf(styles) };
  const labelOf = counting(rules);
  return document.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, "").replace(/<w:pPr>[\s\S]*?<\/w:pPr>/g, (properties) => {
    const found = /<w:del\b/.test(properties) ? undefined : numberedBy(properties, rules);
    const label = found && labelOf(found);
    return label === undefined ? properties : `${properties}<w:r><w:t xml:space="preserve">${before}${label}${after}</w:t></w:r>`;
  });
}

interface Rules {
  readonly nums: ReadonlyMap<string, Num>;
  readonly lists: ReadonlyMap<string, List>;
  readonly styles: ReadonlyMap<string, Style>;
}

/** The list and level of a paragraph, by itself or by its style. */
function numberedBy(properties: string, { nums, lists, styles }: Rules): Numbered | undefined {
  const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(properties)?.[0] ?? "";
  const name = valueOf(properties, "pStyle");
  const style = name === undefined ? undefined : styleWithNumber(styles, name);
  const num = valueOf(own, "numId") ?? style?.num;
  if (num === undefined || !nums.has(num)) return undefined;
  const levels = [...(lists.get(nums.get(num)?.list ?? "")?.levels ?? [])];
  const ofStyle = levels.find(([, level]) => level.style !== undefined && level.style === name)?.[0];
  return { num, level: Number(valueOf(own, "ilvl") ?? ofStyle ?? style?.level ?? 0) };
}

const mostParents = 10;

function styleWithNumber(styles: ReadonlyMap<string, Style>, name: string): Style | undefined {
  let style = styles.get(name);
  for (let i = 0; i < mostParents && style && style.num === undefined; i++) style = styles.get(style.basedOn ?? "");
  return style;
}

/** Counts as Word does: a level goes on until a level above it does, and begins again where its w:num says so. */
function counting({ nums, lists, styles }: Rules): (of: Numbered) => string | undefined {
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return ({ num, level: at }) => {
    const list = listOf(num);
    const level = list?.levels.get(at);
    if (!list || !level) return undefined;
    if (level.format === "bullet") return /^[-–—]$/u.test(level.text.trim()) ? "-" : undefined;
    const count = counts.get(list.id) ?? new Map<number, number>();
    counts.set(list.id, count);
    const starts = begun.has(`${num} ${at}`) ? undefined : nums.get(num)?.starts.get(at);
    begun.add(`${num} ${at}`);
    count.set(at, starts ?? (count.get(at) ?? level.start - 1) + 1);
    for (const deeper of [...count.keys()]) if (deeper > at) count.delete(deeper);
    return level.text.replace(/%(\d)/g, (_, n: string) => {
      const of = list.levels.get(Number(n) - 1);
      return of ? written(count.get(Number(n) - 1) ?? of.start, of.format) : "";
    }).trim();
  };

  function listOf(num: string): List | undefined {
    const list = lists.get(nums.get(num)?.list ?? "");
    const linked = list?.link === undefined ? undefined : styles.get(list.link)?.num;
    return linked === undefined ? list : lists.get(nums.get(linked)?.list ?? "");
  }
}

const elements = (xml: string, name: string): readonly string[] => Array.from(xml.matchAll(new RegExp(`<w:${name}\\b[^>]*>[\\s\\S]*?</w:${name}>`, "g")), (m) => m[0]);
const attribute = (element: string, name: string): string => new RegExp(`^<[^>]*\\bw:${name}="([^"]*)"`).exec(element)?.[1] ?? "";
const valueOf = (xml: string, name: string): string | undefined => new RegExp(`<w:${name}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1];

const listsOf = (numbering: string): ReadonlyMap<string, List> =>
  new Map(elements(numbering, "abstractNum").map((xml) => {
    const id = attribute(xml, "abstractNumId");
    const levels = elements(xml, "lvl").map((l): readonly [number, Level] => [
      Number(attribute(l, "ilvl")),
      { start: Number(valueOf(l, "start") ?? 0), format: valueOf(l, "numFmt") ?? "decimal", text: valueOf(l, "lvlText") ?? "", style: valueOf(l, "pStyle") },
    ]);
    return [id, { id, levels: new Map(levels), link: valueOf(xml, "numStyleLink") }];
  }));

const numsOf = (numbering: string): ReadonlyMap<string, Num> =>
  new Map(elements(numbering, "num").map((xml) => {
    const starts = elements(xml, "lvlOverride").flatMap((o): (readonly [number, number])[] => {
      const start = valueOf(o, "startOverride");
      return start === undefined ? [] : [[Number(attribute(o, "ilvl")), Number(start)]];
    });
    return [attribute(xml, "numId"), { list: valueOf(xml, "abstractNumId") ?? "", starts: new Map(starts) }];
  }));

const stylesOf = (styles: string): ReadonlyMap<string, Style> =>
  new Map(elements(styles, "style").map((xml) => {
    const level = valueOf(xml, "ilvl");
    return [attribute(xml, "styleId"), { num: valueOf(xml, "numId"), level: level === undefined ? undefined : Number(level), basedOn: valueOf(xml, "basedOn") }];
  }));
