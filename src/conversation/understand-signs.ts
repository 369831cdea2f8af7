import { anyOf } from "./read-pattern.ts";

/** A question that is really a request: "voisitko muistuttaa". */
export const request = anyOf(`
  voi(?:t|si|sit)ko|saisinko|saanko|voinko|voisinko|muistuttaisitko|lähettäisitkö
  kan du|kan jag|skulle du|can you|could you|could i|can i
`);

/** Somebody else is asked to do something: "voisiko Kalle täyttää". */
export const askedOfOthers = anyOf("voisiko|voiko|voisko|vois");

/** A reminder asked for in so many words. */
export const outrightReminder = /muistu|påminn|remind|snooz|torku|lykä|lykk|postpone|skjut|palataan|palaan|kysy\s|återkom|come back|siirrä/u;

export const reminding = /muistut|påminn|remind/u;

/** Moved in time, or to somebody. */
export const moved = anyOf("siirrä|siirretään*|siirtää|siirretäisiinkö|flytta|flyttar|move|reschedule");

/** Handed to somebody; beside a word for responsibility it is passed on whatever it is. */
export const given = /^(?!.*(?:vastuu|hoidettav|täytettäv|tehtäväks))(?:anna|annan|annetaan|antaisitko|jätä|jätetään|give|ge)\s/u;

/** Recipients or a message: then it is one to others and no reminder to oneself. */
export const toOthers = anyOf(`
  viesti*|tiedot*|kaikille|kaikkia|*ryhm(?:ille|älle)|puheenjohtaj*|vastuuhenkil*|henkilöst*|päättäj*|niille|heille
  meddel*|alla|message*|announce*|everyone|everybody|chairs|groups|owners
`);

/** A message to people, beside which "raportti" is only its subject. */
export const outrightMessage = /viesti|tiedot|ilmoit|meddel|message|announce|inform/u;

/** Something is to be made or given. */
export const makes = anyOf(`
  tee|teetkö|tekisitkö|laadi*|valmistele*|koosta*|kokoa*|luo|luonnostele*|saisko|saisinko|saisin|saanko|tarvitse*|tarvitsisi*|haluan|haluaisin
  anna|antaisitko|näytä|put together|draw up|compile|gör|skapa|ge|visa|behöver|vill ha|ta fram|make|create|prepare|give|need|want|show|get
`);

/** More than one thing is wanted. */
export const manyWanted = anyOf(`
  mitkä|mikä|minkä|mitä|ketkä|kuka|listaa|lista|luettele|näytä|kaikki|montako|onko mitään|onko jotain|mikään
  vilka|vad|vem|finns|alla|visa|which|what|who|list|show|any|anything|all
`);

/** "Milloin luvut on päivitetty" asks about an answer, not about a schedule. */
export const updatedWhen = /päivit|kirjat|uppdater|updated|recorded/u;

export const outrightOwner = /vastuuhenkil|omistaj|ansvarig|owner/u;

/** "Vastuuhenkilöt on nimetty": a state that was reached, not a question for a name. */
export const ownerSettled = /(?:vastuuhenkil|omistaj|ansvarig|owner)\p{L}*\s(?:\p{L}+\s)?(?:nimet|valit|sovit|päätet|määrit|utset|vald|named|appointed|chosen|agreed)/u;

export const denies = anyOf("ei|eivät|inte|not|hasn't|haven't");

/** What evaluations are made of: with one of these, unknown words beside a way of asking do no harm. */
export const matter = anyOf(`
  luku*|luvu*|mittari*|toimenpi*|tavoit*|hanke*|hankk*|projekt*|vastau*|vastan*|vastat*|arvioin*|väliarv*|kirjau*|päivity*|lomak*
  ketkä|kuka|keneltä|keiltä|siffr*|åtgärd*|mätare*|svar*|vem|vilka
  figures?|readings?|measures?|goals?|indicators?|projects?|answer*|who
`);

/** Begins with the word for writing down. */
export const writesDown = /^(?:[^ ]+ )?(?:kirjaa|kirjataan|merkitse|merkkaa|merkataan|tallenna|registrera|anteckna|record|log)(?![\p{L}])/u;

/** "Kirjaa luku": a figure is to be written down, though none is said yet. */
export const aFigure = /luku|luvu|lukema|arvo|toteuma|siffr|värde|figure|value|reading|number/u;
export const writing = /kirja|merki|tallen|syöt|lisä|ilmoit|päivit|registr|anteckn|skriv|mata|record|log|enter|save|add|update/u;

/** Words for how something goes, strong enough to ask by themselves. */
export const howItGoes = /mallil|jamass|kunnoss|muutos|muutok|muuttu|ändra|ändri|chang|tila|missä|mites|miten|kuulu|läge|hur|status|progress|how|uutta|news|update|katsaus|etene|edisty|nytt/u;

