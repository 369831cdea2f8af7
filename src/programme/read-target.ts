import type { Direction, IndicatorKind, Target } from "./indicator.ts";
import { takeAmount } from "./read-target/amount.ts";
import type { Amount } from "./read-target/figure.ts";
import { takeBaseline } from "./read-target/baseline.ts";
import type { Baseline } from "./read-target/baseline.ts";
import { changeOf, directionsIn } from "./read-target/direction.ts";
import type { Directions } from "./read-target/direction.ts";
import { kindSigns, kindWithoutFigure } from "./read-target/kind.ts";
import type { KindSigns } from "./read-target/kind.ts";
import { dropNotTargets, dropYears } from "./read-target/not-targets.ts";
import { sayNumbersOnce } from "./read-target/numbers.ts";
import { evenText, restOf } from "./read-target/rest.ts";
import type { Rest } from "./read-target/rest.ts";
import { inWords } from "./read-target/shorthand.ts";
import { takeStage } from "./read-target/stage.ts";
import { takeSource } from "./read-target/source.ts";
import { takeUnit } from "./read-target/units.ts";
import type { StatedUnit } from "./read-target/units.ts";
import { takeCadence, takeDeadline, takeYearOfTarget } from "./read-target/when.ts";
import type { StatedCadence } from "./read-target/when.ts";

/** What an indicator's sentence (mittari) states. What it does not state is absent: nothing is made up. */
export interface TargetReading {
  readonly kind: IndicatorKind;
  readonly direction?: Direction;
  readonly form?: Target["form"];
  readonly value?: number;
  readonly unit?: string;
  readonly baselineYear?: number;
  readonly baselineValue?: number;
  /** `previous year`, or the sentence's own word. */
  readonly baselineRelativeTo?: string;
  readonly cadence?: StatedCadence;
  /** `2024`, `2023-12-31` or `2021 kevät`, as exactly as it is said. */
  readonly deadline?: string;
  /** System or survey the figure comes from. */
  readonly source?: string;
}

/** A time whose unit is not said: «hoitoon pääsyn aika». No figure is ever shown with it. */
export const someTime = "time";

/** Reads one sentence in Finnish, Swedish or English. Ages, thresholds, phone numbers, years and names of tests are no targets. */
export function readTarget(sentence: string): TargetReading {
  const rest = restOf(sayNumbersOnce(inWords(evenText(sentence))));
  const signs = kindSigns(rest);
  const source = takeSource(rest);
  const unit = takeUnit(rest);
  const baseline = takeBaseline(rest);
  const stage = takeStage(rest);
  dropNotTargets(rest);
  const deadline = takeDeadline(rest);
  const cadence = takeCadence(rest);
  const directions = directionsIn(rest);
  const year = takeYearOfTarget(rest);
  dropYears(rest);
  const amount = stage ?? takeAmount(rest, { directions, repeated: cadence !== undefined, money: signs.money });
  const read = amount ? fromItsSide(withAmount({ amount, directions, signs, unit }), baseline) : withoutAmount({ rest, directions, signs, unit });
  const when = { cadence: cadence ?? (baseline.repeats && (amount ?? read.direction) ? "yearly" : undefined), deadline: stage?.by ?? deadline ?? (amount?.value === undefined ? undefined : year) };
  return defined({ ...read, ...baselineOf(baseline, read, amount, when.cadence), ...when, source });
}

interface Signs {
  readonly directions: Directions;
  readonly signs: KindSigns;
  readonly unit: StatedUnit | undefined;
}

type Reading = { kind: IndicatorKind; direction?: Direction | undefined; form?: Target["form"] | undefined; value?: number | undefined; unit?: string | undefined };

function withAmount({ amount, directions, signs, unit }: Signs & { readonly amount: Amount }): Reading {
  const change = changeOf(directions, amount.sign);
  const kind = kindOf(amount, signs, unit);
  const written = { value: amount.value, unit: unit?.of === "scale_1_5" || (unit?.of === "currency" && amount.of === "money") ? unit.unit : (amount.unit ?? unit?.unit) };
  // A range is no single value, and what it is for cannot be told.
  if (amount.value === undefined) return signs.share && amount.of === "count" ? { kind: "percent", direction: change, form: change ? undefined : "level", unit: "%" } : { kind, direction: change };
  return { kind, ...written, ...aimOf({ amount, directions, kind, written }) };
}

/** What has a baseline beside it as a table's column is reached from the baseline's side. */
function fromItsSide(read: Reading, { beside, value }: Baseline): Reading {
  if (!beside || read.direction !== "reach" || read.value === undefined || value === undefined || read.value === value) return read;
  return { ...read, direction: read.value > value ? "increase" : "decrease", form: "level" };
}

interface Aimed {
  readonly amount: Amount;
  readonly directions: Directions;
  readonly kind: IndicatorKind;
  readonly written: { readonly value: number | undefined; readonly unit: string | undefined };
}

