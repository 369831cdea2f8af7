import type { Status } from "../evaluation/answer.ts";
import { anyOf } from "./read-pattern.ts";

/** How people say the states that the cards show, when they ask which items stand so. One line may mean two of them. */
export const stateWords: readonly (readonly [readonly Status[], RegExp])[] = [
  [["offTrack"], anyOf("jäljessä|pielessä|raiteilta(?:an)?|ligger efter|efter tids?tabellen|efter tidsplanen|behind schedule|behind|off track")],
  [["atRisk"], anyOf(`
    (?:vaati*|kaipaa*|tarvitse*) (?:[^ ]+ )?huomio(?:ta|tamme|tanne)?|huomiota vaativ*|riskissä|vaarassa|riskejä|riskit|riskillä
    (?:kräver|behöver) (?:[^ ]+ )?uppmärksamhet|i riskzonen|i fara|risker
    needs? (?:[^ ]+ )?attention|needing attention|at risk|risks
  `)],
  [["offTrack", "atRisk"], anyOf("ongelm(?:ia|aa|at|issa)|vaikeuksissa|vaikeuksia|poikkeam(?:at|ia|aa)|problem|problemen|svårigheter|avvikelser|avvikelserna|problems|trouble|deviations?")],
  [["notStarted"], anyOf(`
    (?:ei|eivät) (?:ole |oo )?(?:vielä |edes )?(?:alkanut|alkaneet|alkanu|aloitettu|käynnistyny?t|käynnistyneet|käynnistetty|lähteny?t|lähteneet)(?: liikkeelle)?
    aloittamatta|käynnistämättä|inte (?:har |är |ännu )*(?:påbörja(?:ts|t|de|d)?|börjat|startat|startade|inletts?)|(?:är|har) inte (?:ännu )?(?:påbörja(?:ts|de|t)|börjat|startat|inletts)|ej påbörjad[e]?|opåbörjade
    (?:not|hasn't|haven't|n't) (?:yet )?(?:been )?(?:started|begun)(?: yet)?|unstarted
  `)],
  [["onTrack"], anyOf("suunnitellusti|suunnitelman mukaan|suunnitelman mukaisesti|planenligt|enligt planen?|on track|as planned|according to plan")],
  [["done"], anyOf("valmiita|valmiit|valmiina|valmistuneet|valmistuneita|klara|färdiga|slutförda|done|completed|finished")],
];
