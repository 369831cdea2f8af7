import { anyOf } from "./read-pattern.ts";

/** "Paljonko on edistytty" asks how something goes, not how many there are. */
const notProgress = "(?!(?: [^ ]+){0,6} (?:edisty|edet[tä]|edenn|framskr|kommit|gått framåt|progress|advance))";

/** Words by which a count is asked outright; a title has no such words. */
const counts = `
  montako|moniko|(?:paljonko|kuinka paljon)${notProgress}|kuinka (?:monta|moni|suuri|iso|monen|monella)|mikä osa|luku|lukema*|mittari*|toteuma*
  hur (?:många|stor|stora)|(?:hur mycket|how much)${notProgress}|siffr*|mätare*
  how (?:many|big|large)|figures?|indicators?
`.trim();

export const countWords = anyOf(counts);

/** Words by which people ask for figures rather than for how something goes. */
export const figureWords = anyOf(`
  ${counts}
  kuinka hyvin|luvut|lukuja|lukua|luvun|määrä|määrän|määrää|määrät|lukumäärä*|osuus|osuuden|osuutta|prosent*|prossa*
  lähtöarvo*|lähtötaso*|tavoitetaso*|tavoitearvo*|kehitys|trendi*|[a-zäö]{3,}määrä(?:n|ä|t|stä)?|[a-zäö]{3,}luvut
  antal*|andel*|indikator*
  number|numbers|share|percentage|rate
`);

/** Words that say which kind of thing is meant. */
export const kindWords = {
  goal: anyOf("tavoi?tt?e(?!arv|tas|l)*|målet|mål|goals?|objective"),
  measure: anyOf("toime?npi[dt]e*|toimenpid*|åtgärd*|measures?"),
  indicator: anyOf("mittari*|mätare*|indikator*|indicators?"),
  project: anyOf("hanke|hankke*|hankkeen|projekt*|projects?"),
  group: anyOf("työryhmä*|ryhmä*|tiimi*|porukka*|poruka*|jengi*|arbetsgrupp*|grupp*|team*|groups?"),
} as const;