/** Direction and form of a figure. */
function aimOf({ amount, directions, kind, written }: Aimed): Pick<Reading, "direction" | "form"> {
  const change = changeOf(directions, amount.sign);
  const limit = amount.limit;
  if (amount.isShare) return { direction: limit ?? "reach", form: "level" };
  if (amount.to) return { direction: limit ?? towards(amount, change), form: "level" };
  if (amount.of === "points") return { direction: limit ?? change, form: change || limit ? "change_abs" : "level" };
  // «korkeintaan 10 % noussut» is a ceiling of the change; «vähintään 80 %» is a level.
  if (change && limit && directions.past) return { direction: limit, form: "level" };
  if (change) return { direction: limit ?? change, form: amount.of === "percent" ? "change" : "change_abs" };
  if (amount.of === "percent") return { direction: limit ?? "reach", form: "level" };
  if (amount.value === 0) return { direction: "exact", form: "level" };
  return { direction: limit ?? "reach", form: amount.of === "count" && kind === "number" && limit !== "at_most" && isCounted(amount, written.unit) ? "count" : "level" };
}

/** So many of something, not so much per something («tt/as»). */
const isCounted = (amount: Amount, unit: string | undefined): boolean => (unit === undefined ? amount.inWords === true : !unit.includes("/") && !(amount.of !== "time" && isTime.test(unit)));

/** «Odotusaika (pv): 7»: how long, not how many. */
const isTime = /^(?:pv|vrk|kk|vko|h|min)$/u;

function kindOf(amount: Amount, signs: KindSigns, unit: StatedUnit | undefined): IndicatorKind {
  if (signs.money || amount.of === "money") return "currency";
  if (amount.of === "percent" || amount.of === "points") return "percent";
  if (unit?.of === "scale_1_5" || (signs.scale && (amount.value ?? 9) <= 5)) return "scale_1_5";
  // So much per something: «12 pv/htv», «0,6 tt/as», «elever per kurator».
  return (amount.unit ?? unit?.unit ?? "").includes("/") || (signs.ratio && !signs.share) ? "ratio" : "number";
}

function towards(amount: Amount, change: Direction | undefined): Direction {
  if (change) return change;
  if (amount.from === undefined || amount.value === undefined || amount.from === amount.value) return "reach";
  return amount.value > amount.from ? "increase" : "decrease";
}

/** «kaikki», «jokaisella»: all of them, 100 % by implication. */
const everybody = /(?<![\p{L}])(?:kaikki|kaikilla|kaikille|kaikissa|kaikista|kaikkia|kaikkien|kaikkiin|kullakin|kussakin|kullekin|kukin|jokaisella|jokaiselle|jokaisessa|jokaiseen|jokainen|joka ikinen|joka (?=\p{L}+(?:ssa|ssä|lla|llä|lle|een|iin|oon|öön|yyn|uun)(?![\p{L}]))\p{L}+|koko henkilöstö|koko henkilöstön|koko henkilöstöllä|alla|varje|samtliga|all|every|each)(?![\p{L}])/iu;
/** People of whom a share is counted, when all of them are meant. */
const people = /(?<![\p{L}])(?:(?:asiakkaat|työntekijät|potilaat|lapset|nuoret|perheet|oppilaat) (?:on|ovat) kaikki |(?:kaikki|kaikilla|kaikille|kaikista|jokaisella|jokaiselle|jokainen) (?:[\p{L}·]+ ){0,3}?(?:halukka|asiakka|potila|työntekij|laps|nuor|perhe|henkilö|asukka|omaishoitaj|vanhem|oppila|\p{L}*(?:päälliköt|johtajat|esihenkilöt|esimiehet|hoitajat|opettajat|ohjaajat|huoltajat) |\p{L}*(?:tarkastukset|arvioinnit|suunnitelmat|hakemukset|ilmoitukset|keskustelut)|·+ (?:\p{L}+ ){0,3}(?:on|ovat)|\p{L}*(?:neille|leille|reille|seille)|\d*-?luokkalai|koululai|ovat)|kaikkien (?:\p{L}+ ){0,3}?(?:asiakka|potila|työntekij|last|nuor|perhe|henkilö|asukka|omaishoitaj|vanhem|oppila)\p{L}+ (?:kanssa|osalta)|kaikkien (?:[\p{L}·-]+ ){0,2}(?:huoltajat|vanhemmat|läheiset) |(?:alla|varje|samtliga|all|every|each) (?:\p{L}+ )?(?:klient|patient|anställd|barn|client|employee|child|kund))/iu;
const madeOrHas = /(?<![\p{L}])(?:on|ovat|kaikilla|jokaisella|osaksi|ajan tasalla|kunnossa|käytössä|toimii|can be|toteutuu|saa|saavat|pääsee|pääsevät|käyttää|tehdään|laaditaan|har|finns|have|has|is|are)(?![\p{L}])/iu;

