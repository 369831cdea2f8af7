/** Made-up programmes, one of each layout that real documents have. No sentence is from a real one. */

/** Slides with a flattened table: broken lines, wrapped indicators, labels in three spellings, a table of targets, other matters around. */
export const slides = `Kallion palveluohjelman toimenpidesuunnitelma

Aluehallitus 14.6.2023 § 88
Hyvinvointilautakunta päätti kokouksessaan 20.9.2023 päivittää suunnitelmaa

Vastuuhenkilö:
SaaraKorpi



Ikäihmisten palvelut

Puheenjohtaja Saara Korpi



Toimenpide Aikataulu Mittarit
Tavoite 1: Kotona asumisen
tukeminen 2024 - 2026

1.a Etähoivan laajentaminen kaikille
alueen kotihoidon tiimeille

2024 - 2026 Etähoivan käyntien määrä kasvaa 15 %

1b.Kuntoutusta lisätään kotona 2024 – 2025 90 % 75 vuotta täyttäneistä asuu kotona

Kuntoutusjaksojen määrä nousee
20 jaksoa/vuosi

- Omaishoitajien vapaat järjestetään joustavasti
2025 – 2026 Vapaapäivien määrä kasvaa vuosittain

2 a. Muistiasiakkaiden palvelupolun tarvike- ja
apuvälinekartoitus 2024 Kartoitus on tehty



Toimenpide Aikataulu Mittarit
2b. Palvelupolun toimeenpano 2025 - 2026 Jokaisella asiakkaalla on
palvelusuunnitelma.
Palvelupolun vaihtoehdot ovat kaikkien tiedossa

ASUMINEN Vuosi 2024 Vuosi 2025
Alueen
prosentti 10,00 % 9,00 %

Asukkaat

Asumispaikat

Asukkaat

Asumispaikat

Aholampi 1 000 100 1100 99

Korpela 500 50 600 54

Yhteensä 1500 150 1700 153



Digihankkeet

Puheenjohtaja vs. kehittämispäällikkö Olli Niemi



Tavoitteet
• Tavoite 1: Löytää toiminnan ongelmakohdat ja

ratkaista ne.

• Tavoite 2: Koota tiekartta.

1 ONGELMA Kuvataan ongelma
2 RATKAISU Kuvataan ratkaisu
3 AIKATAULU Kuvataan aikataulu



Asukkaan palvelut Aikataulu
Sähköinen ajanvaraus kaikkiin
neuvoloihin 2024

Muut toteutukset
Lomakkeet verkkoon 2025



Henkilöstö

Puheenjohtaja Olli Niemi



Tavoitteet
Tavoite 1: Hyvinvoiva henkilöstö

Tavoite 2: Osaava henkilöstö



Toimenpide Aikataulu Mittarit Alkaa Tavoite

1. Kysely henkilöstölle

Alkaen syksy 2024 Kyselyn tulokset

1.9.24- 1, 2

2. Väliarvioinnit

Kvartaaleittain
alkaen kevät 2024



Viestintäsuunnitelma

Viestintä tukee muutosta ja siinä on monta toimenpidettä, jotka eivät kuulu tähän.
`;

/** Label and value, with the misspellings that such forms have and several measures in one cell. */
export const labels = `# Kaupungin hyvinvointitoimialan palveluohjelma

## Toiminnalliset tavoitteet

*Alla olevat esimerkit ovat kuvitteellisia, korvatkaa ne omilla sisällöillänne ja kopioikaa taulukoita.*

### Hyvinvointitoimiala

Pitkän aikavälin tavoite	Asukkaiden osallisuus vahvistuu
Toiminnallinen tavoite 2022	Asukasraatien vakiinnuttaminen
Toimenpide	Järjestetään asukasraateja verkossa  Koulutetaan raatien vetäjät
Mittari	Toteutetaan neljä asukasraatia
Vastuhenkilö	vs. osallisuuspäällikkö Aino Salo

#### Palvelulupaukset

Palvelulupaus	Vastaamme yhteydenottoon kahden päivän kuluessa
Vastuuhenkilö	Toimialajohtaja Esko Mäki

### 2.1. Yksikkö nuorisopalvelut

Pitkän aikavälin tavoite:	Nuorten hyvinvointi paranee
Toiminnallinen tavoite 2022:	Matalan kynnyksen palvelut
Toimenpide:	Avataan nuorten kohtaamispaikka
Mittari:	Kävijöiden määrä kasvaa 10 %:lla vuodesta 2021
Vastuuhenkilö:	Esko Mäki, Aino Salo ja Liisa Lehto-Koski
`;

