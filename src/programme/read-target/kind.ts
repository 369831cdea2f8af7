import type { IndicatorKind } from "../indicator.ts";
import type { Rest } from "./rest.ts";

const money = /(?<![\p{L}])(?:\p{L}*(?:kustannu|menot\b|menojen|laskutus|laskut\b|säästö|euromäär|alijäämä|ylijäämä)\p{L}*|\p{L}*kostnad\p{L}*|utgift\p{L}*|\p{L}*cost(?:s|ing)?\b|expenditure|savings|eurot?|euroina)/iu;
const share = /(?<![\p{L}])(?:\p{L}*osuu\p{L}*|osuus|prosenttiosuu\p{L}*|\p{L}*prosentti\b|terveys ?%|% ?osuus|(?:\p{L}*henkilöstöstä|\p{L}*hoitajista|\p{L}*esihenkilöistä|\p{L}*esimiehistä|opettajista|lääkäreistä|ohjaajista|\p{L}*synnyttäjistä|\p{L}*osallistujista|oppilaista|ikäihmisistä|vanhemmista|huoltajista|työntekijöistä|asiakkaista|potilaista|henkilöistä|lapsista|nuorista|perheistä|asukkaista|väestöstä)(?= *$|\.$)|andel\p{L}*|(?:suurempi|pienempi) osa|share|proportion|percentage|rate)(?![\p{L}])|\p{L}%|% -?osuus/iu;
const ratio = /\/ ?10{0,2} ?000(?!\d)|(?<![\p{L}])(?:antalet|antal|number of) \p{L}+(?: \p{L}+)? per (?!år|year|month|månad)\p{L}+|(?<![\p{L}])(?:suhteessa|suhde|i förhållande till|ratio|in relation to|in proportion to)(?![\p{L}])/iu;
const scale = /(?<![\p{L}])(?:asiakastyytyväisyys|tyytyväisyys|klientnöjdhet|kundnöjdhet|satisfaction)\p{L}*(?: \p{L}+){0,2} \d,\d|(?<![\p{L}])(?:asteikolla|keskiarvo 1|på skalan|on a scale)/iu;
/** Something that can be counted or measured. */
const countable =
  /(?<![\p{L}])(?:\p{L}*(?:määrä|määrät|määrän|määrää|määrästä)(?![\p{L}])|\p{L}*lukumäärä\p{L}*|\p{L}*aika(?![\p{L}])|(?:\p{L}*us|käsittely)?ajat(?![\p{L}])|\p{L}+(?:t|t,) (?:jotka|joita)(?![\p{L}])|jonotus\p{L}*|\p{L}*poissaolo\p{L}*|hoitopäiv\p{L}*|\p{L}*vuorokau\p{L}*|virat|vakanssit|\p{L}*workshop\p{L}*|\p{L}*työpaja\p{L}*|suositteluhalukkuus|NPS|[\p{L}-]+(?:neet|leet|seet) \p{L}+t(?=\.?$)|asiakkaat|\p{L}*(?:muistutukset|kantelut|valitukset|muutoksenhaut|päätökset|hakemukset|sopimukset|siirtymät|yhteydenotot|neuvottelut|tapahtumat|tilaisuudet|tapaamiset|vierailut|jaksot|tapaturmat|poikkeamat|vahingot|työvaiheet|potilaat|osallistujat|vapaaehtoiset)(?![\p{L}])|(?:lapset|nuoret|perheet|asukkaat|työntekijät|omaishoitajat|henkilöt)(?=,|\.?$| ·)|\p{L}*käynnit|\p{L}*puhelut|\p{L}*ilmoitukset|\p{L}*käyneet(?: \p{L}+)?|\p{L}*kuljetukset|\p{L}*lähetteet|\p{L}*käyttöönotot|toteutuneet \p{L}+|\p{L}*(?:osallistuneet|saaneet|suorittaneet|ohjautuneet|ohjatut|täyttäneet|työllistyneet|palanneet|siirtyneet)(?: \p{L}+| [·]+| ?\d[\d-]*\p{L}*)?|antal\p{L}*|väntetid\p{L}*|number|count|waiting time|length|days?|visits|kpl|lkm|enenevä määrä)/iu;
