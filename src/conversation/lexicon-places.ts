/** Swedish names of Finnish municipalities whose two names differ -> the Finnish one, both in small letters. General language. */
const swedishNames = `
helsingfors=helsinki esbo=espoo vanda=vantaa grankulla=kauniainen åbo=turku tammerfors=tampere björneborg=pori ulvsby=ulvila kumo=kokemäki
sastmola=merikarvia påmark=pomarkku raumo=rauma euraåminne=eurajoki vasa=vaasa karleby=kokkola jakobstad=pietarsaari
lahtis=lahti tavastehus=hämeenlinna villmanstrand=lappeenranta nyslott=savonlinna uleåborg=oulu torneå=tornio kajana=kajaani borgå=porvoo
lovisa=loviisa hangö=hanko kyrkslätt=kirkkonummi sibbo=sipoo tusby=tuusula träskända=järvenpää kervo=kerava hyvinge=hyvinkää vichtis=vihti
lojo=lohja reso=raisio nådendal=naantali pargas=parainen nystad=uusikaupunki virmo=mynämäki pemar=paimio bjärnå=perniö lappo=lapua
kristinestad=kristiinankaupunki kaskö=kaskinen närpes=närpiö brahestad=raahe fredrikshamn=hamina mörskom=myrskylä
lampis=lammi lundo=lieto sagu=sauvo kimito=kemiö lappträsk=lapinjärvi pyttis=pyhtää ingå=inkoo sjundeå=siuntio
storkyro=isokyrö lillkyro=vähäkyrö ilmola=ilmajoki kronoby=kruunupyy esse=ähtävä
`;

const finnishOf = new Map(swedishNames.trim().split(/\s+/u).map((pair) => pair.split("=") as [string, string]));

/** The Finnish name of a place that is written in Swedish ("Björneborgs" too); any other word as it is. */
export const placeInFinnish = (word: string): string => finnishOf.get(word) ?? finnishOf.get(word.replace(/s$/u, "")) ?? word;
