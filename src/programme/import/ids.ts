/** Short ids by the words of a group's name, as people say them: the usual services and themes of a public programme. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^(?:vanhus|vanhusten|ikäihmis|iäkk|ikäänty|äldre|elder)/u, "vanhus"],
  [/^(?:lastensuojelu|barnskydd)/u, "lastensuojelu"],
  [/^(?:vammais|funktionshind|handikapp|disabilit)/u, "vammais"],
  [/^(?:työhyvinvo|arbetshälsa|arbetsvälm)/u, "tyohyvinvointi"],
  [/^(?:digita|digi)/u, "digi"],
  [/^(?:tiedolla|tietojohta)/u, "tieto"],
  [/^(?:yhteistyö|samarbet|cooperat)/u, "yhteistyo"],
  [/^(?:perhekesku)/u, "perhekeskus"],
];
/** Words that many groups have in their names, so that they tell none apart. */
const common = /^(?:palvelut|palveluiden|palvelujen|kehittäminen|hankkeet|hanke|kanssa|ryhmä|työryhmä|yksikkö|toimiala|toimialan|osasto|henkilöstön|perusturvan|kaupungin|ja|och|and|the|of|för|av|osa|ohjelma|palveluohjelma)$/u;

/** Ascii id of at most 40 letters. */
export const slug = (text: string): string =>
  text.toLowerCase().replace(/[äå]/g, "a").replace(/[öø]/g, "o").replace(/é/g, "e").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");

/** A group's id from its name: «Vanhuspalvelut» is `vanhus`, «Terveys- ja sairaalapalvelut» is `terveys-sairaala`. */
export function groupId(name: string, taken: ReadonlySet<string>): string {
  const words = name.toLowerCase().match(/\p{L}[\p{L}-]*/gu) ?? [];
  const short = words.map((w) => known.find(([pattern]) => pattern.test(w))?.[1]).find((id) => id !== undefined);
  if (short !== undefined && !taken.has(short)) return short;
  const telling = words.filter((w) => !common.test(w)).map((w) => w.replace(/-$/, "").replace(/(?:palvelut|palveluiden|palvelujen|hankkeet)$/u, "")).filter((w) => w.length > 1);
  return unique(slug((telling.length > 0 ? telling : words).slice(0, 3).join(" ")) || "ryhma", taken);
}

export function unique(id: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
