import { joinLines } from "./join-text.ts";
import { blocksOf } from "./measure-entries.ts";
import { dateOf } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap } from "./work.ts";

/** A decision that the document names: «KH 02.12.19 § 671», «Perusturvalautakunta 30.10.2019». */
export interface Decision {
  readonly body: string;
  readonly date: string;
  /** Number of the section (§). */
  readonly section?: number;
  readonly line: number;
}

export interface BodyFound {
  readonly name: string;
  readonly kind: "steeringGroup" | "committee" | "cityBoard" | "council";
}

export interface Audience {
  readonly name: string;
  readonly emphasis: string;
  readonly lines: readonly number[];
}

export interface DocumentFacts {
  readonly name: string;
  readonly decisions: readonly Decision[];
  readonly bodies: readonly BodyFound[];
  readonly audiences: readonly Audience[];
}

export function documentFacts(work: Work, fileName: string): DocumentFacts {
  return { name: titleOf(work) ?? fileName, decisions: decisionsOf(work.lines), bodies: bodiesOf(work.lines), audiences: audiencesOf(work) };
}

const programmeWord = /(?:ohjelma|suunnitelma|strategia|toimenpideohjelma|program|programme|plan|strategi|handlingsplan)(?:n|lle|ssa)?(?![\p{L}])/iu;
const longestTitle = 120;

/** The first short line that calls itself a programme or a plan; otherwise the first line that stands on more than one page; otherwise the first line. */
function titleOf(work: Work): string | undefined {
  const top = work.lines.slice(0, 80);
  const at = top.findIndex((l, i) => (l.kind === "text" || l.kind === "heading") && !l.instruction && programmeWord.test(titleLines(top, i)) && titleLines(top, i).length <= longestTitle && !/[.:]$/.test(titleLines(top, i)) && besideTitle(top[i - 1]) && !besideTitle(l) && !/\d{1,3}\/\d{1,3}\)|\.{4}/.test(l.text));
  if (at >= 0) return sentenceCase(titleLines(top, at));
  const texts = work.lines.filter((l) => (l.kind === "text" || l.kind === "heading") && l.text.length <= longestTitle && l.text.length > 3);
  const repeated = texts.find((l) => texts.filter((x) => x.text === l.text).length > 1);
  return repeated ? sentenceCase(repeated.text) : undefined;
}

/** «Lakeuden hyvinvointialue   Sivu 1 (4)» and the decision under a title are no part of it. */
const besideTitle = (line: SourceLine | undefined): boolean =>
  isGap(line) || /(?<![\p{L}])(?:sivu|sida|page) \d+(?: ?\(\d+\)| ?\/ ?\d+)?$/iu.test(line?.text ?? "") || patterns.some(({ pattern }) => new RegExp(pattern, "iu").test(line?.text ?? ""));

/** A title's lines up to the next gap. */
function titleLines(lines: readonly SourceLine[], at: number): string {
  const end = lines.findIndex((l, i) => i > at && (besideTitle(l) || l.kind !== lines[at]?.kind || l.level !== lines[at]?.level));
  return lines.slice(at, end < 0 ? at + 1 : Math.min(end, at + 3)).map((l) => l.text).join(" ").replace(/\*\*/g, "").replace(/\s+/g, " ").trim();
}

const sentenceCase = (text: string): string => (/\p{Ll}/u.test(text) ? text : text.charAt(0) + text.slice(1).toLowerCase());

const day = "(\\d{1,2}\\.\\d{1,2}\\.(?:20)?\\d\\d)";
const bodyName = "(KH|KV|Kaupunginhallitus|Kunnanhallitus|Aluehallitus|Kaupunginvaltuusto|Kunnanvaltuusto|Aluevaltuusto|\\p{L}+lautakunta|\\p{L}*nämnden|Stadsstyrelsen|Stadsfullmäktige|City Board|City Council)";

const patterns = [
  { pattern: new RegExp(`(?<![\\p{L}])${bodyName}(?:n)?(?: (?:\\p{L}+ )?kokouksessaan| päätti| beslutade)?,? ${day}(?!\\s*(?:mennessä|asti))(?:,?\\s*§\\s*(\\d+))?`, "giu"), body: 1, date: 2, section: 3 },
  { pattern: new RegExp(`${day}(?:,?\\s*§\\s*(\\d+))?\\s+${bodyName}(?![\\p{L}:])`, "giu"), body: 3, date: 1, section: 2 },
];

