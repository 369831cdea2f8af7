import { anyOf } from "./read-pattern.ts";

/** How people ask for something to be done, and how they tell a figure or a state, in the three languages. */
export const doing = {
  start: anyOf(`
    (?:pistetään|pistä|laitetaan|laita|pääs* (?:täyttämään|tekemään|aloittamaan)|aloita|aloitetaan|aloittaa|alota|aloitan|käynnistä|käynnistetään|käynnistää|avaa|avataan|avata|täytä|täytetään|täyttää|täytän|tee
    tehdään|jatka|jatketaan|jatkaa|mennään)(?:ko|kö)? … (?:väliarv*|arvioin*|arvio*|kvartaaliarv*|neljännesvuosiarv*|kierro*|lomake*|lomak*|kysel*
    itsearvioin*)
    (?:väliarv*|arvioin*|kvartaaliarv*|lomake*|arviointikierro*) … (?:aloita|aloitetaan|aloittaa|alkuun|liikkeelle|vireille|käyntiin|käynnistä|käynnistetään
    auki|avaa|täyttö*|täyttää|täytettävä*)
    (?:haluan|haluaisin|voinko|voisinko|saisinko) (?:aloittaa|täyttää|tehdä) … (?:väliarv*|arvioin*|lomak*)
    (?:starta|börja|börjar|startar|öppna|påbörja|fyll i|fortsätt*|inled) … (?:utvärdering*|mellanutvärdering*|kvartalsutvärdering*|formulär*|enkät*
    bedömning*|utvärderingsrund*)
    (?:start|begin|open|fill in|fill out|complete|continue|launch|do|resume|kick off) … (?:evaluation*|assessment*|review*|form
    questionnaire|round)
  `),
  evaluation: anyOf(`
    väliarv*|arviointikierro*
    kvartaaliarv*|mellanutvärdering*|kvartalsutvärdering*
    interim evaluation*|quarterly evaluation*|evaluation round
  `),
  remindMe: anyOf(`
    muistuta (?:mua|minua|mulle|minulle|mulla|meitä|meikää)|muistuttaisitko (?:mua|minua)|muistutatko (?:mua|minua)
    voitko muistuttaa (?:mua|minua)*|voisitko muistuttaa (?:mua|minua)*|muistuta*|muistutus*|muistuttele*|muistutella|torku*|torkuta|lykkää*
    lykätä*|lykkääthän|siirrä … (?:muistutus*|myöhemmäksi|huomiseen|ensi viik*|maanantai*|tiistai*|keskiviik*|torstai*|perjantai*)
    palataan … (?:asiaan|tähän|tälle|huomenna|myöhemmin|ensi|maanantai*|viikon)|(?:palaa|palaan|palaatko) … (?:asiaan|tähän|huomenna|myöhemmin|ensi)
    kysy … (?:uudestaan|uudelleen|myöhemmin|huomenna|ensi)|en ehdi nyt|(?:en|ei|emme) (?:nyt )?(?:kerkeä|kerkiä)|ei (?:ole|oo) (?:nyt )?aikaa|ei ehdi nyt|en nyt ehdi|ei nyt*|huomenna uudestaan|hiljennä*
    vaimenna*
    snoozaa*|påminn*|påminnelse*|snooza*|skjut upp*|senare|inte nu|fråga … (?:igen|senare|på|i morgon|nästa)|ei tänään*|(?:en|emme) ehdi (?:tänään|vielä)|återkom*
    snooze*|myöhemmin|remind me|remind*|reminder*|postpone*|later|not now|ask me (?:again|later)*|come back
  `),
  remindOthers: anyOf(`
    muistutus* (?:kaikille|[^ ]*ryhmille|[^ ]*ryhmälle|puheenjohtaj*|vastuuhenkilö*)|muistuta (?:kaikkia*|ryhmiä|ryhmää|puheenjohtaj*|vastuuhenkilö*|niitä|heitä|muita|kaikille|ryhmälle|vastaamatto*)|lähetä … muistutus*
    laita … muistutus* … (?:kaikille|ryhmille|ryhmälle|puheenjohtaj*|vastuuhenkilö*|niille|heille)
    remind (?:everyone|all|the|them|those|everybody|chairs|owners)
    påminn (?:alla|grupp*|ordförand*|de|dem|ansvarig*)
  `),
  delegate: anyOf(`
    deleg*|siirrä|siirretään|siirtää|siirtäisin|siirtäisitkö|siirrän|siirrä … (?:lle)
    [^ ]+n (?:hoidettavaksi|täytettäväksi|vastuulle|tehtäväksi|vastattavaksi|kontolle)|[^ ]+ (?:voisi|vois|voi|saa) (?:täyttää|kirjata|hoitaa|vastata|ottaa)|jatkossa … [^ ]+lle|(?:ottaa|hoitaa|ottavat) … (?:hoitaakseen|vastuulleen|hoidettavakseen|tehtäväkseen)
    anna … (?:hoidettavaksi|täytettäväksi|vastuulle|tehtäväksi)|annetaan … (?:hoidettavaksi|täytettäväksi|vastuulle)|pyydä|pyydetään|pyydän
    pyytäisitkö|pyytää … [^ ]+lt[aä]|pyytää|kysy luku*
    (?:voisiko|voiko|voiskohan|voisko|vois) [^ ]+ … (?:täyttää|kirjata|vastata|hoitaa|antaa|ilmoittaa|päivittää)|sijaise*|sijainen*
    sijaiseni*|sijaista*|puolestani|mun puolesta|minun puolesta*|puolesta … (?:vastaa|täyttää)
    (?:vaihda|vaihdetaan|muuta) … (?:vastuuhenkilö*|omistaj*|vastuu*)|luovuta*|nimeä|nimetään|osoita|osoitetaan|uusi vastuuhenkilö*
    vastuu … siirtyy|siirtyy … (?:vastuulle|hoidettavaksi)|lomalla … (?:sijai*|[^ ]{3,}lle)|delegate*
    luovutan|deleger*|delegera*|överlåt*|överför*|flytta|be [^ ]+ (?:att )?(?:fylla|svara|rapportera|ge|lämna)*|tilldela*|ersättare*
    min vikarie|vikarie är|ge … (?:till|åt) [^ ]+|låt [^ ]+ (?:fylla|svara|sköta)*|byt ansvarig*|assign*|hand over|hand … over|handover
    reassign*|transfer*|pass … (?:on )?to|ask [^ ]+ (?:to|for)|give … to [^ ]+|deputy|my substitute|substitute is|on behalf of
    let [^ ]+ (?:fill|answer|handle)
  `),
  broadcast: anyOf(`
    tiedote|tiedotteen|tiedotetta|tiedotteet|tiedotteita|tiedota|tiedottaa|tiedottaisin|tiedotetaan|tiedottaisitko|massaviesti*|yleisviesti*
    joukkoviesti*|infoviesti*|uutiskir*
    (?:lähetä|lähettäisitkö|lähetetään|lähettää|lähetän|laita|laitetaan|laittaa|pistä|pistetään|kirjoita|tee|tehdään|luo|uusi|valmistele
    luonnostele|jaa|julkaise|toimita|saisinko lähetettyä) … (?:viesti*|tiedote*|tieto|tiedon|tiedoksi|pari lausetta|muutama lause|ilmoitu*|kutsu*|info*|terveis*|muistutu*)
    (?:viesti|viestin|viestiä|info) (?:[^ ]+ ){0,3}[^ ]{3,}lle|viesti (?:[^ ]+lle|[^ ]+ille|kaikille)*|viesti … (?:[^ ]{2,}lle|kaikille)
    viestiä (?:kaikille|[^ ]+lle)|viestitään|ilmoita … (?:kaikille|ryhmille|ryhmälle|henkilöstölle|päättäjille|puheenjohtajille)
    ^[^ ]{4,}lle (?:tieto|tietoa|viesti|viestiä|info|infoa|tiedote)|(?:luonnos|infoteksti) … (?:[^ ]{3,}lle)|ilmoitus … (?:[^ ]{3,}lle)|informoi*|kerro (?:kaikille|ryhmille|henkilöstölle|päättäjille|puheenjohtajille|työntekijöille)
    info (?:[^ ]{3,}lle)|infoa|infoaisitko|infotaan|infota|kutsu … (?:kaikki|puheenjohtajat|ryhmät|ryhmän)
    (?:skicka|sänd|posta|skriv|publicera|dela|gör) … (?:meddeland*|informationsmeddeland*|info*|påminnels*|inbjud*|utskick*|pressmeddeland*)
    meddela*|meddelande (?:till|åt)|informera*|utskick*|pressmeddelande*|kungör*
    (?:send|post|write|publish|share|draft|prepare|create|make) … (?:message*|announcement*|broadcast*|notice*|bulletin*|notification*
    newsletter*|invitation*|reminder*)|broadcast*|announce*|announcement*|message (?:to|for)
    inform (?:all|everyone|the|everybody|staff|decision*)|notify (?:all|everyone|the|everybody|staff|decision*)
    tell (?:everyone|everybody|all)
  `),
  record: anyOf(`
    kirjaa|kirjaan|kirjata|kirjataan|kirjaisitko|kirjaatko|kirjatkaa|merkitse|merkitään|merkkaa|merkkaan|merkataan|merkattais|tallenna
    tallennetaan|tallentaa|päivitä|päivitetään|päivittää|päivitän|syötä|syötetään|lisää|ilmoitan|ilmoitetaan|ilmoita|raportoin|laita
    laitetaan|laitan|pistä|aseta|toteuma*|lukema*|arvoksi|luvuksi|tulos|uusi luku|luku on|luvut on|luku oli|för in|registrera*|anteckna*
    skriv in|skriv upp|spara|rapportera|uppdatera|sätt|lägg in|mata in|utfall*|notera*|record*|log|enter|save|note|set|register|update|put
    report that|actual|reading
  `),
  change: anyOf(`
    on|oli|nyt|olivat|ovat|nousi|nousseet|noussut|nousivat|laski|laskenut|laskivat|väheni|vähentynyt|vähenivät|kasvoi|kasvanut|kasvoivat
    lisääntyi|lisääntynyt|toteutui|saavutettiin|saatiin|tuli|kävi|asuu|asui|käytti|osallistui|koulutettiin|tehtiin|palkattiin|rekrytoitiin|[a-zäö]{4,}(?:ttiin|stiin)|pysyi|tippui
    är|var|steg|ökade|har ökat|minskade|har minskat|sjönk|har sjunkit|har stigit|blev|uppgick|deltog|nådde|putosi|is|was|were|are|rose|risen
    fell|fallen|increased|decreased|dropped|grew|grown|reached|went up|went down|stands at|attended|now
  `),
  /** A figure is meant, though it is not said which. */
  figure: anyOf(`
    osuu*|määrä*|luku|luvun|lukua|luvut|arvo|arvon|arvoksi|lukema*|prosent*|toteuma*|nousi|laski|kasvoi|väheni|kirjaa*|kirjata|merkitse
    indicator
    mittari*|antal*|siffra*|siffran|värde*|mätare*|steg|ökade|minskade|sjönk|registrera*|anteckna*
    andel*|share|number|figure|value|rose|fell|increased|decreased|dropped|record*|reading|log
  `),
  done: anyOf(`
    perustettu*|perustettiin|valmis|valmiina|valmistu*|valmistunut|valmistui|valmiit|tehty|tehtiin|otettu käyttöön|otettiin käyttöön
    käyttöönotettu|käytössä|käynnistynyt|käynnistyi|käynnistetty|pilotoitu*|pilotoitiin|laadittu*|laadittiin|luotu|luotiin|nimetty*
    nimettiin|kuvattu*|hyväksytty*|hyväksyttiin|julkaistu|avattu|avattiin|saavutettu*|saavutettiin|toteutettu*|toteutettiin|toteutunut
    tuli voimaan|astui voimaan|astunut voimaan|tullut voimaan|voimassa|syntyi|syntynyt|trädde i kraft|i kraft|in force|came into force|pidetty|pidettiin|suoritettu|järjestetty|päättynyt|sovittu|allekirjoitettu|rekrytoitu|valittu|perehdytetty|päästy|päästiin|sovittiin
    [a-zäö]{3,}(?:ttiin|stiin)|(?!tehos|tue)[a-zäö]{3,}(?:ettu|etty|attu|ätty|ittu|itty|ottu|öty|uttu|ytty)(?=(?: ja [^ ]+t[tu][uy])?(?: (?:jo|nyt|nyt jo|valmiiksi))?(?:[.! ]{0,}$| \\d| q\\d| viime| tammi| helmi| maalis| huhti| touko| kesä| heinä| elo| syys| loka| marras| joulu))|tagits i bruk|tagen i bruk|i bruk
    klar|klart|klara|färdig*|grundad|grundat|grundades|inrättad*|inrättades|har utarbetats|lanserad*|lanserades|genomförd*|genomförts
    slutförd*|uppnådd*|piloterad*|piloterats
    done|completed|complete|finished|established|launched|founded|in use|ready|achieved|implemented|introduced|piloted|signed|opened
    has been set up|was set up
  `),
  notDone: anyOf(`
    ei (?:ole|oo|olla)* … (?:vielä )?(?:perustettu|valmis|valmistunut|tehty|otettu|käytössä|pilotoitu|laadittu|luotu|nimetty|aloitettu
    toteutunut|toteutettu|[a-zäö]{3,}(?:ttu|tty|tu|ty|nut|nyt|neet))|eivät ole … (?:valmiita|valmiina|käytössä)|keskeneräinen|kesken|ei vielä
    inte … (?:klar*|färdig*|grunda*|inrätta*|i bruk|genomför*|ännu)
    not … (?:yet|done|finished|completed|ready|established|in use|launched)|isn't … (?:done|ready|finished|yet)
  `),
} as const;
