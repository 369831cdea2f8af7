import type { Language } from "../shared/language.ts";

/**
 * Words that carry no subject of their own, in the three languages: they are neither searched for nor counted against a reading.
 * Finnish words are compared as written; common spoken forms are listed.
 */
const finnish = `
ehdi ehdin ehditä niinkuin ikään yleisesti tota noh hei siis tyyliin muute silleen mihinkään missään mistään millään liikkunut liikkuu liikettä joko jokohan
annas tää tän tätäki näitä vastaamaan täyttämään kirjaamaan hoitamaan ilmoittamaan antamaan tee teetkö muutakin jotakin viimeisestä kaikilla liikkeelle kootusti jaksaa jaksavat jaksetaan suunnitteluasteella koota koottua koottuna vieläkö ollaanko saavutettu rästissä tältä tälle jäänyt jääneet ikinä saadaanko tapahtunut pyyhkii pikanen pikaisesti pls plz yht alkuvuosi kierros kierroksen kierrokselta kierroksella kierrokselle pystyyn jamassa kunnossa kuntoon mallilla toimia kohdallaan puolen puoli puolta puolelta puolelle vois saisko jotenki jotenkin yleistä nä pdf
ja tai vai sekä eli että jos kun kuin niin näin no siis vain vaan myös kanssa mutta koska joka jonka jota joita jotka joiden johon jossa
josta jolla jolle on ovat oli olivat ole olla ollut olisi olisiko oliko onko onks ovatko olen olet oon oot ollaan olemme olette ei en et
emme ette eivät eikä eikö ettei mikä mitä mitkä minkä mihin missä mistä millä mille miltä miksi milloin millainen millaisia minkälainen
mitenkä miten mites mitenkäs kuinka kuka ketkä kenen kenelle keneltä paljonko montako monta moni monella monen moniko mikäs mitäs kukas
onkos minkäs missäs minä minun minua minulla minulle minulta mulla mulle multa mun mua mä sinä sinun sulla sun sä hän hänen he heidän me
meidän meillä meille meiltä meistä meil te teidän teillä teille se sen sitä siitä siinä siihen sillä sille ne niiden niitä niistä niissä
tämä tämän tätä tästä tässä tähän tällä nämä näiden näitä näistä tuo tuon tuota tuosta noi noiden noista nuo toi ton tota sellainen
tällainen nyt jo vielä vieläkin enää taas sitten hetkellä tänään huomenna eilen täällä tuolla siellä aina joskus usein ihan aika tosi vähän
paljon hyvin hieman ehkä varmaan kai oikein oikeastaan edes muuten lisäksi mukaan asti saakka alkaen välillä aikana jälkeen ennen voi voimme
voidaan voin voit voisi voisit voisitko voitko voiko voisiko voinko voisin voinks saa saako saanko saisinko saisi pitää pitäisi pitikö piti
pitäs tulee tullut tulla tuli tulisi haluaisin haluan tarvitsen tarvitsisin kertoisitko kerrotko kerro kertoa kertokaa näytä näytäs
näyttäisitkö näytätkö sano tiedätkö tietää tiedättekö löydy löytyy löytyisikö olisit antaa anna annatko hae katso listaa luettele tulosta
tilanne tilanteen tilannetta tilanteesta tilanteessa tilanteeseen tilanteet tilanteita tilannekatsaus tilannekatsauksen tilannekatsausta
tilannetieto tilannetiedot katsaus katsauksen mennään mennessä mennä menee meneekö menny mennyt etenee eteneekö edennyt edistyy edistynyt
edistynytkö edistyminen edistymisestä etenemä eteneminen etenemisestä vaihe vaiheessa sujuu sujunut kuuluu käy kävi käynyt asia asiat asian
asiasta asioista asiassa juttu jutut uutta uusin viimeisin tuorein tuore viime viimeksi nykyinen nykytilanne tämänhetkinen hei moi moikka
terve heippa moro hello huomenta päivää iltaa kiitos kiitti kiitoksia hyvä please pliis kvartti botti sanoa mainita muistan muistat näkee
näen nähdään pääsee päästään saada saadaan saatte saatiin löydä löytää halutaan haluatko tarvitaan tarvitseeko kannattaa katsoa katsotaan
katsoisin käydä käydään lukea luen olettaa ajatella odottaa odotetaan näyttää näyttävät näyttäisi vaikuttaa toimii toimiiko toimivat pyörii
jatkuu jatkuuko muuttuu muuttuvat tarkoittaa koskee liittyy kuuluvat sisältää sisältyy lyhyesti tarkemmin tarkempi tarkempaa
yksityiskohtaisesti kokonaisuudessaan kokonaisuutena erikseen suoraan heti pian kohta äsken äskettäin vastikään toistaiseksi vihdoin ainakin
lähinnä etenkin erityisesti yksi kaikki kaikkien kaikista kaikkia kaikilla kaikille koko muu muut muita joku jokin joitain joitakin jotain
jotakin mitään mikään kukaan yhtään tilaa tiedot tietoja saatavilla saatu olemassa tehty tehdään tehdä teh tapahtunut tapahtuu tapahtui
kehittynyt muuttunut muuttui verrattuna suhteessa oo tuoreimmat viimeisimmät ylipäätään yleensä tarkalleen suurin piirtein kohti kohdalla
kohdalta osalta osuudelta suhteen puolesta puolella vuosi vuoden vuonna vuodesta vuoteen vuodelle vuodelta vuosien kvartaali kvartaalin
kvartaalilla neljännes neljänneksen neljänneksellä kuukausi kuukauden kuukaudessa viikko viikon viikolla päivä päivän päivänä alkaa alkaako
alkavat alkoi päättyy päättyykö päättyi loppuu loppuuko kestää kestääkö käynnistyy käynnistyykö lopussa loppuun lopulla loppu alussa alkuun
alkuvuonna loppuvuonna otetaan otettu ottaa otettiin perässä mitenköhän mahtaa mahtavat mikähän kiinnostaisi kiinnostaa kiinnostaisiko
osaatko osaisitko viitsitkö viitsisitkö haluaisimme haluamme pitkällä pitkälle meininki oltu soitan soittaa soittaisin kysytään etsin
selvittää kysyisin kysymys kysyn kysyä kysyisi tarkistaa tarkistaisitko palaa huomaa muistaa luulen mielestäni varmasti nopeasti pikaisesti
ystävällisesti tavoitetaso tavoitetason tavoitetasoa tavoitearvo tavoitearvon lähtötaso lähtötason lähtöarvo ok okei okay selvä joo juu
kyllä jep jees jes hyvää hyvältä hieno hienoa hienosti mahtavaa mahtava super kiva kivaa loistava loistavaa noniin niinpä totta vau wau haha
lol mukainen mukaisia mukaiset mukaisten mukaisen mukaisesti koskevat koskeva koskien liittyvä liittyvät liittyen olevat olevien oleva
olevia tulevat tulevien kappale kpl noin tasan suunnilleen yhteensä nimeltä nimi nimen joihin meidänkin antaisitko antaisit laittaisitko
heittäisitkö heitä vetämän vetämä vetämässä johtaman johtama luotsaaman luotsaama aikaan aikaiseksi aikaansaatu aikaansaatua onnistunut
onnistuttu onnistuu onnistuuko onnistuneet tehnyt tehneet saanut saaneet saisko saiskohan saavuttaneet hoidettu hoidossa esimerkiksi esim vaikkapa missään
menneillään pyyhkii rullaa lyhyt lyhyttä nopea pikainen annetaan annan käynnissä tila kulunut kului rahaa luistaa kulkee lataa lataan ladata wordina pdf:nä menestynyt hoituu hoitunut pärjää pärjännyt porskuttaa luvattu luvattiin varten kaikkea kaikelle kaikesta osaat aikoina aikaisemmin osa osaa osasta edetty edetään edetä päästy menty saaneita saaneiden käyneitä käyneiden kenelläkään kellään yhdessä luo luotko laadi laatisitko koosta kokoa valmistele suunnitellusti suunnitelmien aikataulutettu aikataulutettiin uudelleen uudestaan alettu alettiin rakentaa rakennettu viimeisin mieltä mielipide mielipiteen edelleen yhä joulu joulua joulun jouluun jouluna joulut juhannus juhannusta juhannuksen juhannukseen pääsiäinen pääsiäistä pääsiäisen pääsiäiseen kesäloma kesälomaa kesälomia kesälomien lähtenyt lähteneet lähti käyntiin liikkeelle alulle otan otamme ottaa ottaisin yhteyttä yhteydessä lisätietoa lisätietoja asioita asioihin jatkossa per
`;

