import { anyOf } from "./read-pattern.ts";

/** How people ask: by what is asked for, in the three languages. A new line is another way of asking. */
export const asking = {
  thanks: anyOf("kiit(?:os|oksia|ti|än)* … avusta|kiitos*|kiitti|kiitoksia|tack*|tusen tack|thx|thanks*|thank you"),
  help: anyOf(`
    ohje|ohjeet|ohjeita|käyttöohje*|apua|auta|autatko|neuvo|neuvoja|opasta|opastus*|opastatko|help
    mitä (?:sinä |sä |kaikkea |muuta ){0,2}(?:osaat|osaatko|teet|pystyt)*|mitä (?:sinulta|sulta|siltä|tältä) … kysyä|mitä (?:(?:tällä|sillä) )?(?:botilla|kvartilla|tällä|sillä) (?:voi|voin|voidaan|saa) (?:[^ ]+ )?tehdä|mitä … voin kysyä|mitä … voi kysyä|osaako (?:sä|sinä|tämä|tää)|en osaa (?:käyttää|kirjata|vastata|täyttää)|osaat(?:ko)? … auttaa|voit(?:ko)? … auttaa|voisitko … auttaa|auttaisitko|mihin … (?:vastaat|vastaa)|(?:kuinka|miten) … (?:täytetään|kirjataan|ilmoitetaan|annetaan)|kuinka (?:mä |minä |me )?(?:kirjaan|täytän|vastaan|annan)
    miten (?:tämä|tää|sinä|sä|sua|sinua|tätä|botti*|se)(?: botti*| bottia| ohjelma| sovellus)? (?:toimii|toimit|käyt*)|(?:miten|kuinka) … käytetään|(?:miten|kuinka) … käytän|kuka (?:sinä )?olet
    kuka sä oot|mikä (?:sinä )?olet|komennot|komentoja
    miten (?:mä |minä |me |tänne |täällä )?(?:korjaan|korjataan|muutan|poistan|perun|kirjaan|kirjataan|täytän|täytetään|vastaan|voin kirjata|luku kirjataan|luvut kirjataan|saan kirjattua)|hjälp|hjälpa|hjälp mig
    instruktion*|vad kan (?:du|jag|man)|hur (?:rättar|ändrar|korrigerar|skriver|registrerar|rapporterar|fyller|lämnar|matar|anger|sparar) (?:jag|man|vi)|hur gör (?:jag|man)|hur fungerar (?:du|det|den|botten)|hur använder (?:jag|man)|vem är du|kommandon
    instructions|usage|guide|what can (?:you|i)|what do you do|how do (?:you|i|we) (?:work|use|record|report|fill|enter)*|who are you
    commands
  `),
  owner: anyOf(`
    (?:kuka|ketkä|ketä) … vastaa|kuka … vastaakaan|ketkä … vastaavat|kuka … vastaava|kenen … vastuulla|kenen vastuu|(?:kenellä|kellä|kel) … vastu*|vastuuhenkilö*
    vastuuhlö*|vastuutaho*|vastuuhenkilo*|vastuussa|vastuullinen|kuka … omistaa|omistaja*|omistajuus|omistajuu*|vastuuomistaj*|kuka … vetää
    vetäjä*|kuka … (?:pyörittää|koordinoi|luotsaa|ohjaa)|kehen … yhtey*|kuka … johtaa|kuka … hoitaa|kuka … tekee|puheenjohtaja*|puhis|puhiksen*|pj|pj:n|pj:nä|kuka on pj|yhteyshenkilö*|keneltä … kysyä|keneltä … kysyn
    kenelle … kuuluu|kenelle … soittaa|keneen … yhtey*|kenen … kontolla|kenen pöydällä|kenen (?:homma|heiniä|hommia)
    ^(?:kenelle|keneltä|keneen|kehen|kelle|keltä|kellä|kenen|kenellä)|vem … ansvarar|vem … ansvarig*|vem … har ansvar*|vem … har hand om|ansvarig*|ansvarsperson*
    vem … äger|ordförande*|vem leder|vem … drar|vem … sköter
    who … responsible|who … in charge|who owns|who … own|owner*|responsible person|person responsible|who leads|who runs|who chairs|chair
    chairperson|chairman|chairs|contact person|who is … behind|whose responsibility|who … accountable|who handles|who takes care|ägare*
    kontaktperson*
  `),
  schedule: anyOf(`
    aikatau*|(?<!(?:lyhyen|pitkän|keskipitkän) )aikaväl*|deadline*|määräaika*|määräaja*|dedis*|takaraja*|milloin|koska|mihin mennessä|minä vuonna|kauanko|kuinka kauan|mihin asti
    tidtabell*|tidsplan*|tidsram*|när|hur länge|tidsschema*
    schedule*|timeline*|timetable*|when|how long|due date|by when
  `),
  /** "Onko aikataulussa": a status, not a schedule. */
  onSchedule: anyOf(`
    aikataulus(?:sa|saan|sansa|taan)*|aikataulusta
    i tidtabell*|enligt tidsplan*|enligt tidtabell*
    on schedule|on time|on track
  `),
  /** Schedule said outright, not by a question word only. */
  scheduleOutright: anyOf(`
    aikatau*|(?<!(?:lyhyen|pitkän|keskipitkän) )aikaväl*|deadline*|määräaika*|määräaja*|dedis*|takaraja*
    tidtabell*|tidsplan*|tidsram*
    schedule|timeline*|timetable*|due date
  `),
  overdue: anyOf(`
    räst*|yli aikatau*|laahaa*|perässä|viivästy*|viiväs*|erääntyn*|erääntyvät|jäljessä|jälkeen jääne*|jää(?:nyt|neet|ny|dä|dään|vät|mässä)* … jälkeen|aikataulu* … jälkeen|jälkeen … aikataulu*|jälkijunassa|tekemättä … aikatau*|aikatau* … tekemättä
    aikataulusta jäljessä|aikataulun* (?:yli|ylittä*|ohitta*)|ylittän* aikataulun*|ylittänyt|ylittäneet
    aikataulu* (?:on |ovat )?(?:ylittän*|mennyt|menneet|umpeutun*|umpeen|päättyn*|pettän*)|umpeutun*|deadline* (?:mennyt|ohi)|pit(?:i|äisi|äis|änyt) … val(?:miiksi|miina|mista|mistua|mis)
    pit(?:i|äisi|änyt) (?:jo )?(?:olla|saada|tulla) … valm*|piti … valmistua|mättää|vanhentun*|(?:ei|eivät) … (?:pysy*|ole) … aikataulus*|päättyn* … ei … valm*|olisi pitänyt|ois pitänyt|pitäis olla jo|pitäisi … olla jo|jumissa|försena*|efter tidtabell*
    efter tidsplan*|ligger efter|släpar*|borde … vara … klar*|skulle … vara … klar*|skulle ha varit|borde ha varit|myöhässä|myöhästy*|myöhäs
    overdue|late|delayed|delays?|behind schedule|behind|past due|past … deadline|should … have been|were supposed|was supposed|lagging
    running late|slipp*|efter schemat|borde … (?:redan )?vara klar*|redan vara klar*
  `),
  missing: anyOf(`
    puuttuu|puuttuuko|puuttumassa|puuttunut|puuttuvat|puuttuvatko|puuttuvia|puuttuvien|puuttuvaa|puuttuva|puuttuneet|puutteet|puutteita|vastaamatta|vastaamatto*
    kirjaamatta|kirjaamatto*|täyttämättä|päivittämättä|antamatta|ilmoittamatta|syöttämättä|raportoimatta|tekemättä|palauttamatta|saamatta
    [a-zäö]{3,}(?:matta|mättä)
    (?:onko|ovatko|onks) (?:kaikki|kaikilta|kaikista) … (?:vastanneet|vastannu*|vastattu|täyttäneet|kirjanneet|saatu|kirjattu)
    kaikki … vastanneet|(?:onko|onks) … (?:luvut|vastaukset|kirjaukset) … (?:annettu|kirjattu|saatu|täytetty|tehty|tullut)
    ei ole … (?:vastannut|vastanneet|kirjannut|kirjanneet|kirjattu|päivitetty|täytetty|saatu|täyttäneet|täyttänyt|annettu|palauttanut
    palauttaneet|ilmoittanut|raportoitu)|(?:ei|eivät|en) (?:ole|oo) … [a-zäö]{3,}(?:nut|nyt|lut|lyt|sut|syt|rut|neet|leet|seet|reet)
    eivät ole … (?:vastanneet|kirjanneet|täyttäneet|päivittäneet|palauttaneet|ilmoittaneet)|eivät … vastanneet
    ei oo … (?:vastannu*|kirjannu*|täyttäny*|päivittäny*|kirjattu|päivitetty)|oo vastannu*
    (?:ei|eivät) … (?:ole|oo) (?:vastuuhenkilö[äj]*|omistaja*|lukuja|lukua)|aukkoja|aukkoa|aukot|tyhjinä|tyhjänä|tyhjillään|tyhjiä|tyhjät|(?:keneltä|keiltä|mistä|miltä) … odot*
    ilman (?:lukua|lukuja|vastausta|päivitystä|kirjausta|vastuuhenkilöä|omistajaa)|vailla (?:vastuuhenkilöä|lukua|vastausta)|uupuu|uupuvat
    keneltä … (?:puuttu*|uupuu)|ketkä … ei*|ketkä … (?:vastanneet|vastannu)|kattavuus|vastausprosentti*|vastaustilan*
    kuinka moni on vastannut|montako … vastannut
    (?:kuka|ketkä|kukaan|vem|vilka) (?:ei|eivät|inte|har inte)|saknas|fattas|obesvarade
    inte … (?:svarat|rapporterat|uppdaterat|fyllt i|lämnat)|som saknas|ofyllda|utan (?:ansvarig*|svar|siffror)|missing|unanswered
    not … (?:answered|reported|updated|submitted|filled|responded|been reported|been updated|been recorded)
    hasn't … (?:answered|reported|updated|responded|submitted)|haven't … (?:answered|reported|updated|responded|submitted)
    without (?:an owner|owner|a reading|readings|figures)|outstanding|incomplete|who has … not|saknar|luckor|lucka|still (?:need|needs|have|has|to) … (?:report|answer|fill|submit|respond)*
  `),
  tasks: anyOf(`
    tehtäv*|täytettäv*|kirjattav*|vastattav*|hommat|hommia|homma|hommii|töitä|työt|työlista*|työn alla|kohdat|kohtia|to-?do*
    mitkä näistä|onko (?:mulle|minulle|mulla|minulla) (?:mitään|jotain|jotakin)|tekemistä|tekemättöm*|ol?en(?:ko|kö) … (?:vastannut|hoitanut|täyttänyt|kirjannut|tehnyt)|oonko … (?:vastannut|hoitanut|täyttänyt|kirjannut|tehnyt)|kesken|avoinna|auki|puuttuu|puuttuuko|tekemättä|vastaamatta|täyttämättä
    kirjaamatta|vastuulla|vastuullani|kontolla|kontollani|pöydällä|odotetaan|odottaa|räst*|jäljellä|odotta*|avoim*|avoin*|jonossa|listalla
    lista|tehdä|(?:pitää|pitäisi|täytyy|tarvitsee|kuuluu)k[oö] … (?:tehdä|täyttää|kirjata|vastata|ilmoittaa|päivittää)|pitäisi … (?:tehdä|täyttää|kirjata|vastata)|pitää … (?:tehdä|täyttää|kirjata|vastata)|(?:pitää|pitäisi|täytyy|pitäis|pitäs) … (?:tehdä|täyttää|kirjata|vastata|ilmoittaa|päivittää|hoitaa|raportoida)|kuuluu … tehdä|toimenpiteet
    toimenpiteeni|tavoitteet|tavoitteeni|mistä (?:mä|minä) vastaan|vastuut|vastuuni|vastuualue*|luvut|lukuni|muistutukset|to-?dos?
    responsibilities
    mittarit|mittarini|uppgifter|uppgift|göra|saknas|ogjort|ogjorda|öppna|punkter|ärenden|ansvar|åtgärder|mätare|kvar|väntar|ogjort|att göra|tasks?
    todo list|to do|should i do|do i have|have to do|need to|left|open|pending|outstanding|items|responsible for|waiting for me|on my plate|on my list|missing
    assigned to me
  `),
  mine: anyOf(`
    mä|minä|mua|minua|minun|mun|minulla|mulla|minulta|multa|minulle|mulle|mul|mult|omat|omia|omani|oma|itselläni|meikäläisen|meikäläisellä
    (?:tehtäv|homma|kohta|luku|mittari|vastuu|toimenpitee|arviointi|tavoittee)*ni|mina|min|mitt|mig|jag|my|mine|i (?:have|do|need|must|still|should|owe)|(?:am|do|have|should|must|can) i|from me|for me
    waiting for me|assigned to me|myself|me|olenko|oonko|meikäläi*
  `),
  report: anyOf(`
    raportti|raportin|raportteja|raportit|raporttia|raporttiin|raportista|raportiksi|raportilla|raportoi|raportoikaa|väliraport*|loppuraport*|tilanneraport*
    vuosiraport*|neljännesvuosiraport*|seurantaraport*|arviointiraport*|*kooste*|*raportti|*raportin|*raporttia|koosta|kokoa|kokoaisitko
    koonti|koonnin|koontia|yhteenve*|tiivistel*|kokonaistilan*|kokonaiskuva*|koko ohjelman tilan*|ohjelman tilan*|koko ohjelma*
    vie … (?:exceliin|pdf*|wordiin)|excel*|pdf*|esityslista*|lautakuntaesity*|hallitukselle esity*|kvartaaliraport*|rapport|rapporten
    rapporter|kvartalsrapport*|delårsrapport*|mellanrapport*|lägesrapport*|sammandrag*|sammanfattning*|sammanställ*|översikt*
    hela programmet*
    report|reports|quarterly report*|interim report*|summary|summaries|summarise|summarize|overview|compile*|digest|whole programme
    entire programme|at a glance|programme status|status of the programme
  `),
  status: anyOf(`
    suunnitteluaste*|tila(?=[ ?!.]*$)|tilanne|tilanteen|tilannetta|tilanteesta|tilanteet|tilanteita|tilane|tilanteest|tilannekatsau*|tilannekuva|tilannetiedo*|yleiskuva*
    yleiskatsau*|yleissilmäys*|katsaus*|missä … (?:mennään|menee|ollaan)|missä (?:vaiheessa|jamassa|kunnossa|tilassa|kohtaa|pisteessä|asemissa)|millä mallilla|kunnossa|kuntoon|(?:kuinka|miten) pitkällä|pitkällä|mikä meininki
    mites|miten|mitenkäs|miltä näyttää|mitä … kuuluu|kuulumiset|edisty*|etene*|edenn*|vaihe*|näytä*|kerro*|uutta|uutisia|valmis*|valmii*
    toteutu*|onko*|onks*|ovatko|entä|entäs|entäpä|seuranta|seurantatie*|kehitys|kehityksestä|kehittynyt|kehittyy|katso*|hae|tiedot|tietoa
    muutok*|muuttun*|muuttui|muuttuiko|förändr*|ändra[dt]*|ändringar*|changed|changes
    luvut|luku|lukuja|saavut*|mikä|mitä|mitkä|millainen|kuinka|paljonko|montako|meno|menossa|status|statusta|hur|status*|has
    läget|läge|lägesrapport*|situation*|framsteg*|framskrid*|visa|berätta*|vad|är|nytt|utveckling*|siffr*|uppnå*|vilka|vilken|statusen|och
    progress*|how|how's|whats|hows|update*|what|what's|where|show|tell|news|is|are|did|have|figures?|numbers?|and|about
  `),
  changes: anyOf(`
    muutok*|muuttun*|muuttui|muuttuiko|muutos|muutosta|muutosten|mitä … uutta … (?:jälkeen|sitten)|edellisestä|verrattuna edelli*|(?:kvartaali*|neljännekse*|väliarvioin*|kierro*) jälkeen
    förändr*|ändra[dt]*|ändringar*|sedan (?:förra|senaste|i)*|changed|changes|since*
  `),
  followUp: anyOf("entä|entäs|entäpä|entäs sitten|mites|ja|sitten|och|hur är det med|and|what about|how about|then"),
  programme: anyOf(`
    ohjelma*|tuottavuusohjelm*|hyvinvointiohjelm*|palveluohjelm*|toimenpidesuunnitelm*|kokonaisuu*|program|programmet*|programme
  `),
} as const;
