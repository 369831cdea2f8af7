import type { Responsible } from "../measure.ts";

/** Words that end a title: what comes before a name. */
export const titleEnding =
  "johtaja|päällikkö|pääll\\.|asiantuntija|koordinaattori|suunnittelija|sihteeri|lääkäri|hoitaja|esimies|esihenkilö|vastaava|puheenjohtaja|tarkastaja|ohjaaja|neuvos|opettaja|rehtori|työntekijä|terapeutti|psykologi|kuraattori|insinööri|arkkitehti|professori|sosionomi|isännöitsijä|tuottaja|informaatikko|kehittäjä|kehitysjohtaja|controller|lakimies|pedagogi|valmentaja|järjestäjä|toimittaja|sihteeri|kanttori|ylilääkäri|viestijä|chef|direktör|ledare|ordförande|läkare|skötare|sekreterare|koordinator|planerare|manager|director|head|officer|leader|chair|coordinator|physician|nurse|planner|specialist";
const title = new RegExp(`(?:${titleEnding})$`, "iu");
const nameWord = /^\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*$/u;

/** «vs. vanhuspalveluiden johtaja Pirjo Mäkilä»: title and name apart, "vs." kept as acting. A text without either is a title. */
export function readResponsible(written: string): Responsible {
  const text = written.replace(/\s*\((?:nimetään|täsmentyy|tarkentuu|utses|to be)[^()]*\)/iu, "").replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, "$1 $2").replace(/\s+/g, " ").replace(/[.,;]$/, "").trim();
  const [, acting, rest = text] = /^(vs\.?|va\.|v\.a\.|t\.f\.|tf\.?|vt\.?|acting)\s+(.*)$/iu.exec(text) ?? [];
  const [, name, after] = nameFirst.exec(rest) ?? [];
  if (name !== undefined && after !== undefined) return { title: after, name, ...(acting === undefined ? {} : { acting: true }) };
  const words = rest.split(" ");
  let from = words.length;
  while (from > 0 && words.length - from < 3 && isName(words[from - 1] ?? "")) from -= 1;
  const named = words.length - from >= 2 ? words.slice(from).join(" ") : undefined;
  const before = named === undefined ? rest : words.slice(0, from).join(" ").replace(/[,:]$/, "");
  return { ...(before === "" ? {} : { title: before }), ...(named === undefined ? {} : { name: named }), ...(acting === undefined ? {} : { acting: true }) };
}

/** «Riikka Haapaniitty, ylilääkäri». */
const nameFirst = /^((?:\p{Lu}[\p{L}'’-]+\s){1,2}\p{Lu}[\p{L}'’-]+),\s+(\p{Ll}.*)$/u;

const chairLine = /^(?:(?:palvelun|palvelualueen|yksikön|ryhmän|toimialueen|toimialan|vastuualueen|tjänstens|enhetens|service|unit)\s+)?(?:vastuu\p{L}{0,3}henkilö|puheenjohtaja|esihenkilö|esimies|johtaja|vetäjä|\p{L}+st[aä]\s+vastaa|vastaa|ordförande|ansvarig\p{L}*|chair(?:person)?|owner)\s*:\s*(.*)$/iu;

/** «Yksikön vetäjä: Aino Salo»: who answers for the unit, on a line of its own. */
export const chairIn = (text: string): string | undefined => chairLine.exec(text)?.[1]?.trim();

const isName = (word: string): boolean => nameWord.test(word) && !title.test(word) && !/(?:palvelut|palveluiden|toimiala|yksikkö|ryhmä)$/iu.test(word);

/** Lines, commas, and a word like «ja» before a name or a title. */
const between = new RegExp(`\\n|;|,|\\/|\\s(?:ja|sekä|och|samt|and|&)\\s(?=(?:vs\\.? )?(?:\\p{Lu}|(?:[\\p{Ll}-]+ ){0,2}[\\p{Ll}-]*(?:${titleEnding}|päälliköt|johtajat|esihenkilöt|esimiehet|rehtorit|asiantuntijat|hoitajat|koordinaattorit)(?!\\p{L})))`, "u");

/** Nobody yet. */
const notYet = /^(?:(?:nimetään|sovitaan|täsmentyy|tarkentuu|päätetään) (?:myöhemmin|\p{L}*kuussa|keväällä|syksyllä).*|(?:ei (?:ole )?(?:vielä )?nimetty|avoin|auki|puuttuu|utses senare|ej utsedd|to be (?:named|decided)|tbd)\.?|[-–—?]+)$/iu;

export const isNobodyYet = (text: string): boolean => notYet.test(text.trim());

/** Several people in one cell: «Mari Levonen, Pirjo Mäkilä ja Anna-Liisa Koivisto», one a line. */
export function readResponsibles(written: string): readonly Responsible[] {
  const parts = withTitlesAfter(withWholeTitles(written).split(between).map((p) => p.trim()).filter((p) => p !== ""));
  return parts.filter((p) => !isNobodyYet(p)).map(readResponsible).filter((r) => r.title !== undefined || r.name !== undefined);
}

/** A title alone after a name alone is that person's: «Kirsi Ahvenniemi, suunnittelija». */
function withTitlesAfter(parts: readonly string[]): readonly string[] {
  const isNameAlone = (part: string | undefined): boolean => part !== undefined && readResponsible(part).title === undefined;
  const isTitleAlone = (part: string | undefined): boolean => part !== undefined && title.test(part) && /^\p{Ll}/u.test(part) && readResponsible(part).name === undefined;
  return parts.flatMap((part, i) => (isTitleAlone(part) && isNameAlone(parts[i - 1]) ? [] : isNameAlone(part) && isTitleAlone(parts[i + 1]) ? [`${part}, ${parts[i + 1] ?? ""}`] : [part]));
}

/** «… ja etsivän nuorisotyön» and, on the next line, «koordinaattori Jonne Haapsaari»: a title that a narrow column broke. */
function withWholeTitles(written: string): string {
  return written.split("\n").reduce((told, line) => {
    const [last = ""] = /\S+$/u.exec(told) ?? [];
    const goesOn = /^\p{Ll}[\p{Ll}-]*n$/u.test(last) && !title.test(last) && /^\p{Ll}/u.test(line);
    return `${told}${told === "" ? "" : goesOn ? " " : "\n"}${line}`;
  }, "");
}