/** Several of something, named alone: «Tukihenkilöt / tukiperheet», «Digituen pisteet kirjastoissa». What is meant to be good, not many, is none. */
const several = /^(?:[\p{L}-]+ ){0,3}(?![\p{L}-]*(?:tavat|hyödyt|tulokset|mallit|suunnitelmat|kriteerit|prosessit|ohjeet|raportit|käytännöt|periaatteet|linjaukset|kokemukset|vaikutukset|muutokset|tiedot|taidot|valmiudet|olosuhteet|palvelut|edellytykset|vastuut|roolit|resurssit|tavoitteet|kustannukset|menot|säästöt|ovat|vat|vät)(?:[ .]|$))[\p{L}-]{4,}t(?: \/ [\p{L}-]+t)?(?: (?:[\p{L}-]+(?:ssa|ssä|lla|llä)(?: ja)?))*\.?$/u;
const quality = /(?<![\p{L}])(?:\p{L}*(?:saatavuu|saavutettavuu|yksinäisyy|tyytyväisyy|sujuvuu|turvallisuu|toimivuu|osallisuu|avoimuu|tietoisuu|näkyvyy|yhdenvertaisuu|vaikuttavuu)[sd]\p{L}*|\p{L}*(?:laatu|laadun|osaami\p{L}+|hyvinvoin\p{L}+|ilmapiiri|kokemus|luottamus|yhteistyö|tuntemus|viihtyvyys)(?![\p{L}])|vahvist\p{L}+|monipuolist\p{L}+|tehost\p{L}+|tillgänglighet\p{L}*|kvalitet\p{L}*|trygghet\p{L}*|delaktighet\p{L}*|välbefinnande\p{L}*|availability|accessibility|quality|wellbeing|well-being|satisfaction|cooperation|awareness)/iu;
/** A state that is reached or not. */
const state =
  /(?<![\p{L}])(?:(?:on|ovat|är|har|have|has|been|is|are) .*)?(?:\p{L}*(?:laadittu|perustettu|luotu|järjestetty|otettu|käyttöönotettu|pilotoitu|tehty|kuvattu|kuvattuina|nimetty|nimettyinä|valittu|perehdytetty|jalkautettu|kehitetty|suunniteltu|huomioitu|evaluoitu|arvioitu|hyväksytty|julkaistu|valmistunut|valmis|rakennettu|toteutettu|määritelty|yhtenäistetty|koulutettu|tarkastettu|päivitetty|kartoitettu|sovittu|suoritettu|käyty läpi|läpikäyty|allekirjoitettu|avattu|aloitettu|käynnistetty|käynnistynyt|raportoitu|tiedotettu|testattu|hankittu|siirretty|yhdistetty|integroitu|kilpailutettu|palkattu|rekrytoitu|vakiinnutettu)(?![\p{L}])|käytössä(?:än)?(?![\p{L}])|tiedossa(?![\p{L}])|voimassa(?![\p{L}])|päästy (?:sopimukseen|yhteisymmärrykseen)|pystytty|toiminnan aloittaminen|käyttöönotto(?![\p{L}])|(?:\p{L}+ )?tunnistetaan(?![\p{L}])|siirretään|siirrytään|upprättat\p{L}*|införd\p{L}*|inrättat\p{L}*|tagits? i bruk|i bruk|utarbetat?s?|godkänd\p{L}*|klar(?:t|a)?(?![\p{L}])|har (?:gjorts|skapats|ordnats|utsetts)|established|introduced|in use|in place|completed|prepared|approved|launched|adopted|drawn up|has been|have been)/iu;

const thing = /^(?:[\p{L}-]+ ){0,8}?[\p{L}-]*(?:järjestelmä|rekisteri|tietoallas|varasto|alusta|sovellus|väline|kriteerit|ohjeistus|tiekartta|käsikirja|prosessikuvaus|toimintaohje|ohjelmisto|verkkosivusto)(?: (?:ja|sekä) [^.;,]+| \p{L}+(?:lle|ista|istä|sta|stä|iin|een|ään|lla|llä|n \p{L}+een))*\.?$/iu;

export interface KindSigns {
  readonly money: boolean;
  readonly share: boolean;
  readonly ratio: boolean;
  readonly scale: boolean;
  readonly countable: boolean;
  /** The sentence begins by saying that something is counted: «Number of …». */
  readonly counts: boolean;
  readonly state: boolean;
  /** A thing that is there or not, named alone: «Integraatiojärjestelmä», «Kriteerit palveluun pääsylle». */
  readonly thing: boolean;
  /** What nobody counts: «saatavuus», «osaaminen», «laatu». */
  readonly quality: boolean;
  /** The sentence ends by saying that something is counted: «…, kuntien lukumäärä». */
  readonly counted: boolean;
}

export const kindSigns = (rest: Rest): KindSigns => ({
  money: rest.has(money),
  share: rest.has(share),
  ratio: rest.has(ratio),
  scale: rest.has(scale),
  countable: rest.has(countable) || rest.has(several),
  thing: rest.has(thing),
  quality: rest.has(quality),
  counts: rest.has(/^(?:the )?number of|^antal(?:et)? /iu),
  counted: rest.has(/\p{L}*määrä(?:t)?[. ]*$/iu),
  // «… jotka on toteutettu yhdessä»: the relative clause tells which ones are counted.
  state: state.test(rest.text.replace(/(?<![\p{L}])(?:jotka|joita|joissa|jolla|joilla|jonka|som|which|that)(?![\p{L}]).*/iu, "")),
});

/** Kind of an indicator that states no figure and no unit. */
export function kindWithoutFigure(signs: KindSigns, changes: boolean): IndicatorKind {
  if (signs.scale) return "scale_1_5";
  if (signs.share) return "percent";
  // «arvioitu suhteessa tavoitteisiin»: something done, not one figure against another.
  if (signs.ratio && (signs.countable || !signs.state)) return "ratio";
  if (signs.money) return "currency";
  if (signs.countable && (changes || signs.counted || signs.counts || !signs.state)) return "number";
  if (signs.quality && changes) return "qualitative";
  if ((signs.state || signs.thing) && !signs.counts) return "milestone";
  return changes ? "number" : "qualitative";
}
