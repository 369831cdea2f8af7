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

const endings = ["n", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle", "lta", "ltä", "t", "a", "ä", "een", "seen", "ista", "istä", "ssä"];

const row = (value: number, cardinal: Declined, ordinal: Declined, nickname: Declined): readonly (readonly [string, NumberWord])[] =>
  ([["cardinal", cardinal], ["ordinal", ordinal], ["nickname", nickname]] as const).flatMap(([kind, { stem, others }]) =>
    [...others.split(" "), ...stem.split(" ").flatMap((s) => (s === "" ? [] : endings.map((e) => s + e)))].map((form) => [form, { value, kind }] as const),
  );

const d = (stem: string, others: string): Declined => ({ stem, others });
const none = d("", "");

const finnish = [
  row(0, d("nolla", "nolla nollaan"), none, none),
  row(1, d("yhde", "yksi yks yhtä yhteen"), d("ensimmäise", "ensimmäinen eka ekan ekassa ekasta ensimmäistä ensimmäiseen"), d("ykköse", "ykkönen ykköstä ykköseen")),
  row(2, d("kahde", "kaksi kaks kahta kahteen"), d("toise", "toinen toka tokan tokassa toista toiseen"), d("kakkose", "kakkonen kakkosta kakkoseen")),
  row(3, d("kolme", "kolme kol kolmee"), d("kolmanne", "kolmas kolmatta kolmanteen"), d("kolmose", "kolmonen kolmosta kolmoseen")),
  row(4, d("neljä", "neljä neljään nelj"), d("neljänne", "neljäs neljättä neljänteen"), d("nelose", "nelonen nelosta neloseen")),
  row(5, d("viide", "viisi viis viittä viiteen"), d("viidenne", "viides viidettä viidenteen"), d("vitose viitose", "vitonen vitosta vitoseen viitonen viitosta viitoseen")),
  row(6, d("kuude", "kuusi kuus kuutta kuuteen"), d("kuudenne", "kuudes kuudetta kuudenteen"), d("kutose kuutose", "kutonen kutosta kutoseen kuutonen kuutosta kuutoseen")),
  row(7, d("seitsemä", "seitsemän seittemän seitsemää"), d("seitsemänne", "seitsemäs seitsemättä seitsemänteen"), d("seiska", "seiska seiskaan")),
  row(8, d("kahdeksa", "kahdeksan kaheksan kahdeksaa"), d("kahdeksanne", "kahdeksas kahdeksatta"), d("kasi", "kasi kasiin")),
  row(9, d("yhdeksä", "yhdeksän yheksän yhdeksää"), d("yhdeksänne", "yhdeksäs yhdeksättä"), d("ysi", "ysi ysiin")),
  row(10, d("kymmene", "kymmenen kymmentä"), d("kymmenenne", "kymmenes kymmenettä"), d("kympi", "kymppi kymppiä kymppiin")),
].flat();

const teens = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split(" ");
const teenStems = "yhden kahden kolmen neljän viiden kuuden seitsemän kahdeksan yhdeksän".split(" ");
const teenOrdinals = "yhdes kahdes kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs".split(" ");
const teenOrdinalStems = "yhdenne kahdenne kolmanne neljänne viidenne kuudenne seitsemänne kahdeksanne yhdeksänne".split(" ");

const finnishTeens = teens.flatMap((word, i): readonly (readonly [string, NumberWord])[] => [
  [`${word}toista`, { value: 11 + i, kind: "cardinal" }],
  [`${teenStems[i] ?? ""}toista`, { value: 11 + i, kind: "cardinal" }],
  [`${teenOrdinals[i] ?? ""}toista`, { value: 11 + i, kind: "ordinal" }],
  ...["n", "ssa", "sta", "lla", "lle"].map((e) => [`${teenOrdinalStems[i] ?? ""}${e}toista`, { value: 11 + i, kind: "ordinal" }] as const),
]);

const plain = (kind: NumberWord["kind"], from: number, words: string): readonly (readonly [string, NumberWord])[] =>
  words.split(" ").flatMap((forms, i) => forms.split("/").map((form) => [form, { value: from + i, kind }] as const));

const others = [
  ...plain("cardinal", 0, "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"),
  ...plain("ordinal", 1, "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"),
  ...plain("nickname", 1, "ettan tvåan trean fyran femman sexan sjuan åttan nian tian"),
  ...plain("cardinal", 0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
  ...plain("ordinal", 1, "first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th tenth/10th"),
  ...plain("cardinal", 20, "kaksikymmentä"),
  ...plain("cardinal", 50, "viisikymmentä"),
  ...plain("cardinal", 100, "sata"),
];

const words: ReadonlyMap<string, NumberWord> = new Map([...finnish, ...finnishTeens, ...others].filter(([form]) => form !== ""));

/** Short first parts of compounds: kolmostavoite, ykköstoimenpide. */
const firstParts: readonly (readonly [string, number])[] = [
  ["ykkös", 1], ["kakkos", 2], ["kolmos", 3], ["nelos", 4], ["vitos", 5], ["viitos", 5], ["kutos", 6], ["kuutos", 6], ["seiska", 7], ["kasi", 8], ["ysi", 9],
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
