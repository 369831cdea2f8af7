import { limitAt } from "./aim.ts";
import type { Amount } from "./figure.ts";
import type { Directions } from "./direction.ts";
import type { Rest } from "./rest.ts";

const parts: readonly (readonly [percent: number, forms: string])[] = [
  [66.7, "(?:kaksi|2) kolmasosaa|kahden kolmasosan|kaksi kolmannesta|kahdella kolmasosalla|kahdelle kolmasosalle|två tredjedelar|two[ -]thirds"],
  [75, "kolme neljäsosaa|kolme neljännestä|kolmella neljäsosalla|tre fjärdedelar|three[ -]quarters"],
  [33.3, "(?:yksi )?kolmas(?:osa|osan|osalla|osalle|osaan)|kolmanne(?:s|ksen|ksella|ksella|kseen)|(?:en )?tredjedel|(?:a|one)[ -]third"],
  [25, "(?:yksi )?neljäs(?:osa|osan|osalla|osalle|osaan)|neljänne(?:s|ksen|ksellä|kseen)|(?:en )?fjärdedel|(?:a|one)[ -]quarter"],
  [20, "(?:yksi )?viides(?:osa|osan|osalla|osalle|osaan)|viidenne(?:s|ksen|ksellä|kseen)|(?:en )?femtedel|(?:a|one)[ -]fifth"],
  [10, "(?:yksi )?kymmenes(?:osa|osan|osalla|osalle|osaan)|kymmenykse(?:n|llä|en)|(?:en )?tiondel|(?:a|one)[ -]tenth"],
  [50, "joka toinen"],
  [33.3, "joka kolmas"],
  [25, "joka neljäs"],
  [20, "joka viides"],
  [10, "joka kymmenes"],
  [50, "puolet|puolella|puolelle|puoleen|hälften|half"],
];
/** What the part is taken of: «asiakkaista», «kaikista lapsista», «av klienterna», «of the clients». */
const ofThem = /^(?: (?:[\p{L}-]+|·+)){0,3}? \p{L}+(?:ist[aä]|ost[aä]|öst[aä]|est[aä]|ast[aä]|äst[aä])(?![\p{L}])|^ (?:av|of) /iu;

/** «Kolmasosa asiakkaista», «vähenee neljänneksellä», «nousee puoleen»: a part said in words, as a percentage. */
export function takeFraction(rest: Rest, { rises, falls }: Directions): Amount | undefined {
  for (const [value, forms] of parts) {
    const found = new RegExp(`(?<![\\p{L}\\d]|toisella )(?:${forms})(?![\\p{L}-]| (?:vuosi|viikko|kuukausi|päivä|kerta|kevät|syksy))`, "iu").exec(rest.text);
    if (!found) continue;
    const place = { text: rest.text, start: found.index, end: found.index + found[0].length };
    const limit = limitAt(place) ?? (/(?<![\p{L}])yli $/iu.test(rest.text.slice(0, place.start)) ? "at_least" : /(?<![\p{L}])alle $/iu.test(rest.text.slice(0, place.start)) ? "at_most" : undefined);
    const read = { of: "percent", value, unit: "%", sign: "", ...(limit === undefined ? {} : { limit }) } as const;
    const into = /(?:osaan|kseen|puoleen|ykseen)$/iu.test(found[0]);
    const changes = rises !== falls;
    if (into) {
      if (rises || (falls && /osuu/iu.test(rest.text))) return { ...read, to: true };
      // «vähenee puoleen» is a halving; «vähenee kolmasosaan» leaves open what it is a third of.
      return falls && value === 50 ? { ...read, to: false } : undefined;
    }
    const part = /(?<![\p{L}])\p{L}+(?:ist[aä])(?: (?:vähintään|enintään|noin|yli|alle))? $/iu.test(rest.text.slice(0, place.start)) || /^joka/iu.test(found[0]) || ofThem.test(rest.text.slice(place.end));
    if (!part && !changes) return undefined;
    rest.take(new RegExp(found[0].replace(/[()]/g, "."), "iu"));
    return { ...read, to: false, ...(part ? { isShare: true } : {}) };
  }
  return undefined;
}
