import { digits, numberOf } from "./numbers.ts";
import type { Rest } from "./rest.ts";

/** What a target is compared with, as far as the sentence says. */
export interface Baseline {
  readonly year?: number;
  readonly value?: number;
  /** `previous year`, or the sentence's own word («keskiarvo»). */
  readonly relativeTo?: string;
  /** «edellisestä vuodesta»: always the year before. «edellisen vuoden keskiarvosta» names one year's figure, and says nothing of the next. */
  readonly repeats?: true;
  /** In brackets after its own head, as a table's column of baselines gives it: «(lähtöarvo 2024: 14 pv)». */
  readonly beside?: true;
}

const year = "((?:19|20)\\d\\d)";
const number = `(${digits})`;

const word = "(?:lähtö(?:taso|arvo|tilanne)|nyky(?:tila|taso|arvo|tilanne)|utgångs(?:läge|värde|nivå)|nuläge|nuvärde|baslinje|baseline|(?:starting|current) (?:level|value|state))";

/** Years with a value: «(v.2020 määrä ollut 304)», «lähtötaso 304 (2020)», «baseline 304 in 2020». */
const withValue: readonly (readonly [pattern: RegExp, year: number | undefined, value: number])[] = [
  [new RegExp(`\\(?(?:v\\. ?|vuoden |vuonna )${year}(?:,|:)? ?(?:määrä|luku|taso|osuus|arvo|lukumäärä|toteuma)?(?: (?:on )?ollut| oli|:|,)? ?${number} ?(?:%|kpl|hlö|asiakasta|henkilöä)?\\)?`, "iu"), 1, 2],
  [new RegExp(`\\((?:v\\. ?|vuonna )${year}:? (?:\\p{Ll}+ ){1,3}${number}(?: ?(?:%|\\p{Ll}+))?\\)`, "iu"), 1, 2],
  [new RegExp(`\\((?:v\\. ?)?${year}(?: ?[:=] ?| )${number} ?(?:%|\\p{Ll}+)?\\)`, "iu"), 1, 2],
  [new RegExp(`\\bvuoden ${year} (?:\\p{Ll}+kuun )?(?:tilanteesta|tasosta|määrästä|luvusta) \\((?:[^()\\d]*? )?${number} ?(?:%|\\p{Ll}+)?\\)`, "iu"), 1, 2],
  [new RegExp(`\\(?(?<![\\p{L}\\d])(?:lähtötaso|lähtöarvo|nykytila|nykytaso)(?: (?:vuonna|v\\.))? ?\\(?${year}\\)?:? ?(?:on |oli )?${number} ?(?:%|kpl|hlö)?\\)?`, "iu"), 1, 2],
  [new RegExp(`\\(?(?<![\\p{L}\\d])(?:lähtötaso|lähtöarvo|nykytila|nykytaso):? ?(?:on |oli )?${number}(?!\\.\\d) ?(?:%|kpl|hlö)?(?:,? ?\\(?(?:vuonna |v\\. ?)?${year}\\)?)?\\)?`, "iu"), 2, 1],
  [new RegExp(`\\(?(?<![\\p{L}\\d])(?:utgångsläge|utgångsvärde|baslinje)t?:? ?(?:(?:år )?${year}:? )?(?:var |är )?${number} ?(?:%|st)?\\)?`, "iu"), 1, 2],
  [new RegExp(`\\(?(?:(?<![\\p{L}])år )${year}(?: var)?(?: antalet)?(?:,|:)? ${number} ?(?:%|st)?\\)?`, "iu"), 1, 2],
  [new RegExp(`\\(?\\bbaseline:? ?(?:in |\\()?${year}\\)?:? ?(?:was |is )?${number} ?%?\\)?`, "iu"), 1, 2],
  [new RegExp(`\\(?\\bbaseline:? ?(?:was |is |of )?${number} ?%?(?:,? ?(?:in |\\()?${year}\\)?)?\\)?`, "iu"), 2, 1],
  [new RegExp(`\\(?\\bin ${year}(?:,|:)? ?(?:the (?:number|figure|share) )?(?:was |were )${number} ?%?\\)?`, "iu"), 1, 2],
];

