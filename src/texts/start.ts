import { translated } from "./translated.ts";

/** What the product says on the terminal when it is up. */
export const start = translated({
  fi: {
    "start.ready": "Kvartti on käynnissä: {{url}}",
    "start.ask": "Kokeile ensin: avaa osoite selaimessa, valitse henkilöksi {{name}} ja kysy oman ryhmän kanavalla ”tavoite 1 tilanne?”.",
    "start.try": "Kokeile ensin: avaa osoite selaimessa, valitse henkilöksi {{name}} ja siirry kierroksen avaukseen. Kysy sitten kanavalla ”tavoite 3 tilanne?”.",
    "start.platforms": "Kanavat: {{platforms}}",
    "start.noPlatforms": "Yhtään kanavaa (Slack, Teams, kokeilusivu) ei ole käytössä. Asetukset ovat tiedostossa .env.example.",
    "start.stop": "Lopeta painamalla Ctrl+C.",
  },
  sv: {
    "start.ready": "Kvartti är i gång: {{url}}",
    "start.ask": "Prova först: öppna adressen i webbläsaren, välj {{name}} som person och fråga i den egna gruppens kanal ”hur går det med mål 1?”.",
    "start.try": "Prova först: öppna adressen i webbläsaren, välj {{name}} som person och gå till rundans öppning. Fråga sedan i kanalen ”hur går det med mål 3?”.",
    "start.platforms": "Kanaler: {{platforms}}",
    "start.noPlatforms": "Ingen kanal (Slack, Teams, provsida) är i bruk. Inställningarna finns i filen .env.example.",
    "start.stop": "Avsluta med Ctrl+C.",
  },
  en: {
    "start.ready": "Kvartti is running: {{url}}",
    "start.ask": "Try first: open the address in a browser, become {{name}} and ask in your own group's channel “tavoite 1 tilanne?”.",
    "start.try": "Try first: open the address in a browser, become {{name}} and move to the opening of the round. Then ask in the channel “tavoite 3 tilanne?”.",
    "start.platforms": "Channels: {{platforms}}",
    "start.noPlatforms": "No channel (Slack, Teams, playground) is in use. The settings are in the file .env.example.",
    "start.stop": "Stop with Ctrl+C.",
  },
});
