import { translated } from "./translated.ts";

export const common = translated({
  fi: {
    "status.notStarted": "Ei aloitettu",
    "status.onTrack": "Etenee suunnitellusti",
    "status.atRisk": "Vaatii huomiota",
    "status.offTrack": "Jäljessä",
    "status.done": "Valmis",
    "status.unknown": "Ei tietoa",
    "demo.mark": "Esittelyaineisto, ei oikeaa tietoa",
  },
  sv: {
    "status.notStarted": "Inte påbörjad",
    "status.onTrack": "Framskrider enligt plan",
    "status.atRisk": "Kräver uppmärksamhet",
    "status.offTrack": "Efter tidtabellen",
    "status.done": "Klar",
    "status.unknown": "Ingen uppgift",
    "demo.mark": "Exempelmaterial, inga verkliga uppgifter",
  },
  en: {
    "status.notStarted": "Not started",
    "status.onTrack": "On track",
    "status.atRisk": "Needs attention",
    "status.offTrack": "Behind schedule",
    "status.done": "Done",
    "status.unknown": "No information",
    "demo.mark": "Sample material, not real data",
  },
});
