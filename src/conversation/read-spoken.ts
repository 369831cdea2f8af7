import { wordsOf } from "./read-text.ts";

/** Spoken and dialectal words that no rule below reaches -> as they are written. General language. */
const spokenWords = new Map(
  `kaks=kaksi yks=yksi viis=viisi kuus=kuusi meiän=meidän teiän=teidän kaikkee=kaikkea vastuul=vastuulla viimesin=viimeisin mite=miten mitekä=miten mitenk=miten mis=missä mist=mistä mihi=mihin kui=kuinka kuis=kuinka millo=milloin millon=milloin millonka=milloin
   konska=koska viel=vielä viäl=vielä sit=sitten siit=siitä täst=tästä täs=tässä tos=tuossa tääl=täällä siel=siellä kans=kanssa kaa=kanssa
   kyl=kyllä mut=mutta paljo=paljon paljonk=paljonko montak=montako ens=ensi huome=huomenna huomen=huomenna ylihuomen=ylihuomenna
   eile=eilen tänää=tänään meil=meillä teil=teillä meijän=meidän teijän=teidän mää=minä mie=minä miä=minä mnää=minä mää=minä sää=sinä
   sie=sinä miul=minulla miulla=minulla siul=sinulla mul=mulla sul=sulla mult=multa minust=minusta musta=minusta tarttee=tarvitsee
   tarttis=tarvitsisi tarvii=tarvitsee tarviiko=tarvitseeko tarviinko=tarvitsenko pitäs=pitäisi pitäskö=pitäisikö täytys=täytyisi
   vaikk=vaikka lähtiny=lähtenyt kattoa=katsoa katotaan=katsotaan kato=katso sanoo=sanoa ketäs=ketkä ketä=ketkä kukkaan=kukaan
   mittää=mitään mitää=mitään jottai=jotain jotai=jotain jotaki=jotain justiin=juuri vuonn=vuonna
   pistäs=pistä laitas=laita annas=anna kerros=kerro näytäs=näytä muistutas=muistuta lähetäs=lähetä kenel=kenelle kelle=kenelle kel=kenellä kelt=keneltä ketkäs=ketkä tält=tältä täl=tällä hetkel=hetkellä sil=sillä
   mennes=mennessä tarttisin=tarvitsisin tarttisimme=tarvitsisimme tarviin=tarvitsen kirjota=kirjoita kirjotetaan=kirjoitetaan kerkee=kerkeä lopus=lopussa vastuus=vastuussa millos=milloin millosko=milloinko uusiks=uusiksi vieläks=vieläkö jatkos=jatkossa vuodel=vuodella vuodes=vuodessa ryhmäs=ryhmässä meilt=meiltä teilt=teiltä niist=niistä näist=näistä noist=noista muutaki=muutakin jotaki=jotakin viimest=viimeisestä kaikil=kaikilla porukas=porukassa
   viikol=viikolla lasult=lasulta niitten=niiden näitten=näiden siin=siinä tiiä=tiedä tiiän=tiedän ny=nyt ku=kun ehi=ehdi ehitä=ehditä mihinkää=mihinkään missää=missään yhtää=yhtään mistää=mistään millää=millään kui=kuinka oisko=olisiko
   ois=olisi niinku=niinkuin niinko=niinkuin käytös=käytössä käynnis=käynnissä jäljes=jäljessä vaihees=vaiheessa
   myöhäs=myöhässä kesken=kesken alotetaan=aloitetaan alotetaas=aloitetaan alota=aloita alottaa=aloittaa pistetääs=pistetään
   laitetaas=laitetaan pistetää=pistetään laitetaa=laitetaan siirretää=siirretään annetaa=annetaan otetaa=otetaan tehää=tehdään
   tehdää=tehdään kirjataa=kirjataan avataa=avataan lähetetää=lähetetään mennää=mennään ollaa=ollaan pitkäl=pitkällä kohillaa=kohdallaan`
    .split(/\s+/u)
    .map((pair) => pair.split("=") as [string, string]),
);