/** "Entä viime vuonna", "and the second one?": goes on from something, told by a time or an order only. */
export const goesOn = /^(?:entä|entäs|entäpä|mites|ja|och|and|what about|how about|hur är det med)(?![\p{L}])/u;
/** "Onko se jo tehty", "is it done": asked of something that is not named. */
export const ofIt = anyOf("se|sen|sitä|siitä|siinä|sille|ne|niitä|tämä|tätä|tämän|tuo|tuota|toi|it|that|this|den|det|de");
export const unfinished = anyOf("kesken|keskeneräi*|tekemättä|toteuttamatta|toteutumatta|valmistumatta|auki|avoinna|ogjort|ogjorda|oavslutade|unfinished|undone|not done|open");
export const inOrder = anyOf("toinen|toisen|toisesta|seuraava*|edellinen|edellisen|second|first|third|next|previous|other|andra|första|tredje|nästa|förra");

/** "Mun ryhmästä": what is missing from a group is no list of one's own tasks. */
export const ownGroup = anyOf("(?:mun|minun|meidän|meikäläisen|my|min|vår|our) (?:*ryhmä*|tiimi*|poruka*|grupp*|arbetsgrupp*|group|team)");

/** Words for what Kvartti gives to be done; others ("jäljellä", "auki") need that nothing strange stands beside them. */
export const ownDuty = anyOf("tehtäv*|täyte*|täyttä*|kirja*|vastat*|vastaa*|vastuu*|mittar*|toimenpi*|tavoit*|luvu*|luku*|uppgift*|åtgärd*|siffr*|tasks?|measures?|figures?");

/** Guidance on something else may be asked for, too: "mikä on THL:n ohje". */
export const guidance = anyOf("ohje|ohjeet|ohjeita|ohjetta|guide|instructions|instruktion*");

/** The state of a group in other words; a report only where one is made. */
export const wholeState = anyOf("kokonaistilan*|kokonaiskuva*");

/** The same asked for of a group, whoever is to give it. */
export const overview = anyOf("overview|at a glance|översikt*|(?:yhteenve|tiivistel)* … (?:tilan|tilas)*|(?:tilan|tilas)* … (?:yhteenve|tiivistel)*");

/** One person who is nobody's audience. */
export const toOnePerson = anyOf("mulle|minulle|sulle|sinulle|hänelle|to me|to you|till mig|till dig");

/** All groups, wherever it is said. */
export const wholeProgramme = anyOf("koko (?:[^ ]*ohjelma*|kokonaisuu*)|ohjelman tila[^ ]*|hela programmet*|programmets (?:läge|status)|(?:whole|entire) programme|programme status|status of the programme");

export const evaluating = /arvio|utvärder|bedöm|evaluat|assess|review/u;

/** "Jäikö se tekemättä": asked of one thing. */
export const leftUndone = /(?:jäi|jäikö|jäänyt|jääkö)\s(?:\p{L}+\s)?\p{L}+m[aä]tt[aä](?!\p{L})/u;

export const howMuch = /^(?:paljonko|montako|kuinka paljon|how much|how many|hur mycket|hur många)(?!\p{L})/u;

/** Asks for something that Kvartti does not do: "poista kaikki tiedot", "muuta tavoite 3 nimeksi …". */
export const otherDeed = /^(?:peru|peruuta|poista|tyhjennä|nollaa|muuta|käännä|laske|tilaa|varaa|keksi|delete|remove|change|rename|translate|calculate|book|order|ta bort|radera|ändra|översätt|boka|beställ)(?!\p{L})/u;

/** Something is talked about, now or later; it is not asked how it is doing. */
export const talkedOf = anyOf("jutellaan|juteltiin|puhutaan|puhuttiin|keskustellaan|keskusteltiin|mielipide*|mieltä|let's talk|we talked|opinion|vi pratar|pratar vi|diskuterar vi|åsikt*");

/** "Olen uusi työntekijä": somebody tells of themselves. */
export const ofOneself = anyOf("olen|oon|sairastuin|jään|tulen|lähden|aloitin|i am|i'm|jag är");

/** "Tulostin jumissa": told of one thing, not asked of all. */
export const stuck = /^(?!.*(?:mitkä|mikä|mitä|ketkä|onko|vilka|what|which|\?)).*(?<!\p{L})jumissa(?!\p{L})/u;

export const whoFirst = /^(?:kuka|ketkä|kenellä|who|vem)(?!\p{L})/u;

/** "Raportti on liitteenä": told of a report that is there. */
export const reportIsThere = /(?:raport|koost|rapport|report)\p{L}* (?:on|oli|ovat|löytyy|tuli|är|finns|is|was)(?! (?:valmis|ready|klar))(?!\p{L})/u;

export const saysStatus = /tilan|status|läge/u;

export const whenFirst = /^(?:milloin|koska|när|when)/u;

export const countsFirst = /montako|kuinka m|hur många|how many/u;

/** "Kiitos tavoitteen 3 päivityksestä"; at the end of a request it is only politeness. */
export const thanksFirst = /^(?:kiit|tack|thank)/u;
/** By when something should have been ready. */
export const dueBy = anyOf("mennessä|päättyn*|senast|by (?:the end of )?[^ ]*\\d[^ ]*|by (?:the end of )?[^ ]+ \\d{4}");
