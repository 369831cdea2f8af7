import { anyOf } from "./read-pattern.ts";
import { isTelling, type QueryTerm } from "./read-query.ts";

const evaluation = anyOf("(?:väli|kvartaali)?arvioin(?:ti|nin|tia|tiin|nit)|arviointikierros|kierros|mellanutvärdering(?:en)?|utvärdering(?:en)?|(?:interim |quarterly )?evaluation|evaluation round|round");
const when = anyOf("milloin|koska|mihin asti|mihin mennessä|kauanko|kuinka kauan|onko|onks|joko|när|hur länge|till när|är|when|until when|how long|by when|is|määräaika|määräpäivä|takaraja|deadline");
const edges = anyOf(`
  auki|avoinna|avautu*|avataan|aukea*|alkaa|alka*|päätty*|loppu*|sulkeutu*|umpeutu*|menee kiinni|kiinni|seuraava|määräaika|määräpäivä|takaraja|deadline
  öppen|öppnar|öppnas|börjar|stänger|stängs|slutar|går ut|nästa|open|opens|close|closes|closed|ends?|start|starts|due|next|over
`);
const aboutIt = /arvio|kierro|utvärder|evaluat|round|seuraav|nästa|next|auki|avoin|avau|avat|auke|alka|pääty|päätt|lopp|sulk|umpe|kiinni|määrä|taka|deadline|öpp|stäng|slut|börj|open|clos|end|start|due|over/u;

/** "Milloin väliarviointi päättyy?", "onko arviointi auki?": with no word that names something of the programme beside it. */
export const asksOfRound = (text: string, query: readonly QueryTerm[]): boolean =>
  evaluation.test(text) && when.test(text) && edges.test(text) && query.filter(isTelling).every((t) => aboutIt.test(t.text));