/** Three lists under each other and beside each other, with struck text, nesting, and lists whose tags were lost. */
export const lists = `Hyvinvointialueen ohjelma

Lasten palvelut

Tavoitteet

- Varhainen tuki on helposti saatavilla
- Perheet osallistuvat palvelujen kehittämiseen

Mittarit

- Palveluun pääsyn odotusaika
- Kevyiden palvelujen osuus kasvaa

Toimenpiteet

- Perhekeskuksen toimintamalli otetaan käyttöön.
- Palveluverkon kehittäminen
 - Lähipalvelujen painopisteen siirtäminen
 - ~~Toimipisteiden vähentäminen~~
 - **Toimipisteiden yhteiskäyttö**

Hyvinvointialueen ohjelma

Aikuisten palvelut

Tavoitteet	Mittarit	Toimenpiteet
<ul> Aikuisten palvelut ovat saavutettavia ja yhdenvertaisia Palveluketjut toimivat sujuvasti 	<ul> Palveluketjujen kuvausten määrä Asiakaskohtaiset kustannukset <ul> Ostopalvelujen vertailu (€/asiakas) 	<ul> Kuvataan palveluketjut yhdessä Palveluverkon kehittäminen <ul> Lähipalvelujen painopisteen siirtäminen Toimipisteiden vähentäminen Mallinnetaan neuvonta ja ohjaus
`;

/** Numbered goals in capitals with bullets, indicators of the whole, promises, and much text around. */
export const leads = `Hyvinvointilautakunta 12.5.2021 liite 2 (1/4)

Hyvinvoinnin palveluohjelma 2021 - 2024

Sisällys

1. Yleistä.....	1
2. Toimenpiteet.....	2

1. Yleistä

Palveluohjelma on asiakirja, jolla kehitetään kaupungin palveluja ja jossa kerrotaan laajasti siitä, miten palvelut on järjestetty.

2. Palveluohjelman mittarit ja toimenpiteet

Mittarit palveluohjelmalle ovat:

- ✓ asukastyytyväisyys (1-5)
- ✓ sairauspoissaolot (kpv/htv)

Toimenpiteet on koottu kahden kärkitavoitteen alle, jotka ovat:

1. HYVINVOINNIN EDISTÄMINEN

- vahvistetaan ennaltaehkäiseviä palveluja
- tehdään yhteistyötä järjestöjen kanssa

2. OSALLISUUDEN LISÄÄMINEN

- kuullaan asukkaita

- kehitetään sähköisiä kanavia

3. Palvelulupaukset

1. Vastaamme ajoissa
2. Kuuntelemme asukkaita

4. Seuranta

Ohjelman toteutumisesta raportoidaan vuosittain.
`;

/** General objectives and nothing to follow up. */
export const objectives = `Nykytila

- Tiedot on koottu lomakkeelle

Palvelujen yleiset tavoitteet

- Palvelut järjestetään taloudellisesti
- Palvelut ovat lähellä asukkaita

Palvelujen yleiset tavoitteet

Palvelut järjestetään niin, että ne

- kannustavat omatoimisuuteen
- vahvistavat yhteisöjä

Hallinto

Palvelu	Kuvaus	Hinta	Maksu
Kotikäynti			

Matti Meikäläinen
`;