const isBack = (word: string): boolean => /[aou]/u.test(word);

/** Endings that speech cuts short -> the whole ending; each with the shortest word that may have it. The order matters. */
const endings: readonly (readonly [shape: RegExp, whole: (word: string) => string])[] = [
  // "täytettäväks", "pysyväks", "raportiks": the translative, where the question ending cannot stand.
  [/^\p{L}{4,}(?:tav|täv|pysyv|vastuul|raport|tehtäv)\p{L}*ks$/u, (w) => `${w}i`],
  // "saadaaks", "otetaaks": the question ending of the passive.
  [/^\p{L}{2,}(?:aa|ää)ks$/u, (w) => `${w.slice(0, -2)}${/(?:da|ta|na|la|ra|dä|tä|nä|lä|rä).ks$/u.test(w) ? "n" : ""}${isBack(w) ? "ko" : "kö"}`],
  // "avustajii", "lomapäivii": the plural partitive.
  [/^\p{L}{4,}ii$/u, (w) => `${w.slice(0, -1)}${isBack(w) ? "a" : "ä"}`],
  // "vanhuspalveluist", "etähoivast", "vammaispuolel": long words that nothing else ends like.
  [/^\p{L}{6,}[aeiouyäö](?:st|lt|l)$/u, (w) => `${w}${w.endsWith("l") ? "l" : ""}${isBack(w) ? "a" : "ä"}`],
  // "pitääks", "onks", "tuleeks": the question ending.
  [/^\p{L}*(?:[aeiouyäö]|on|en|an|än|in|un|ut|yt)ks$/u, (w) => `${w.slice(0, -2)}${isBack(w) ? "ko" : "kö"}`],
  // "jääny", "vastannu", "tullu": the participle.
  [/^\p{L}{2,}(?:n|nn|ll|ss|rr)[uy]$/u, (w) => `${w}t`],
  // "vanhuspalveluil", "lastensuojelus", "tavoittest", "ryhmält": local cases.
  [/^\p{L}{4,}[aeiouyäö]l$/u, (w) => `${w}l${isBack(w) ? "a" : "ä"}`],
  [/^\p{L}{4,}[aeiouyäö]s$/u, (w) => `${w}s${isBack(w) ? "a" : "ä"}`],
  [/^\p{L}{4,}[aeiouyäö](?:st|lt)$/u, (w) => `${w}${isBack(w) ? "a" : "ä"}`],
  // "henkilökohtanen", "välimuotoset": i is left out before n and s.
  [/^\p{L}{3,}[aouäöy](?:nen|s(?:en|et|ia|iä|ta|tä|ten|iin|es?sa)\p{L}*)$/u, (w) => w.replace(/([aouäöy])(nen|s(?:en|et|ia|iä|ta|tä|ten|iin|es?sa)\p{L}*)$/u, "$1i$2")],
];

/** Words cut like this are put right even when nothing else knows them; the local cases only where the whole word is known. */
const always = 6;
const shortest = 4;

/** A spoken word as it is written; undefined for one that stays. `isKnown` tells whether a written word is one of the programme or the product. */
function written(word: string, isKnown: (word: string) => boolean): string | undefined {
  const listed = spokenWords.get(word);
  if (listed !== undefined) return listed;
  if (word.length < shortest) return undefined;
  if (isKnown(word)) return undefined;
  const at = endings.findIndex(([shape]) => shape.test(word));
  const whole = endings[at]?.[1](word);
  return whole !== undefined && (at < always || isKnown(whole)) ? whole : undefined;
}

/** Writes spoken Finnish out: "mite vanhuspalveluil menee" is read like "miten vanhuspalveluilla menee". */
export function writeOut(text: string, isKnown: (word: string) => boolean): string {
  let out = "";
  let at = 0;
  for (const { text: word, start, end } of wordsOf(text)) {
    out += text.slice(at, start) + (written(word, isKnown) ?? word);
    at = end;
  }
  return out + text.slice(at);
}
