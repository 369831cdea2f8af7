/** How a number was said: "kolme", "kolmas", or as a nickname, "kolmonen", "trean". */
export interface NumberWord {
  readonly value: number;
  readonly kind: "cardinal" | "ordinal" | "nickname";
}

/** Stems that case endings join, and forms that join nothing. */
interface Declined {
  readonly stem: string;
  readonly others: string;
}

const endings = "n na nä ksi ssa ssä sta stä lla llä lle lta ltä t a ä een seen ista istä".split(" ");

type Entry = readonly [string, NumberWord];

const declined = (value: number, kind: NumberWord["kind"], { stem, others }: Declined): readonly Entry[] => {
  const joined = stem.split(" ").flatMap((s) => (s === "" ? [] : endings.map((e) => s + e)));
  return [...others.split(" "), ...joined].map((form) => [form, { value, kind }]);
};

const d = (stem: string, others: string): Declined => ({ stem, others });

const kinds = ["cardinal", "ordinal", "nickname"] as const;

/** Cardinal, ordinal and nickname of each number, from nought. */
const finnishRows: readonly (readonly Declined[])[] = [
  [d("nolla", "nolla nollaan")],
  [
    d("yhde", "yksi yks yhtä yhteen"),
    d("ensimmäise", "ensimmäinen eka ekan ekassa ekasta ensimmäistä ensimmäiseen"),
    d("ykköse", "ykkönen ykköstä ykköseen"),
  ],
  [d("kahde", "kaksi kaks kahta kahteen"), d("toise", "toinen toka tokan tokassa toista toiseen"), d("kakkose", "kakkonen kakkosta kakkoseen")],
  [d("kolme", "kolme kolmee"), d("kolmanne", "kolmas kolmatta kolmanteen"), d("kolmose", "kolmonen kolmosta kolmoseen")],
  [d("neljä", "neljä neljään"), d("neljänne", "neljäs neljättä neljänteen"), d("nelose", "nelonen nelosta neloseen")],
  [
    d("viide", "viisi viis viittä viiteen"),
    d("viidenne", "viides viidettä viidenteen"),
    d("vitose viitose", "vitonen vitosta vitoseen viitonen viitosta viitoseen"),
  ],
  [
    d("kuude", "kuusi kuus kuutta kuuteen"),
    d("kuudenne", "kuudes kuudetta kuudenteen"),
    d("kutose kuutose", "kutonen kutosta kutoseen kuutonen kuutosta kuutoseen"),
  ],
  [d("seitsemä", "seitsemän seittemän seitsemää"), d("seitsemänne", "seitsemäs seitsemättä seitsemänteen"), d("seiska", "seiska seiskaan")],
  [d("kahdeksa", "kahdeksan kaheksan kahdeksaa"), d("kahdeksanne", "kahdeksas kahdeksatta"), d("kasi", "kasi kasiin")],
  [d("yhdeksä", "yhdeksän yheksän yhdeksää"), d("yhdeksänne", "yhdeksäs yhdeksättä"), d("ysi", "ysi ysiin")],
  [d("kymmene", "kymmenen kymmentä"), d("kymmenenne", "kymmenes kymmenettä"), d("kympi", "kymppi kymppiä kymppiin")],
];

const finnish = finnishRows.flatMap((row, value) => row.flatMap((forms, at) => declined(value, kinds[at] ?? "cardinal", forms)));

const teens = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split(" ");
const teenStems = "yhden kahden kolmen neljän viiden kuuden seitsemän kahdeksan yhdeksän".split(" ");
const teenOrdinals = "yhdes kahdes kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs".split(" ");
const teenOrdinalStems = "yhdenne kahdenne kolmanne neljänne viidenne kuudenne seitsemänne kahdeksanne yhdeksänne".split(" ");

const finnishTeens = teens.flatMap((word, i): readonly Entry[] => [
  [`${word}toista`, { value: 11 + i, kind: "cardinal" }],
  [`${teenStems[i] ?? ""}toista`, { value: 11 + i, kind: "cardinal" }],
  [`${teenOrdinals[i] ?? ""}toista`, { value: 11 + i, kind: "ordinal" }],
  ...["n", "ssa", "sta", "lla", "lle"].map((e): Entry => [`${teenOrdinalStems[i] ?? ""}${e}toista`, { value: 11 + i, kind: "ordinal" }]),
]);

const plain = (kind: NumberWord["kind"], from: number, words: string): readonly Entry[] =>
  words.split(" ").flatMap((forms, i) => forms.split("/").map((form): Entry => [form, { value: from + i, kind }]));

const swedishCardinals = "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo";
const englishCardinals =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
const englishOrdinals = "first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th tenth/10th";

const others = [
  ...plain("cardinal", 0, swedishCardinals),
  ...plain("ordinal", 1, "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"),
  ...plain("nickname", 1, "ettan tvåan trean fyran femman sexan sjuan åttan nian tian"),
  ...plain("cardinal", 0, englishCardinals),
  ...plain("ordinal", 1, englishOrdinals),
  ...plain("cardinal", 20, "kaksikymmentä"),
  ...plain("cardinal", 50, "viisikymmentä"),
  ...plain("cardinal", 100, "sata"),
];

const words: ReadonlyMap<string, NumberWord> = new Map([...finnish, ...finnishTeens, ...others].filter(([form]) => form !== ""));

/** Short first parts of compounds: kolmostavoite, ykköstoimenpide. */
const firstParts: readonly (readonly [string, number])[] = [
  ["ykkös", 1], ["kakkos", 2], ["kolmos", 3], ["nelos", 4], ["vitos", 5], ["viitos", 5], ["kutos", 6], ["kuutos", 6],
  ["seiska", 7], ["kasi", 8], ["ysi", 9],
];

/** A number said as a word of any of the three languages, in any case of Finnish; undefined when it is none. */
export const numberWord = (word: string): NumberWord | undefined => words.get(word);

/** "kolmostavoitteessa" -> 3 and what was numbered, "tavoitteessa". */
export function numberedCompound(word: string): { readonly value: number; readonly rest: string } | undefined {
  for (const [part, value] of firstParts) {
    if (word.startsWith(part) && word.length > part.length + 3) return { value, rest: word.slice(part.length) };
  }
  return undefined;
}