const swedish = `
långt kommit kommer och eller att som om men så då nu än ännu redan inte ingen inget inga en ett den det de dem denna detta dessa är var vara varit blir blev
bli har hade ha finns fanns kan kunde ska skulle vill får fick måste i på av för med till från inom mellan under över vid mot hos hur vad vem vilka
vilken vilket när varför vart vars jag mig min mitt mina du dig din ditt dina vi oss vår vårt våra ni er hen han hon man sig sin går gått
gick ligger mår klarar lyckas framåt vidare läget läge lägesrapport lägesöversikt situation situationen status framskrider framskridit
framsteg utvecklats utveckling senaste nytt nyaste idag hej tack snälla visa berätta ge säg lista alla allt mycket många lite just också
bara sen sedan här där igen år året månad kvartal kvartalet vecka stor stora stort liten små del delen ok okej bra jättebra fint toppen ja
nej precis ungefär totalt sammanlagt ca börjar börja slutar sluta igen bor något någon några fyllt fyllda dem fylla fyller fyllas jul julen midsommar påsk fortfarande jultid måndag tisdag onsdag torsdag fredag
`;

const english = `
thing things stuff whats hows wheres moved moving moves at all the a an and made much progress or of to in on for with from by at as is are was were be been being has have had do does did can could would should will shall
may might must not no yes it its this that these those there here i me my mine you your we us our they them their he she his her what which
who whom whose when where why how much many going doing go coming along faring up running out off over under between still yet already anything
something everything status situation progress update updates latest current currently now so far please tell show give get list all any
some new news about regarding look looking like hi hello hey thanks thank year month quarter week big large small high low part ok okay
great good nice cool sure yeah nope fine annual yearly awesome perfect roughly total together christmas easter midsummer again next week begin begins start starts started end ends finish finishes need needs back before after
`;

