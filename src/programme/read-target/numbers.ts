/** A number as written: `1 163`, `12,5`, `304`. Without a sign, and never a piece of a name («HbA1c», «GDS-15», «T3»). */
export const digits = String.raw`(?<![\p{L}\d.,]|\p{L}-)(?:\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?(?!\d))`;

/** Number words with their inflected forms, by stem: `kolmesta`, `kuuteen`, `tre`, `three`. Words of two meanings are left out. */
const words: readonly (readonly [value: number, forms: string])[] = [
  [1, "yksi|yhden|yhtä|yhdellä|yhteen|one"],
  [2, "kaksi|kahden|kahta|kahdella|kahteen|kahdesta|kahdessa|två|two"],
  [3, "kolme|kolmen|kolmea|kolmella|kolmeen|kolmesta|kolmessa|tre|three"],
  [4, "neljä|neljän|neljää|neljällä|neljään|neljästä|neljässä|fyra|four"],
  [5, "viisi|viiden|viittä|viidellä|viiteen|viidestä|viidessä|fem|five"],
  [6, "kuusi|kuuden|kuutta|kuudella|kuuteen|kuudesta|kuudessa|sex|six"],
  [7, "seitsemän|seitsemää|seitsemällä|seitsemään|seitsemästä|seitsemässä|sju|seven"],
  [8, "kahdeksan|kahdeksaa|kahdeksalla|kahdeksaan|kahdeksasta|kahdeksassa|åtta|eight"],
  [9, "yhdeksän|yhdeksää|yhdeksällä|yhdeksään|yhdeksästä|yhdeksässä|nio|nine"],
  [10, "kymmenen|kymmentä|kymmenellä|kymmeneen|kymmenestä|kymmenessä|tio|ten"],
  [12, "kaksitoista|kahdentoista|kahtatoista|tolv|twelve"],
  [15, "viisitoista|viidentoista|viittätoista|femton|fifteen"],
  [20, "kaksikymmentä|kahdenkymmenen|kahtakymmentä|tjugo|twenty"],
  [30, "kolmekymmentä|kolmenkymmenen|trettio|thirty"],
  [50, "viisikymmentä|viidenkymmenen|femtio|fifty"],
  [100, "sata|sadan|sataa|hundra|hundred"],
];

const byWord = new Map(words.flatMap(([value, forms]) => forms.split("|").map((form) => [form, value] as const)));

/** Pattern of a number in digits or as a word. */
export const numberPattern = String.raw`(?:${digits}|(?<![\p{L}\d-])(?:${[...byWord.keys()].sort((a, b) => b.length - a.length).join("|")})(?![\p{L}-]))`;

/** The value of what `numberPattern` matched. */
export function numberOf(written: string): number | undefined {
  const word = byWord.get(written.toLowerCase());
  if (word !== undefined) return word;
  const value = Number(written.replace(/ /g, "").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

const repeated = new RegExp(`(?<![\\p{L}\\d-])(${[...byWord.keys()].join("|")}) \\(\\d+\\)`, "giu");

/** «kolmen (3) kuukauden» says its number twice; once is enough. */
export const sayNumbersOnce = (text: string): string => text.replace(repeated, "$1");
