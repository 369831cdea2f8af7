/**
 * Notes as people jot them down, in the words the rest of the reader knows: «60%->75%», «≤4%», «enint.1%», «v.23», «Oma tuotanto,kpl».
 * Only what has one meaning: «väh.» may be vähintään or vähenee, and stays as it is.
 */
const rewritten: readonly (readonly [RegExp, string])[] = [
  // A comma or a colon without its space.
  [/(?<=[\p{L}%)]),(?=\p{L})/gu, ", "],
  [/(?<=\p{L}{2}):(?=\p{L}{6})/gu, ": "],
  // «(kpl/kk)», «, kpl/vuosi»: what is counted, and how often.
  [/\((kpl|hlö|h|st|€|euroa|käyntiä) ?\/ ?(?:kk|kuukausi|mån|month)\)/giu, "($1) kuukausittain"],
  [/\((kpl|hlö|h|st|€|euroa|käyntiä) ?\/ ?(?:v|vuosi|år|year)\)/giu, "($1) vuosittain"],
  [/, ?(kpl|hlö|h|st|€) ?\/ ?(?:kk|kuukausi)\.?$/giu, " kuukausittain, $1"],
  [/, ?(kpl|hlö|h|st|€) ?\/ ?(?:v|vuosi)\.?$/giu, " vuosittain, $1"],
  // «vähintään 500 kpl/kk»
  [/(?<=\d ?)(kpl|hlö|käyntiä|st) ?\/ ?(?:kk|kuukausi|mån)(?![\p{L}])/giu, "$1 kuukausittain"],
  // «Lomakkeita 20 kuukaudessa»: so many of them, and no time limit.
  [/(?<=^[\p{L} -]{3,60}(?:i[aä]|j[aä]|it[aä]) (?:keskimäärin |noin |vähintään |yhteensä )?)(\d+) kuukaudessa\.?$/iu, "$1 kpl kuukausittain"],
  [/(?<=^[\p{L} -]{3,60}(?:i[aä]|j[aä]|it[aä]) (?:keskimäärin |noin |vähintään |yhteensä )?)(\d+) viikossa\.?$/iu, "$1 kpl viikossa"],
  // «(% ikäluokasta)»: a share.
  [/\(% \p{Ll}+(?:st[aä]|ssa|ssä)\)/giu, "(%)"],
  [/\(st\.\)/gu, "(st)"],
  [/(?<![\p{L}])no more than(?![\p{L}])/giu, "at most"],
  // Two indicators in one line: the first is read.
  [/ ?& ?(?=\p{L}{4}).*$/gu, ""],
  [/(?<=\d),(?=\p{L}{2})/gu, ", "],
  // «3 200 m2», and a word that the figure was glued to: «jakson jälkeen75 %».
  [/(?<=\d) ?(?:m2|m²|neliömetri\p{Ll}*)(?![\p{L}\d])/giu, " neliömetriä"],
  [/(?<=\d) ?(?:m3|m³)(?![\p{L}\d])/giu, " kuutiometriä"],
  [/(?<=\p{Ll}{5})(?=\d{1,3} ?%)/gu, " "],
  // An arrow between two figures is where it comes from and goes to; alone it is a direction.
  [/(\d+(?:,\d+)?) ?(%?) ?(?:-+>|→|=>) ?(?:alle )?(\d+(?:,\d+)?) ?(%?)(?=[^\d])/gu, "$1 $2:sta $3 $4:een "],
  [/(?: ?↓)/gu, " laskee"],
  [/(?: ?↑)/gu, " nousee"],
  [/(?<=\p{L}\.?) ?(?:alas|alaspäin)(?=[!.]?$|[ ,;])/giu, " laskee"],
  [/(?<=\p{L}) (?:ylös|nousuun|nousussa)(?=[!.]?$|[ ,;])/giu, " nousee"],
  [/(?<=\p{L}) (?:laskuun|laskussa)(?=[!.]?$|[ ,;])/giu, " laskee"],
  [/(?<=[\p{L}.]) ?≥ ?(?=\d)/gu, " vähintään "],
  [/(?<=[\p{L}.]) ?≤ ?(?=\d)/gu, " enintään "],
  [/(?<![\p{L}])(?:enint\.|maks\.|max\.) ?(?=\d)/giu, "enintään "],
  [/(?<![\p{L}])(?:vähint\.|min\.) ?(?=\d)/giu, "vähintään "],
  [/(?<=\d) ?vk(?=[ .,]|$)/gu, " vko"],
  // «v.23», «vrt.2021», «-8 %/2023».
  [/(?<![\p{L}\d])v\.? ?([123]\d)(?=[ ):.]|$)(?! ?(?:vuo|-))/gu, "v. 20$1"],
  [/(?<![\p{L}])vrt\.? ?(?:v\.? ?)?((?:19|20)\d\d)/giu, "verrattuna vuoteen $1"],
  [/(?<=[%€] ?)\/ ?((?:19|20)\d\d)(?!\d)/gu, " vuonna $1"],
  [/(?<![\p{L}\d])v\. ?((?:19|20)\d\d) tasosta/giu, "vuoden $1 tasosta"],
  // «sijaiskust.»
  [/(?<=\p{L})kust\./giu, "kustannukset"],
  [/(?<![\p{L}])kust\./giu, "kustannukset"],
  [/(?<=[\p{L}.] )x ?2(?=$| \()/giu, "kaksinkertaistuu"],
];

export const inWords = (text: string): string => rewritten.reduce((read, [pattern, words]) => read.replace(pattern, words), text);
