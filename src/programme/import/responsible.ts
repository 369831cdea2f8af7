import type { Responsible } from "../measure.ts";

/** Words that end a title: what comes before a name. */
const title =
  /(?:johtaja|päällikkö|pääll\.|asiantuntija|koordinaattori|suunnittelija|sihteeri|lääkäri|hoitaja|esimies|vastaava|puheenjohtaja|tarkastaja|ohjaaja|neuvos|opettaja|rehtori|työntekijä|terapeutti|psykologi|viestijä|chef|direktör|ledare|ordförande|läkare|skötare|sekreterare|koordinator|planerare|manager|director|head|officer|leader|chair|coordinator|physician|nurse|planner|specialist)$/iu;
const nameWord = /^\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*$/u;

/** «vs. vanhuspalveluiden johtaja Pirjo Mäkilä»: title and name apart, "vs." kept as acting. A text without either is a title. */
export function readResponsible(written: string): Responsible {
  const text = written.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, "$1 $2").replace(/\s+/g, " ").replace(/[.,;]$/, "").trim();
  const [, acting, rest = text] = /^(vs\.?|va\.|v\.a\.|t\.f\.|tf\.?|vt\.?|acting)\s+(.*)$/iu.exec(text) ?? [];
  const words = rest.split(" ");
  let from = words.length;
  while (from > 0 && words.length - from < 3 && isName(words[from - 1] ?? "")) from -= 1;
  const named = words.length - from >= 2 ? words.slice(from).join(" ") : undefined;
  const before = named === undefined ? rest : words.slice(0, from).join(" ").replace(/[,:]$/, "");
  return { ...(before === "" ? {} : { title: before }), ...(named === undefined ? {} : { name: named }), ...(acting === undefined ? {} : { acting: true }) };
}

const isName = (word: string): boolean => nameWord.test(word) && !title.test(word) && !/(?:palvelut|palveluiden|toimiala|yksikkö|ryhmä)$/iu.test(word);

/** Several people in one cell: «Mari Levonen, Pirjo Mäkilä ja Anna-Liisa Koivisto», one a line. */
export function readResponsibles(written: string): readonly Responsible[] {
  const parts = written.split(/\n|;|,|\/|\s(?:ja|sekä|och|samt|and|&)\s(?=(?:vs\.? )?(?:\p{Lu}|\p{Ll}+ ?(?:johtaja|päällikkö|suunnittelija|asiantuntija|koordinaattori|ohjaaja|rehtori|sihteeri|vastaava|chef)(?!\p{L})))/u).map((p) => p.trim()).filter((p) => p !== "");
  return parts.map(readResponsible).filter((r) => r.title !== undefined || r.name !== undefined);
}
