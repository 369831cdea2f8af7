/**
 * How people ask for things, by what is asked for, in the three languages. In a pattern `*` is the rest of a word, `…` is up to five words
 * between, a space is any space. Patterns are matched at word edges against the message in small letters.
 */
const shape = (pattern: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d])(?:${pattern
      .trim()
      .replace(/\s*\n\s*/gu, "|")
      .replaceAll(" … ", "(?: [^ ]+){0,5}? ")
      .replaceAll("*", "\\p{L}*")})(?![\\p{L}])`,
    "u",
  );

/** First person: what follows is about the writer's own things. */
const mine = "mä|minä|mua|minua|(?:tehtäv|homma|kohta|luku|mittari|vastuu|toimenpitee|arviointi|tavoittee)\\p{L}*ni|minun|mun|minulla|mulla|minulta|multa|minulle|mulle|mul|mult|omat|omia|omani|oma|itselläni|meikäläisen|meikäläisellä|mina|min|mitt|mig|jag|my|mine|i|from me|for me|waiting for me|assigned to me";

export const cues = {
  thanks: shape(`kiit(?:os|oksia|ti|än)* … avusta
    kiitos*|kiitti|kiitoksia|thx|thanks*|thank you|tack*|tusen tack`),
  help: shape(`ohje|ohjeet|ohjeita|käyttöohje*|apua|auta|autatko|neuvo|neuvoja|opasta|opastus*|opastatko|help|hjälp|hjälpa|hjälp mig|instruktion*|instructions|usage|guide
    mitä (?:sinä |sä )?(?:osaat|osaatko|teet|pystyt)*|mitä (?:sinulta|sulta|siltä|tältä) … kysyä|mitä … voin kysyä|mitä … voi kysyä|miten (?:tämä|tää|sinä|sä|sua|sinua|tätä|botti*) (?:toimii|toimit|käyt*)
    miten … käytetään|miten … käytän|kuka (?:sinä )?olet|kuka sä oot|mikä (?:sinä )?olet|komennot|komentoja|what can (?:you|i)|what do you do|how do (?:you|i|we) (?:work|use|record|report|fill|enter)*|who are you|commands
    vad kan (?:du|jag)|hur fungerar (?:du|det|den|botten)|hur använder (?:jag|man)|vem är du|kommandon
    miten (?:kirjaan|kirjataan|täytän|täytetään|vastaan|voin kirjata|luku kirjataan|luvut kirjataan|saan kirjattua)`),
  owner: shape(`kuka … vastaa|kuka … vastaakaan|ketkä … vastaavat|kuka … vastaava|kenen … vastuulla|kenen vastuu|kenellä … vastuu|vastuuhenkilö*|vastuuhlö*|vastuutaho*|vastuuhenkilo*|vastuussa|vastuullinen
    kuka … omistaa|omistaja*|omistajuus|omistajuu*|vastuuomistaj*|kuka … vetää|vetäjä*|kuka … johtaa|kuka … hoitaa|kuka … tekee|puheenjohtaja*|pj|pj:n|pj:nä|kuka on pj|yhteyshenkilö*|keneltä … kysyä|keneltä … kysyn|kenelle … kuuluu|kenelle … soittaa|keneen … yhtey*|kenen … kontolla|kenen pöydällä|kenen (?:homma|heiniä|hommia)
    vem … ansvarar|vem … ansvarig*|vem … har ansvar*|ansvarig*|ansvarsperson*|vem … äger|ägare*|ordförande*|vem leder|vem … drar|vem … sköter|kontaktperson*
    who … responsible|who … in charge|who owns|who … own|owner*|responsible person|person responsible|who leads|who runs|who chairs|chair|chairperson|chairman|chairs|contact person|who is … behind|whose responsibility|who … accountable|who handles|who takes care
    ^(?:kenelle|keneltä|keneen|kehen|kelle|keltä|kenen|kenellä)`),
  schedule: shape(`aikatau*|deadline*|määräaika*|määräaja*|dedis*|takaraja*|milloin|koska|mihin mennessä|minä vuonna|kauanko|kuinka kauan|mihin asti
    tidtabell*|tidsplan*|tidsram*|tidsschema*|när|hur länge|deadline*|schedule*|timeline*|timetable*|when|how long|due date|by when`),
  /** "Onko aikataulussa": a status, not a schedule. */
  onSchedule: shape("aikataulus(?:sa|saan|sansa|taan)*|aikataulusta|i tidtabell*|enligt tidsplan*|enligt tidtabell*|on schedule|on time|on track"),
  /** Schedule said outright, not by a question word only. */
  scheduleOutright: shape("aikatau*|deadline*|määräaika*|määräaja*|dedis*|takaraja*|tidtabell*|tidsplan*|tidsram*|schedule|timeline*|timetable*|due date"),
  overdue: shape(`laahaa*|perässä|myöhässä|myöhästy*|myöhäs|viivästy*|viiväs*|erääntyn*|erääntyvät|jäljessä|jälkeen jääne*|jäänyt jälkeen|jääneet jälkeen|jälkijunassa|aikataulusta jäljessä|aikataulun* (?:yli|ylittä*|ohitta*)|ylittän* aikataulun*|ylittänyt|ylittäneet|aikataulu* (?:ylittän*|mennyt|menneet|umpeutun*|päättyn*|pettän*)|umpeutun*|deadline* (?:mennyt|ohi)|piti … olla … valmi*|pitänyt … olla … valmi*|piti … valmistua|olisi pitänyt|ois pitänyt|pitäis olla jo|pitäisi … olla jo|laahaa*|jumissa
    försena*|efter tidtabell*|efter tidsplan*|efter schemat|ligger efter|släpar*|borde … vara … klar*|skulle … vara … klar*|skulle ha varit|borde ha varit
    overdue|late|delayed|delays?|behind schedule|behind|past due|past … deadline|should … have been|were supposed|was supposed|lagging|running late|slipp*`),
  missing: shape(`puuttuu|puuttuuko|puuttuvat|puuttuvatko|puuttuvia|puuttuvien|puuttuvaa|puuttuva|puuttuneet|puutteet|puutteita|vastaamatta|vastaamatto*|kirjaamatta|kirjaamatto*|täyttämättä|päivittämättä|antamatta|ilmoittamatta|syöttämättä|raportoimatta|tekemättä|palauttamatta|saamatta|[a-zäö]{3,}(?:matta|mättä)
    (?:onko|ovatko|onks) (?:kaikki|kaikilta|kaikista) … (?:vastanneet|vastannu*|vastattu|täyttäneet|kirjanneet|saatu|kirjattu)|kaikki … vastanneet
    ei ole … (?:vastannut|vastanneet|kirjannut|kirjanneet|kirjattu|päivitetty|täytetty|saatu|täyttäneet|täyttänyt|annettu|palauttanut|palauttaneet|ilmoittanut|raportoitu)|(?:ei|eivät|en) (?:ole|oo) … [a-zäö]{3,}(?:nut|nyt|nu|ny|neet)|eivät ole … (?:vastanneet|kirjanneet|täyttäneet|päivittäneet|palauttaneet|ilmoittaneet)|eivät … vastanneet|ei oo … (?:vastannu*|kirjannu*|täyttäny*|päivittäny*|kirjattu|päivitetty)|oo vastannu*|ilman (?:lukua|lukuja|vastausta|päivitystä|kirjausta|vastuuhenkilöä|omistajaa)|vailla (?:vastuuhenkilöä|lukua|vastausta)|uupuu|uupuvat|keneltä … (?:puuttu*|uupuu)|(?:kuka|ketkä|kukaan|vem|vilka) (?:ei|eivät|inte|har inte)|ketkä … ei*|ketkä … (?:vastanneet|vastannu)|kattavuus|vastausprosentti*|vastaustilan*|kuinka moni on vastannut|montako … vastannut
    saknas|saknar|fattas|obesvarade|inte … (?:svarat|rapporterat|uppdaterat|fyllt i|lämnat)|som saknas|ofyllda|utan (?:ansvarig*|svar|siffror)
    missing|unanswered|not … (?:answered|reported|updated|submitted|filled|responded|been reported|been updated|been recorded)|hasn't … (?:answered|reported|updated|responded|submitted)|haven't … (?:answered|reported|updated|responded|submitted)|without (?:an owner|owner|a reading|readings|figures)|outstanding|incomplete|who has … not`),
  tasks: shape(`tehtäv*|hommat|hommia|homma|hommii|töitä|työt|työlista*|työn alla|kohdat|kohtia|to-?do*|onko (?:mulle|minulle|mulla|minulla) (?:mitään|jotain|jotakin)|kesken|avoinna|auki|puuttuu|puuttuuko|tekemättä|vastaamatta|täyttämättä|kirjaamatta|vastuulla|vastuullani|kontolla|kontollani|pöydällä|odotetaan|odottaa|räst*|jäljellä|odotta*|avoim*|avoin*|jonossa|listalla|lista|tehdä|pitäisi … (?:tehdä|täyttää|kirjata|vastata)|pitää … (?:tehdä|täyttää|kirjata|vastata)|kuuluu … tehdä|mittarit|mittarini|toimenpiteet|toimenpiteeni|tavoitteet|tavoitteeni|mistä (?:mä|minä) vastaan|vastuut|vastuuni|vastuualue*|luvut|lukuni|muistutukset
    uppgifter|uppgift|göra|saknas|ogjort|ogjorda|öppna|punkter|ärenden|ansvar|åtgärder|mätare|kvar|väntar
    tasks?|to-?dos?|todo list|to do|do i have|have to do|need to|left|open|pending|outstanding|items|responsibilities|responsible for|waiting for me|on my plate|missing|assigned to me`),
  mine: shape(mine),
  start: shape(`(?:aloita|aloitetaan|aloittaa|alota|aloitan|käynnistä|käynnistetään|käynnistää|avaa|avataan|avata|täytä|täytetään|täyttää|täytän|tee|tehdään|jatka|jatketaan|jatkaa|mennään) … (?:väliarv*|arvioin*|arvio*|kvartaaliarv*|neljännesvuosiarv*|kierro*|lomake*|lomak*|kysel*|itsearvioin*)
    (?:väliarv*|arvioin*|kvartaaliarv*|lomake*|arviointikierro*) … (?:aloita|aloitetaan|aloittaa|alkuun|käyntiin|käynnistä|käynnistetään|auki|avaa|täyttö*|täyttää|täytettävä*)|(?:haluan|haluaisin|voinko|voisinko|saisinko) (?:aloittaa|täyttää|tehdä) … (?:väliarv*|arvioin*|lomak*)
    (?:starta|börja|öppna|påbörja|fyll i|fortsätt*|inled) … (?:utvärdering*|mellanutvärdering*|kvartalsutvärdering*|formulär*|enkät*|bedömning*|utvärderingsrund*)
    (?:start|begin|open|fill in|fill out|complete|continue|launch|do|resume|kick off) … (?:evaluation*|assessment*|review*|form|questionnaire|round)`),
  evaluation: shape("väliarv*|kvartaaliarv*|arviointikierro*|mellanutvärdering*|kvartalsutvärdering*|interim evaluation*|quarterly evaluation*|evaluation round"),
  remindMe: shape(`muistuta (?:mua|minua|mulle|minulle|mulla|meitä|meikää)|muistuttaisitko (?:mua|minua)|muistutatko (?:mua|minua)|voitko muistuttaa (?:mua|minua)*|voisitko muistuttaa (?:mua|minua)*|muistuta*|muistutus*|muistuttele*|muistutella|torku*|torkuta|snoozaa*|snooze*|lykkää*|lykätä*|lykkääthän|siirrä … (?:muistutus*|myöhemmäksi|huomiseen|ensi viik*|maanantai*|tiistai*|keskiviik*|torstai*|perjantai*)|palataan … (?:asiaan|tähän|huomenna|myöhemmin|ensi|maanantai*|viikon)|palaan … (?:asiaan|tähän|huomenna|myöhemmin|ensi)|kysy … (?:uudestaan|uudelleen|myöhemmin|huomenna|ensi)|en ehdi nyt|ei ehdi nyt|en nyt ehdi|ei nyt*|myöhemmin|huomenna uudestaan|hiljennä*|vaimenna*
    påminn*|påminnelse*|snooza*|skjut upp*|senare|inte nu|fråga … (?:igen|senare)|återkom*
    remind me|remind*|reminder*|snooze*|postpone*|later|not now|ask me (?:again|later)*|come back`),
  remindOthers: shape(`muistuta (?:kaikkia*|ryhmiä|ryhmää|puheenjohtaj*|vastuuhenkilö*|niitä|heitä|muita|kaikille|ryhmälle|vastaamatto*)|lähetä … muistutus*|laita … muistutus* … (?:kaikille|ryhmille|ryhmälle|puheenjohtaj*|vastuuhenkilö*|niille|heille)|påminn (?:alla|grupp*|ordförand*|de|dem|ansvarig*)|remind (?:everyone|all|the|them|those|everybody|chairs|owners)`),
  delegate: shape(`deleg*|siirrä|siirretään|siirtää|siirtäisin|siirtäisitkö|siirrän|siirrä … (?:lle)|anna … (?:hoidettavaksi|täytettäväksi|vastuulle|tehtäväksi)|annetaan … (?:hoidettavaksi|täytettäväksi|vastuulle)|pyydä|pyydetään|pyydän|pyytäisitkö|pyytää … [^ ]+lt[aä]|pyytää|kysy luku*|(?:voisiko|voiko|voiskohan|voisko|vois) [^ ]+ … (?:täyttää|kirjata|vastata|hoitaa|antaa|ilmoittaa|päivittää)|sijaise*|sijainen*|sijaiseni*|sijaista*|puolestani|mun puolesta|minun puolesta*|puolesta … (?:vastaa|täyttää)|(?:vaihda|vaihdetaan|muuta) … (?:vastuuhenkilö*|omistaj*|vastuu*)|luovuta*|luovutan|nimeä|nimetään|osoita|osoitetaan|uusi vastuuhenkilö*|vastuu … siirtyy|siirtyy … (?:vastuulle|hoidettavaksi)|lomalla
    deleger*|delegera*|överlåt*|överför*|flytta|be [^ ]+ (?:att )?(?:fylla|svara|rapportera|ge|lämna)*|tilldela*|ersättare*|min vikarie|vikarie är|ge … till [^ ]+ (?:att)*|låt [^ ]+ (?:fylla|svara|sköta)*|byt ansvarig*
    assign*|delegate*|hand over|hand … over|handover|reassign*|transfer*|pass … (?:on )?to|ask [^ ]+ (?:to|for)|give … to [^ ]+|deputy|my substitute|substitute is|on behalf of|let [^ ]+ (?:fill|answer|handle)`),
  broadcast: shape(`tiedote|tiedotteen|tiedotetta|tiedotteet|tiedotteita|tiedota|tiedottaa|tiedottaisin|tiedotetaan|tiedottaisitko|massaviesti*|yleisviesti*|joukkoviesti*|infoviesti*|uutiskir*
    (?:lähetä|lähettäisitkö|lähetetään|lähettää|lähetän|laita|laitetaan|laittaa|pistä|pistetään|kirjoita|tee|tehdään|luo|uusi|valmistele|luonnostele|jaa|julkaise|toimita|saisinko lähetettyä) … (?:viesti*|tiedote*|ilmoitu*|kutsu*|info*|terveis*|muistutu*)
    (?:viesti|viestin|viestiä|info) (?:[^ ]+ ){0,3}[^ ]{3,}lle|viesti (?:[^ ]+lle|[^ ]+ille|kaikille)*|viesti … (?:[^ ]{2,}lle|kaikille)|viestiä (?:kaikille|[^ ]+lle)|viestitään|ilmoita … (?:kaikille|ryhmille|ryhmälle|henkilöstölle|päättäjille|puheenjohtajille)|ilmoitus … (?:[^ ]{3,}lle)|informoi*|kerro (?:kaikille|ryhmille|henkilöstölle|päättäjille|puheenjohtajille|työntekijöille)|info (?:[^ ]{3,}lle)|kutsu … (?:kaikki|puheenjohtajat|ryhmät|ryhmän)
    (?:skicka|sänd|posta|skriv|publicera|dela|gör) … (?:meddeland*|informationsmeddeland*|info*|påminnels*|inbjud*|utskick*|pressmeddeland*)|meddela*|meddelande (?:till|åt)|informera*|utskick*|pressmeddelande*|kungör*
    (?:send|post|write|publish|share|draft|prepare|create|make) … (?:message*|announcement*|broadcast*|notice*|bulletin*|notification*|newsletter*|invitation*|reminder*)|broadcast*|announce*|announcement*|message (?:to|for)|inform (?:all|everyone|the|everybody|staff|decision*)|notify (?:all|everyone|the|everybody|staff|decision*)|tell (?:everyone|everybody|all)`),
  report: shape(`raportti|raportin|raportteja|raportit|raporttia|raporttiin|raportista|raportoi|raportoikaa|kvartaaliraport*|väliraport*|loppuraport*|tilanneraport*|vuosiraport*|neljännesvuosiraport*|seurantaraport*|arviointiraport*|*kooste*|*raportti|*raportin|*raporttia|koosta|kokoa|kokoaisitko|koonti|koonnin|koontia|yhteenve*|tiivistel*|kokonaistilan*|kokonaiskuva*|koko ohjelman tilan*|ohjelman tilan*|koko ohjelma*|vie … (?:exceliin|pdf*|wordiin)|excel*|pdf*|esityslista*|lautakuntaesity*|hallitukselle esity*
    rapport|rapporten|rapporter|kvartalsrapport*|delårsrapport*|mellanrapport*|lägesrapport*|sammandrag*|sammanfattning*|sammanställ*|översikt*|hela programmet*
    report|reports|quarterly report*|interim report*|summary|summaries|summarise|summarize|overview|compile*|digest|whole programme|entire programme|programme status|status of the programme`),
  record: shape(`kirjaa|kirjaan|kirjata|kirjataan|kirjaisitko|kirjaatko|kirjatkaa|merkitse|merkitään|merkkaa|merkkaan|merkataan|merkattais|tallenna|tallennetaan|tallentaa|päivitä|päivitetään|päivittää|päivitän|syötä|syötetään|lisää|ilmoitan|ilmoitetaan|ilmoita|raportoin|laita|laitetaan|laitan|pistä|aseta|toteuma*|lukema*|arvoksi|luvuksi|tulos|uusi luku|luku on|luvut on|luku oli
    registrera*|anteckna*|skriv in|skriv upp|för in|spara|notera*|rapportera|uppdatera|sätt|lägg in|mata in|utfall*
    record*|log|enter|save|note|set|register|update|put|report that|actual|reading`),
  change: shape(`on|oli|nyt|olivat|ovat|nousi|nousseet|noussut|nousivat|laski|laskenut|laskivat|väheni|vähentynyt|vähenivät|kasvoi|kasvanut|kasvoivat|lisääntyi|lisääntynyt|toteutui|saavutettiin|saatiin|tuli|kävi|asuu|asui|käytti|osallistui|koulutettiin|tehtiin|pysyi|putosi|tippui
    är|var|steg|ökade|har ökat|minskade|har minskat|sjönk|har sjunkit|har stigit|blev|uppgick|deltog|nådde
    is|was|were|are|rose|risen|fell|fallen|increased|decreased|dropped|grew|grown|reached|went up|went down|stands at|attended|now`),
  /** A figure is meant, though it is not said which. */
  figure: shape(`osuu*|määrä*|luku|luvun|lukua|luvut|arvo|arvon|arvoksi|lukema*|prosent*|toteuma*|mittari*|nousi|laski|kasvoi|väheni|kirjaa*|kirjata|merkitse
    andel*|antal*|siffra*|siffran|värde*|mätare*|steg|ökade|minskade|sjönk|registrera*|anteckna*|share|number|figure|value|rose|fell|increased|decreased|dropped|record*|reading|log|indicator`),
  done: shape(`perustettu*|perustettiin|valmis|valmiina|valmistu*|valmistunut|valmistui|valmiit|tehty|tehtiin|otettu käyttöön|otettiin käyttöön|käyttöönotettu|käytössä|käynnistynyt|käynnistyi|käynnistetty|pilotoitu*|pilotoitiin|laadittu*|laadittiin|luotu|luotiin|nimetty*|nimettiin|kuvattu*|hyväksytty*|hyväksyttiin|julkaistu|avattu|avattiin|saavutettu*|saavutettiin|toteutettu*|toteutettiin|toteutunut|suoritettu|järjestetty|päättynyt|sovittu|allekirjoitettu|rekrytoitu|valittu|perehdytetty|päästy|päästiin|sovittiin|[a-zäö]{3,}(?:ttiin|stiin)
    klar|klart|klara|färdig*|grundad|grundat|grundades|inrättad*|inrättades|tagits i bruk|tagen i bruk|i bruk|har utarbetats|lanserad*|lanserades|genomförd*|genomförts|slutförd*|uppnådd*
    done|completed|complete|finished|established|launched|founded|in use|ready|achieved|implemented|introduced|piloted|signed|opened|has been set up|was set up`),
  notDone: shape(`ei (?:ole|oo|olla)* … (?:vielä )?(?:perustettu|valmis|valmistunut|tehty|otettu|käytössä|pilotoitu|laadittu|luotu|nimetty|aloitettu|toteutunut|toteutettu)|eivät ole … (?:valmiita|valmiina|käytössä)|keskeneräinen|kesken|ei vielä
    inte … (?:klar*|färdig*|grunda*|inrätta*|i bruk|genomför*|ännu)|not … (?:yet|done|finished|completed|ready|established|in use|launched)|isn't … (?:done|ready|finished|yet)`),
  status: shape(`tilanne|tilanteen|tilannetta|tilanteesta|tilanteet|tilanteita|tilane|tilanteest|tilannekatsau*|tilannekuva|tilannetiedo*|yleiskuva*|yleiskatsau*|yleissilmäys*|katsaus*|missä (?:mennään|vaiheessa|menee|ollaan|me mennään)|(?:kuinka|miten) pitkällä|pitkällä|mikä meininki|mites|miten|mitenkäs|miltä näyttää|mitä … kuuluu|kuulumiset|edisty*|etene*|edenn*|vaihe*|näytä*|kerro*|uutta|uutisia|valmis*|valmii*|toteutu*|onko*|onks*|ovatko|entä|entäs|entäpä|seuranta|seurantatie*|kehitys|kehityksestä|kehittynyt|kehittyy|katso*|hae|tiedot|tietoa|luvut|luku|lukuja|saavut*|mikä|mitä|mitkä|millainen|kuinka|paljonko|montako|meno|menossa|status|statusta
    läget|läge|lägesrapport*|situation*|hur|status*|framsteg*|framskrid*|visa|berätta*|vad|är|nytt|utveckling*|siffr*|uppnå*|vilka|vilken|statusen|och
    status*|progress*|how|how's|update*|what|what's|where|show|tell|news|is|are|did|have|has|figures?|numbers?|and|about`),
  followUp: shape("entä|entäs|entäpä|entäs sitten|mites|ja|sitten|och|hur är det med|and|what about|how about|then"),
  programme: shape("ohjelma*|tuottavuusohjelm*|hyvinvointiohjelm*|palveluohjelm*|toimenpidesuunnitelm*|kokonaisuu*|programmet*|programme|program"),
} as const satisfies Record<string, RegExp>;

/** Whether a word by itself is a way of asking ("koska", "raportti"). */
export const isAsking = (word: string): boolean => Object.values(cues).some((shape) => shape.test(word));

export type Cue = keyof typeof cues;