function decisionsOf(lines: readonly SourceLine[]): readonly Decision[] {
  const found: Decision[] = [];
  for (const line of lines) {
    for (const { pattern, body, date: at, section } of patterns) {
      for (const m of line.text.matchAll(pattern)) {
        const date = dateOf(m[at] ?? "", undefined);
        const name = fullName(m[body] ?? "");
        if (date === undefined || found.some((d) => d.date === date && d.body === name)) continue;
        found.push({ body: name, date, ...(m[section] === undefined ? {} : { section: Number(m[section]) }), line: line.place.line });
      }
    }
  }
  return found.sort((a, b) => a.date.localeCompare(b.date));
}

const fullName = (body: string): string => (/^KH$/u.test(body) ? "Kaupunginhallitus" : /^KV$/u.test(body) ? "Kaupunginvaltuusto" : body.charAt(0).toUpperCase() + body.slice(1).toLowerCase());

const bodies: readonly (readonly [BodyFound["kind"], RegExp])[] = [
  ["steeringGroup", /(?<![\p{L}])(ohjausryhmä|styrgruppen|steering group)/iu],
  ["committee", /(?<![\p{L}])(\p{L}{3,}lautakunta|\p{L}{3,}nämnden)/iu],
  ["cityBoard", /(?<![\p{L}])(kaupunginhallitus|kunnanhallitus|aluehallitus|stadsstyrelsen|city board)/iu],
  ["council", /(?<![\p{L}])(kaupunginvaltuusto|kunnanvaltuusto|aluevaltuusto|stadsfullmäktige|city council)/iu],
];

/** Bodies that the document names; of each kind the one named first. */
const bodiesOf = (lines: readonly SourceLine[]): readonly BodyFound[] =>
  bodies.flatMap(([kind, pattern]) => {
    const name = lines.map((l) => pattern.exec(l.text)?.[1]).find((n) => n !== undefined);
    return name === undefined ? [] : [{ kind, name: name.charAt(0).toUpperCase() + name.slice(1).toLowerCase() }];
  });

const emphasis = /^(?:Painopiste|Tyngdpunkt|Emphasis)(?![\p{L}])/u;

/** «Viestinnän painopisteet»: audiences, each with «Painopiste …» and what is put first for it. */
function audiencesOf(work: Work): readonly Audience[] {
  const head = work.lines.findIndex((l) => /viestinnän painopiste|kommunikationens tyngdpunkt|communication emphas/iu.test(l.text));
  if (head < 0) return [];
  const end = work.lines.findIndex((l, i) => i > head && l.kind === "break");
  const blocks = blocksOf(work.lines.slice(head + 1, end < 0 ? undefined : end));
  const found: { name: readonly SourceLine[]; lines: SourceLine[] }[] = [];
  const pending: (readonly SourceLine[])[] = [];
  let over = true;
  for (const block of blocks) {
    const text = block.map((l) => l.text).join(" ");
    const at = block.findIndex((l) => emphasis.test(l.text));
    if (at < 0 && over && !/[.!?]$/.test(text) && pending.length === 0 && /^\p{Lu}/u.test(text)) pending.push(block);
    else if (at >= 0 && pending.length > 0) found.push({ name: pending.pop() ?? [], lines: [...block.slice(at)] });
    else if (at < 0 && pending.length === 0) found.at(-1)?.lines.push(...block);
    over = /[.!?]$/.test(text);
  }
  return found.flatMap(({ name, lines }) => {
    const stop = lines.findIndex((l) => /[.!?]$/.test(l.text) );
    const own = stop < 0 ? lines : lines.slice(0, stop + 1);
    const text = joinLines(own.map((l) => l.text), work.words).replace(emphasis, "").trim();
    if (text === "" || name.length === 0) return [];
    const told = [...name, ...own].map((l) => l.place.line);
    work.ledger.use(told);
    return [{ name: joinLines(name.map((l) => l.text), work.words), emphasis: text.charAt(0).toUpperCase() + text.slice(1), lines: told }];
  });
}
