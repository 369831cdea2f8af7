import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import type { Handling } from "./round.ts";

/** Finnish bodies by the end of their name, in the case that "käsitelty" asks for: "perusturvalautakunnassa". */
const inside: readonly (readonly [RegExp, string])[] = [
  [/kunta$/i, "kunnassa"], [/ryhmä$/i, "ryhmässä"], [/hallitus$/i, "hallituksessa"], [/valtuusto$/i, "valtuustossa"], [/jaosto$/i, "jaostossa"],
  [/neuvosto$/i, "neuvostossa"], [/johto$/i, "johdossa"], [/kokous$/i, "kokouksessa"],
];

/** "Käsitelty ohjausryhmässä 12.11.2021, merkittiin tiedoksi (asianumero 1234/2021)." A name whose form is not known stands as it is. */
export function handledWords(w: { readonly language: Language; readonly t: Speak }, programme: Programme, h: Handling): string {
  const name = programme.bodies.find((b) => b.id === h.body)?.name ?? h.body;
  const params = { date: formatDate(h.on, w.language), outcome: w.t(`report.outcome.${h.outcome}`) };
  const ending = w.language === "fi" ? inside.find(([end]) => end.test(name)) : undefined;
  const body = ending ? lowerFirst(name.replace(ending[0], ending[1])) : name;
  const said = w.t(ending ? "report.handled" : "report.handledFor", { ...params, body });
  return h.caseNumber === undefined ? `${said}.` : `${said} (${w.t("report.case", { number: h.caseNumber })}).`;
}

/** One word is a common noun; a name of several keeps its capital. */
const lowerFirst = (text: string): string => (/\s/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