const split = (text: string): readonly string[] => text.trim().split(/\s+/u);

export const stopWordsOf: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(split(finnish)),
  sv: new Set(split(swedish)),
  en: new Set(split(english)),
};

export const stopWords: ReadonlySet<string> = new Set([finnish, swedish, english].flatMap(split));

/**
 * Nouns of planning language that stand in half of all titles. They are searched for, but weigh little: "Kotihoidon kehittäminen" is about
 * kotihoito. Base forms; compared by their keys.
 */
const lightFinnish = `
lyhyt kehittäminen kehittyminen kehitys kehittää kasvattaminen kasvu lisääminen lisäys lisääntyminen vähentäminen vähennys väheneminen
parantaminen paraneminen laajentaminen laajennus tehostaminen käyttöönotto käyttö hyödyntäminen toteuttaminen toteutus toteutuminen
järjestäminen edistäminen vahvistaminen luominen rakentaminen uudistaminen uudistus keventäminen selkiyttäminen mahdollistaminen toiminta
malli toimintamalli tapa uusi yhteinen hyvä suuri eri oma laaja määrä lukumäärä osuus prosentti luku lukema arvo toteuma kehityskulku trendi
lisätty lisätään lisättiin kasvatettu vähennetty laajennettu kehitetty parannettu vahvistettu edistetty muutos muutokset käyttää käyttäminen käyttämään nousu lasku taso mittari mittaus tavoite toimenpide hanke projekti työryhmä ryhmä ohjelma suunnitelma vuosi kokonaisuus kokonaismäärä tulos
seuranta arviointi tarkistus vastaus kirjaus päivitys lomake merkintä arvio vastuuhenkilö kehittyä kehittyvät kehittyy kehitetään paranee
vähenee vähenevät lisääntyy lisääntyvät kasvaa kasvavat nousee nousevat laskee laskevat laajennetaan laajennetaanko tehokas aktiivinen
säännöllinen mahdollinen olemassa oleva piiri palvelu perusturva työ yhteistyö
`;

export const lightWords: readonly string[] = split(lightFinnish);
