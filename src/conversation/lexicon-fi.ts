/**
 * Everyday Finnish words -> the words of programmes, the same line form as the other lexicons. Only what people say in another way;
 * inflection and compounds are no business of this list.
 */
export const finnishTerms = `
ikäihmiset, ikääntyneet, iäkkäät, seniorit, vanhustenhuolto, mummot, vanhukset, vanhustyö = vanhus / vanhuspalvelut
vammaiset, vammaisasiat, vammaistyö = vammais / vammaispalvelut
lasu, lastensuojeluasiat = lastensuojelu
tyhy, tyhyryhmä, työhyvinvointiasiat = työhyvinvointi
tj, tiedolla johtaminen, tietojohtaminen, tietojohtamisen = tiedolla johtaminen
digi, digihankkeet, digihommat, digihomma, digijutut, digiasiat, digipuoli, digiprojektit, digipalvelut = digitaaliset hankkeet
digitaalisuus, digitalisointi = digitalisaatio / digitaalinen
kumppanuus, kumppanuudet, kumppanuusryhmä = yhteistyö kumppanien
omaishoitaja, omaishoitajat = omaishoito
perhehoitaja, perhehoitajat = perhehoito
kotihoitaja, kotipalvelu = kotihoito
etähoito, etäkotihoito, etäkäynti = etähoiva
lääkerobotti, lääkerobotit, annosjakeluautomaatti, lääkeannostelija = lääkeautomaatit
sairasloma, sairaslomat, poissaolo, poissaolot, sairastavuus, saikut = sairauspoissaolo
etätyöskentely, etäily, etähommat = etätyö
perehdytys = perehdyttäminen
palkkaaminen, rekry, palkattu, palkattiin, palkkasimme, palkata, rekrytoitu, rekrytoitiin = rekrytointi
pomo, pomot, esihenkilö, esihenkilöt, lähijohtaja = esimies
esihenkilötyö, lähijohtaminen = esimiestyö
kehari, keharit, kehityskeskustelut = kehityskeskustelu
henk koht, henkkoht, hlökoht, henk = henkilökohtainen
budj = budjetointi
nuorten psykiatria, nuorten psykiatrinen = nuorisopsykiatria / nuorten / psykiatria
esh = erikoissairaanhoito
ymppi, ymppihoito, ympärivuorokautishoito = ympärivuorokautinen hoito
terv = terveys
psyka, psykan, psykalle, psykalla, psykapuoli = psykiatria
lanssi, lanssikuljetukset = ambulanssikuljetus
ensiapu, akuutti = päivystys
setelit, seteli = palveluseteli
ympärivuorokautinen, laitoshoito, palvelukoti, vanhainkoti = ympärivuorokautinen hoito
tehostettu, tehopalvelu = tehostettu palveluasuminen
ai, keinoäly = tekoäly
rpa, robotiikka, softarobotti = ohjelmistorobotiikka
sähköinen ajanvaraus, nettiajanvaraus = ajanvaraus sähköinen
menot, kulut = kustannus
työntekijät, henkilökunta = henkilöstö
poliitikot, luottamushenkilöt, valtuutetut, luottamusmiehet = päättäjät
kansalaiset, kuntalaiset = asukkaat / ulkoinen
toimittajat, lehdistö, tiedotusvälineet = media
liitot, ay = ammattijärjestöt
ohjurit, ohry = ohjausryhmä
kh = kaupunginhallitus
`;
