import type { Indicator } from "../programme/indicator.ts";
import { isPercent } from "./series-readings.ts";

/** What is wished to be less, rarer or shorter: more of it is no success. Parts of compounds count too. */
const finnish = /poissaolo|vaihtuvuu|työttöm|tapaturm|onnettomuu|odotu|jono|viive|viipym|kesto|läpimeno|käsittelya|vasteai|keskeyt|syrjäyty|kuollei|kuolem|itsemurh|laitosho|ympärivuorokauti|huostaan|päästö|hävik|kulut(?!t)|menot|kustannu|velka|alijääm|ylity|valituk|kantelu|muistutuk|poikkeam|haitta|virhe|väkival|rikok|rikoll|kiusaam|yksinäi|köyhy|asunnottom|humal|tupako|lihavu|kaatumi|murtum|infektio|tartun|sairastav|peruut|kuormit|uupum|häätö/iu;
const swedish = /frånvaro|personalomsättning|arbetslös|olyck|väntetid|kötid|avbrott|utslag|kostnad|utsläpp|svinn|klagom|avvikel|våld|brott|mobbn|(?<!\p{L})ensam|fattig|hemlös/iu;
const english = /absen|turnover|unemploy|accident|injur|waiting|queue|delay|drop-?out|exclu|death|mortal|cost|expen|emission|waste|complain|deviation|error|violen|crime|bully|lonel|povert|homeless/iu;
const isWishedLess = (text: string): boolean => [finnish, swedish, english].some((words) => words.test(text));

/** Units of times, and of money and other things so much per something: of them neither more nor less is better by itself. */
const neither = /^(?:pv|kpv|vrk|kk|vko|h|min|päiv\p{L}*|\p{L}+päivää|viikk\p{L}*|kuukau\p{L}*|vuorokau\p{L}*|tun(?:ti|ni)\p{L}*|minuut\p{L}*|days?|weeks?|months?|hours?|minutes?|dag\p{L}*|veck\p{L}*|månad\p{L}*|tim\p{L}*|minuter)$|[€/]|euro|kWh|kg/iu;

/** A share that is wished to be small is not aimed at so high: «poissaoloista otetaan puheeksi 90 %» is about the talk. */
const high = 70;

/**
 * Whether more is surely better where the document only says what is to be reached: a share of what is wished (coverage), a mark, or so many
 * of what is counted. A time, money and so much per something may be wished to fall.
 */
export function isForMore(indicator: Indicator, wanted: number): boolean {
  const share = isPercent(indicator);
  if (share && wanted >= high) return true;
  if (isWishedLess(`${indicator.text} ${indicator.name ?? ""}`)) return false;
  if (share || indicator.kind === "scale_1_5") return true;
  return indicator.kind === "number" && indicator.target?.form === "count" && !neither.test((indicator.unit ?? indicator.target.unit ?? "").trim());
}
