import { numberPattern } from "./numbers.ts";
import type { Rest } from "./rest.ts";

const limit = "(?<![\\p{L}])(?:yli|alle|vähintään|enintään|korkeintaan)";

/**
 * Numbers that tell what is counted, not how much is aimed at: ages, thresholds that define a group, phone numbers, ordinals, names of
 * tests and scales. Taken out before anything else looks for a number.
 */
const patterns: readonly RegExp[] = [
  // Ages: «75 vuotta täyttäneistä», «Alle 18 vuotiaiden», «75-v.», «0-17-vuotiaista», «65 år fyllda», «18-24-åringar», «aged 75 and over».
  /(?:(?<![\p{L}\d])(?:yli|alle|vähintään|under|över|over)[ -])?\b\d{1,3}(?: ?- ?\d{1,3})?[ -]*(?:vuotia|vuoden ikäi|vuotta täyttä|vuotta (?:tai|ja) (?:vanhem|nuorem)|v\.(?! *\d)|v (?=täyttä)|vuotta vanh|år(?:ing|ig)|år (?:fyllda|och (?:äldre|yngre)|gammal|gamla)|year-olds?|years? (?:old|of age|and (?:over|older|above)))[\p{L}]*/iu,
  /(?<![\p{L}\d])(?:aged|ages|i åldern|över|under|over|above|yli|alle) \d{1,3}(?: ?- ?\d{1,3})?(?: (?:år\b(?! \d)|years?\b)| and over|\+)?(?= (?:år\b|years|och äldre)|(?: ?\d)? ?-?vuoti|\+| and over)/iu,
  /\b\d{2,3}\+/u,
  // «yli 75v», «15-24v», «55v/alle 30v»
  /(?:(?<![\p{L}\d])(?:yli|alle) )?(?<![\d,.])\d{1,2}(?: ?- ?\d{1,2})?v(?![\p{L}\d])\.?/iu,
  // Thresholds that define a group: «> 9 käyntiä vuodessa», «yli 9 kertaa käyneet», «joilla on yli 9 käyntiä».
  /[<>≥≤] ?\d+(?: ?%| \p{L}+)?(?: ?(?:vuodessa|\/ ?vuosi|per år|\/ ?år|a year|per year))?/iu,
  /(?<![\p{L}\d])(?:joi(?:lla|ssa|den)|jo(?:lla|ssa|nka)|jotka|joka|som|with|who) (?:\p{L}+ ){0,4}?(?:yli|alle|vähintään|enintään|över|under|minst|högst|more than|over|at least) \d+ \p{L}+(?: (?:vuodessa|per år|a year))?/iu,
  // People told by what has happened to them: «yli 6 kk odottaneiden», «3 kk kuluessa arvioitujen».
  new RegExp(`(?:${limit} )?${numberPattern} ?% (?:(?!ovat |on |kaikki )\\p{Ll}+ ){0,2}(?!ovat |on |(?:kasva|nouss?|laske|lask|vähenty|lisäänty|aleni|alentu)n?\\p{Ll}*eet)\\p{Ll}{2,}(?:[aeiouyäös][nsrl]ei(?:den|lle)|t[uy]jen|[aeiouyäö]neet)(?![\\p{L}])`, "iu"),
  new RegExp(`(?:${limit} )?${numberPattern} (?!ovat |on )\\p{Ll}+(?::\\p{Ll}+)? (?:(?!ovat |on )\\p{Ll}+ ){0,2}(?!\\p{Ll}*nnei)\\p{Ll}{2,}(?:(?:[nsrl]ei(?:den|lle|ll[aä]|lt[aä]|st[aä]|t[aä])|n(?:eet))|t[uy](?:jen|ille|ista|istä|t)|(?:ll|d|r|s)[uy]t|(?:ttavien|ttävien|vien))(?![\\p{L}])`, "iu"),
  // «… 30 vrk sisällä (%)»: the time tells which ones the share is of.
  /(?<![\d,.])\d+ ?(?:vrk|pv|kk|vko|h|(?:arki|työ)?päivän|kuukauden|viikon|vuorokauden|tunnin)(?::\p{Ll}+)? (?:sisällä|kuluessa|aikana)(?: \p{L}+)? ?(?=(?:·+|\([^()]*%[^()]*\))\.?$)/iu,
  // A group told by a limit, and counted: «yli 90 vuorokautta paikkaa odottaneet (hlö)», «alle 60 % mediaanitulosta jäävien lasten osuus».
  new RegExp(`^${limit} ${numberPattern} ?(?:%|\\p{Ll}+)(?: [\\p{L}-]+){1,6}?(?:[nlsr]eet| \\p{L}*(?:määrät?|osuu(?:s|det)))(?=(?: \\p{L}+t)?(?: ?(?:\\([^()]*\\)|·+))?\\.?$)`, "iu"),
  new RegExp(`${limit} ${numberPattern} ?% (?=\\p{Ll}*(?:kyky|kuntoi|tehoi)\\p{Ll}*sten(?![\\p{L}]))`, "iu"),
  // A measured value's limit in the name: «HbA1c-arvot alle 53 mmol/mol», «BMI yli 30», «verenpaine alle 140/90».
  new RegExp(`(?:${limit} )?${numberPattern} ?(?:mmol|mg|ml|kg|cm|km|mmHg|g\\/l|m2|neliö)(?:\\/\\p{L}+)?(?![\\p{L}])`, "iu"),
  /(?<![\p{L}])(?:BMI|verenpaine|painoindeksi|HbA1c|LDL|audit|pistem\p{L}+|pistettä)\p{L}* (?:on |yli |alle |vähintään |över |under |over )*\d+(?:[.,/]\d+)?/iu,
  // Numbered names: «tyypin 2 diabetes», «luokka 3», «vaihe 2», «liite 1», «Tavoite 3:», «klo 8».
  /(?<![\p{L}])(?:tyyp(?:in|pi)|luok(?:an|ka|alla)|vuosiluok\p{L}+|vaihe(?:en|essa)?|liite|kohta|kohdan|versio|kysymy(?:s|ksen)|momen(?:tti|tin)|type|typ|grades?|phase|steg|årskurs|åk|klass|section|kap|klo|kello|kl|nro|no|nr|puh|artikla)\.? \d+(?:[.:]\d\d)?(?: ?- ?\d+(?:[.:]\d\d)?)?(?![\d%]| ?%)/iu,
  /(?<![\p{L}])(?:tavoite|toimenpide|mittari|mål|åtgärd|goal|measure) \d+(?=[:.)])/iu,
  /\b\d+\p{Lu}[\p{L}-]*/u,
  // «asiakkaat, joiden hoitoisuus on yli 20 %»: the clause tells which ones.
  /, (?:jo(?:iden|illa|issa|ista|ihin|ille|tka|ita|nka|lla|lle|ssa|sta|ta|ka)|som|vars|who|whose|which) [^,;:]*\d[^,;:]*/iu,
  // «kahden vuoden välein», «joka 2. vuosi», «ma-pe 8-18».
  new RegExp(`${numberPattern} \\p{Ll}+n välein|(?<![\\p{L}])(?:ma|ti|ke|to|pe|la|su|mån|tis|mon|tue)(?: ?- ?(?:pe|la|su|fre|fri|to))? \\d+(?:[.:]\\d\\d)? ?- ?\\d+(?:[.:]\\d\\d)?`, "iu"),
  // What brackets tell of how it is defined: «(arviointi tehty enintään 6 kk sitten)», «(ISO-BMI yli 25)», «(1:7, yli 3-vuotiaat)», «(lakisääteinen 30)».
  /\((?![^()]*(?:tavoite|mål|target|lähtö|nykytila|ollut|baseline|utgång))[^()]*(?:sitten|lakisäätei|\d:\d|BMI|enintään|vähintään|alle|yli|minst|högst|within|inom|kuluessa|sisällä|at least|less than|more than)[^()]*\)/iu,
  // «/ 10 000 asukasta», «4 / 1 000 hoitopäivää»: the denominator.
  /\/ ?10{0,2}(?: ?000)+(?!\d)(?: \p{Ll}+)?/u,
  // «klo 22-7».
  /(?<![\p{L}])(?:klo|kello|kl) \d+(?:[.:]\d\d)?(?: ?- ?\d+(?:[.:]\d\d)?)?/iu,
  // «…, joista puolet on yli 65-vuotiaita»: a part of those that are counted.
  /, (?:joista|av vilka|of whom|of which) [^,;.()]*/iu,
  // «…, kun poissaoloja on yli 20 pv»: when it is counted.
  /, (?:kun|när|when) [^,;()]*/iu,
  // Rates as a part of a name: «2 krt/v».
  /(?<!(?:vähintään|enintään|minst|högst) )\d+ ?(?:krt|x) ?\/ ?(?:v|vuosi|kk|vko|vrk|pv)(?![\p{L}])/iu,
  // «(ryhmäkoko 8-12)»: how large each one is.
  /\((?!tavoite|lähtö|asteik|nykyti|mål|skala|target|scale)\p{Ll}{4,}(?: \p{Ll}+)? \d+ ?- ?\d+(?: \p{L}+)?\)/iu,
  // «… saa asiansa hoidettua yhdellä puhelulla»: how it is done, unless something rises or falls by one.
  /(?<!(?:kasv|nous|lisäänt|vähen|lask|lyhen|piden|paran|aikais)\p{L}* )(?<![\p{L}])yhdellä \p{Ll}+ll[aä](?![\p{L}])/iu,
  // «(10-15 käyntiä/jakso)»: how it is arranged.
  /\(\d+ ?- ?\d+ [^()]*\/[^()]*\)/u,
  /(?<![\p{L}])(?:arvosana|arvosanan|betyg|rating|score)\p{L}* \d+(?: (?:tai|ja|eller|och|or|and) \d+|-\d+)(?! ?%)/iu,
  // Length as a name: «yli 90 päivän poissaolot», «kolmen kuukauden seurantakäynti».
  new RegExp(`(?:${limit} )?${numberPattern} (?:päivän|viikon|vuorokauden|kuukauden|tunnin) (?!sisällä|kuluessa|aikana|välein|päästä|tasolle)(?=\\p{Ll})`, "iu"),
  // «1 000 asukasta kohti», «/ 1000 asukasta», «per 1,000 inhabitants».
  new RegExp(`${numberPattern} \\p{Ll}+ (?:kohden|kohti)(?![\\p{L}])|(?:\\/ ?|(?<![\\p{L}])per )(?:10{2,5}|1[ ,]000|10[ ,]000|100[ ,]000)(?!\\d)(?: \\p{Ll}+)?`, "iu"),
  // «Terveyskeskus 2:n».
  /\b\d+:n(?![\p{L}])/iu,
  // Phone numbers and service hours: «116117-puheluista», «24/7».
  /(?<![\p{L}\d])(?:116117|112(?! ?[:%\d])|\d{5,}(?=-\p{L})|24 ?\/ ?7)(?:-\p{L}+)?/iu,
  // Ordinals and sector numbers: «3. sektori», «3-sektorin», «2. luokan».
  /(?<!\d\.)\b\d{1,2}\. ?(?=\p{Ll})\p{L}+/u,
  /\b\d{1,2}(?: ?- ?\d{1,2})?-(?:sektor|luok|asteen|tason|vaihe|klass|sector)\p{L}*/iu,
  // Tests and systems with a number in the name: «GDS-15», «15D», «2M-IT», «M365».
  /\b\p{Lu}[\p{L}]*-\d+\b/u,
  /\b\p{Lu}+\d+\b/u,
  // Sizes of a group: «(537 hlö)», «(2-4)», «kaikissa viidessä toimintayksikössä».
  /\(\d+(?: ?- ?\d+)? ?(?:hlö|henk|hlöä|pers\.?|people)?\.?\)/iu,
  /(?<![\p{L}\d])(?:kaikissa|kaikilla|kaikista|kaikkien|i alla|in all) (?:(?:\d+|kahdessa|kolmessa|neljässä|viidessä|kuudessa|seitsemässä|kahdella|kolmella|neljällä|viidellä|två|tre|fyra|fem|sex|two|three|four|five|six|seven) )/iu,
  // A share of one thing to another in brackets is how it is organised, not a target: «(1hlö/yksikkö)».
  /\(\d+ ?\p{L}+\.? ?\/ ?\p{L}+\)/iu,
  // Laws and sections: «(1301/2014)», «§ 671».
  /\b\d+\/(?:19|20)\d\d\b|§ ?\d+|\d+ ?§/u,
];

/** A year is a year, unless so many of something are meant: «2000 asukasta». */
const bareYear = /(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d| ?(?:%|€|eur|kpl)| \p{Ll}+[aä](?![\p{L}]))/u;
const dates = /\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?/u;
export const dropYears = (rest: Rest): void => void [dates, bareYear].map((pattern) => rest.takeAll(pattern));

export function dropNotTargets(rest: Rest): void {
  for (const pattern of patterns) rest.takeAll(pattern);
}