function withoutAmount({ rest, directions, signs, unit }: Signs & { readonly rest: Rest }): Reading {
  const change = changeOf(directions, "");
  if (rest.has(/(?<![\p{L}])(?:puolittu|halveras|halve[sd]?(?![\p{L}]))/iu)) return { kind: "percent", direction: "decrease", form: "change", value: 50, unit: "%" };
  if (rest.has(/(?<![\p{L}])(?:kolminkertaistu|tredubbl|tripl)/iu)) return { kind: "percent", direction: "increase", form: "change", value: 200, unit: "%" };
  if (rest.has(/(?<![\p{L}])(?:kaksinkertaistu|fördubblas|doubles?(?![\p{L}]))/iu)) return { kind: "percent", direction: "increase", form: "change", value: 100, unit: "%" };
  if (unit) return { kind: unit.of, direction: change, form: change ? undefined : unit.unit === "kpl" && rest.has(/(?<![\p{L}])(?:toteutuneet|toteutetut|järjestetyt|pidetyt|genomförda|anordnade)(?![\p{L}])/iu) ? "count" : "level", unit: unit.unit };
  if (!change && everybody.test(rest.text) && (signs.state || madeOrHas.test(rest.text))) {
    return { kind: people.test(rest.text) ? "percent" : "milestone", direction: "reach", form: "level", value: 100, unit: "%" };
  }
  return withoutLevel(rest, signs, change);
}

/** Nothing is aimed at but, perhaps, a direction. */
function withoutLevel(rest: Rest, signs: KindSigns, change: Direction | undefined): Reading {
  // «Toteutuneet käynnit», «ryhmät, jotka on toteutettu»: so many done.
  if (!change && !signs.money && !signs.share && rest.has(carriedOut)) return { kind: "number", form: "count", unit: "kpl" };
  const kind = change && isDevelopment(rest, signs) ? "qualitative" : kindWithoutFigure(signs, change !== undefined);
  if (kind === "milestone") return { kind, direction: "reach" };
  if (kind === "percent") return { kind, direction: change, form: change ? undefined : "level", unit: "%" };
  if (kind === "number" && !change && rest.has(/(?<![\p{L}])(?:\p{L}*(?:odotus|jonotus|käsittely|läpimeno|vaste|hoito|viive))?(?:aika|ajat)(?![\p{L}])|pääsy ?aika/iu)) return { kind, form: "level", unit: someTime };
  if (kind === "ratio" && !change) return { kind, form: "level" };
  if (kind === "number" && !change && rest.has(amountOfSomething)) return { kind, form: "level" };
  return { kind, direction: change };
}

/** «Käyneiden määrä», «antal», «number of»: so many at a time. */
const amountOfSomething = /(?<![\p{L}])(?:\p{L}*(?:luku)?määrät?|antal|antalet|number of)(?![\p{L}])/iu;

/** «Myönteinen kehityssuunta palveluissa»: a direction of what nobody counts. */
const isDevelopment = (rest: Rest, signs: KindSigns): boolean => !signs.state && !signs.share && !signs.countable && rest.has(/(?<![\p{L}])kehity(?:s|ssuun\p{L}*)(?![\p{L}])/iu);

const carriedOut = /^[\p{L}-]+t, (?:joissa|joihin|joista) |^(?:toteutuneet|toteutetut|järjestetyt|pidetyt|genomförda|anordnade) (?:\p{L}+ ){0,2}\p{L}+[.]?$|^(?:toteutuneet|toteutetut|järjestetyt|pidetyt) \p{L}+t (?:[·\p{L}]+ ){0,3}\p{L}+(?:iin|ssa|ssä|lla|llä|lle)\.?$|(?<![\p{L}])(?:toteutuneet|toteutetut|järjestetyt|pidetyt|automatisoidut|perustetut|avatut|laaditut|julkaistut|rakennetut|hankitut|pilotoidut|käynnistetyt) (?:\p{L}+ )?\p{L}+t(?: ja niiden [^,;]+)?\.?$|(?<![\p{L}])jotka on (?:toteutettu|järjestetty|pidetty)(?![\p{L}])/iu;

function baselineOf(baseline: Baseline, read: Reading, amount: Amount | undefined, cadence: StatedCadence | undefined): Partial<TargetReading> {
  // «vähenee 4 % vuodessa»: every year against the year before.
  const implied = read.form === "change" && cadence === "yearly" && baseline.year === undefined && baseline.value === undefined ? "previous year" : undefined;
  return dropUndefined({ baselineYear: baseline.year, baselineValue: baseline.value ?? amount?.from, baselineRelativeTo: baseline.relativeTo ?? implied });
}

const defined = (reading: Record<keyof TargetReading, unknown> | Record<string, unknown>): TargetReading => dropUndefined(reading) as unknown as TargetReading;

const dropUndefined = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