const column: readonly (readonly [pattern: RegExp, year: number | undefined, value: number])[] = [
  [new RegExp(`\\(${word} ${year}: ${number}(?: ?[%€\\p{L}][^()\\d]{0,30})?\\)`, "iu"), 1, 2],
  [new RegExp(`\\(${word}: ${number}(?: ?[%€\\p{L}][^()\\d]{0,30})?\\)`, "iu"), undefined, 1],
];

/** Years alone. The comparison's own word, where it has one, stands in group 2. */
const yearAlone: readonly RegExp[] = [
  new RegExp(`\\bvuoden ${year} (keskiarvo|mediaani|huippu|talousarvio|tilinpäätö)(?:ksesta|ksestä|kseen|sta|on|oon|tasosta)?(?: verrattuna| nähden)?(?![\\p{L}])`, "iu"),
  new RegExp(`\\bvuoteen ${year} (?:verrattuna|nähden)`, "iu"),
  new RegExp(`(?<![\\p{L}\\d])(?:verrattuna|suhteessa) vuoteen ${year}`, "iu"),
  new RegExp(`\\bvuoden ${year} (?:tasoon|tasosta|määrästä|määrään|luvusta|lukuun)(?: verrattuna| nähden)?`, "iu"),
  new RegExp(`\\bvuoden ${year} \\p{Ll}+kuun (?:tilanteesta|tasosta|määrästä)`, "iu"),
  new RegExp(`\\bvuoden ${year} tilante(?:esta|eseen)(?: verrattuna| nähden)?`, "iu"),
  new RegExp(`\\bvuodesta ${year}(?: lähtien)?`, "iu"),
  new RegExp(`(?<![\\p{L}\\d])(?:jämfört med|i förhållande till|från) (?:år |nivån |nivån år )?${year}`, "iu"),
  new RegExp(`(?<![\\p{L}\\d])(?:compared (?:to|with)|relative to|from|against|on) (?:the )?(?:year )?${year}(?: level)?`, "iu"),
];

const previousYear =
  /(?<![\p{L}\d])(?:edellisestä vuodesta|kuin (?:edellisenä|viime) vuonna|edellisvuodesta|edellisvuoteen(?: verrattuna)?|edelliseen vuoteen(?: verrattuna| nähden)?|edellisvuotta|edellisen vuoden(?: \p{L}+)?(?: keskiarvosta| tasosta| määrästä)?|viime vuodesta|viime vuoteen verrattuna|(?:jämfört med|från|än) (?:året innan|föregående år|i fjol)|föregående år|(?:compared (?:to|with)|from|than|on) (?:the )?(?:previous|last) year|year on year)(?![\p{L}])/iu;

function valueIn(rest: Rest, patterns: typeof withValue): Baseline | undefined {
  for (const [pattern, y, v] of patterns) {
    const found = rest.take(pattern);
    const value = found && numberOf(found[v] ?? "");
    if (!found || value === undefined) continue;
    const at = y === undefined ? undefined : found[y];
    return { value, ...(at === undefined ? {} : { year: Number(at) }) };
  }
  return undefined;
}

export function takeBaseline(rest: Rest): Baseline {
  const beside = valueIn(rest, column);
  if (beside) return { ...beside, beside: true };
  const written = valueIn(rest, withValue);
  if (written) return written;
  const before = rest.take(previousYear);
  if (before) return { relativeTo: "previous year", ...(/keskiarvosta|tasosta|määrästä/iu.test(before[0]) ? {} : { repeats: true }) };
  for (const pattern of yearAlone) {
    const found = rest.take(pattern);
    if (found) return { year: Number(found[1]), ...(found[2] === undefined ? {} : { relativeTo: found[2].toLowerCase().replace(/tilinpäätö$/u, "tilinpäätös") }) };
  }
  return {};
}
