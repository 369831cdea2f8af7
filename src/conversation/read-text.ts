/** Longest part of a message that is read, in UTF-16 units; what comes after it is ignored. */
export const longestRead = 2000;

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A message made even: `said` keeps its capitals, `text` is the same length in small letters, so places in one hold in the other. */
export interface EvenText {
  readonly said: string;
  readonly text: string;
}

const small = (text: string): string =>
  Array.from(text, (c) => {
    const low = c.toLowerCase();
    return low.length === c.length ? low : c;
  }).join("");

/** Takes out platform markup, links, invisible signs and the bot's own name; one kind of dash, quote and space is left. */
export function evenText(message: string): EvenText {
  const said = message
    .slice(0, longestRead)
    .normalize("NFKC")
    .replace(/<(?:at|@|#|!|https?:)[^>]{0,200}>(?:[^<]{0,60}<\/at>)?/giu, " ")
    .replace(/https?:\/\/\S+/giu, " ")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[’‘´`]/gu, "'")
    .replace(/[”“„»«*_~]/gu, " ")
    .replace(/(?<![\p{L}\d])@?kvartti(?:-?botti)?(?![\p{L}\d])/giu, " ")
    .replace(/(\d)(?=(?:kpl|hlö|eur|euroa|km|htv|kk|pv|st|pcs|prosenttia)(?![\p{L}]))/giu, "$1 ")
    .replace(/\s+/gu, " ")
    .trim();
  return { said, text: small(said) };
}

const wordShape = /\d+\/\d+|[\p{L}\d]+(?:'[\p{L}]+)?/gu;

/** Words in order. A compound with a hyphen is several words; `24/7` is one. */
export const wordsOf = (text: string): readonly Word[] =>
  Array.from(text.matchAll(wordShape), (m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same text with these places blank, so that what was read once is not read again. */
export function blank(text: string, spans: readonly Span[]): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + " ".repeat(Math.max(0, end - start)) + out.slice(end);
  return out;
}

const greeting = String.raw`^(?:(?:hei|moi|terve|no|ja|hej|hi|hello)[ ,!]+)*`;
const questionWords = [
  "mi(?:kä|tä|ten|hin|ssä|stä|llä|llainen|tkä|ksi)|mites|kuinka|kuka|ketkä|kenen|ke[nt]eltä|milloin|koska|montako|paljonko",
  "on(?:ko|ks)|joko|vieläkö|ollaanko|onkohan|ovatko|missä|entä|voi(?:ko|sitko|tko)|hur|vad|vem|vilk(?:en|et|a)|när|var|är|finns",
  "how|what|who|when|which|where|is|are|does|do|can|could",
].join("|");
/** After a pause only the plain words ask: "etätyö, mitä on tehty". */
const asksLater = String.raw`(?:[,;]|\s-)\s(?:mi(?:kä|tä|ten|ssä)|mites|kuinka|on(?:ko|ks)|joko|vieläkö|ollaanko|kuka|koska|milloin|hur|vad|vem|how|what|who|where)`;
/** These ask wherever they stand: "terveystarkastukset montako tehty". */
const asksAnywhere = "(?<![\\p{L}])(?:montako|paljonko|moniko|on(?:ko|ks)(?! (?:ok|okei|selvä|hyvä|fine))|hur många|how many)(?![\\p{L}])";
/** "Laajennettiinko sitä": a verb with the question ending; a passive that is asked to be done ("siirretäänkö") is no question by itself. */
const asksByEnding = "(?<=^|\\s)\\p{L}{3,}(?:ttiin|ut|yt|eet|ee|uu|yy|vat|vät)k[oö](?![\\p{L}])";
const asksOutright = new RegExp(`\\?|${asksAnywhere}|${asksByEnding}|(?:${greeting}(?:${questionWords})|${asksLater})(?![\\p{L}])`, "u");

/** Whether it is put as a question, with or without the sign. */
export const isQuestion = (text: string): boolean => asksOutright.test(text);
