/**
 * Units as people write them in the three languages -> the unit as Kvartti stores it (Finnish, partitive). Each shape is matched against
 * the words after a figure; earlier rows win.
 */
export const unitShapes: readonly (readonly [string, string])[] = [
  ["%-yks\\p{L}*|%\\s?-?\\s?yksikkö\\p{L}*|prosenttiyksik\\p{L}*|procentenhet\\p{L}*|percentage points?|pp|%-enhet\\p{L}*", "prosenttiyksikköä"],
  ["%(?::\\p{L}+)?|prosent\\p{L}*|pros\\.?|prossaa?|procent\\p{L}*|per ?cent|percent", "%"],
  ["€/as(?:iakas)?|euroa per asiakas|euro per kund", "€/asiakas"],
  ["€|euro\\p{L}*|eur|e(?=[\\s.,!]|$)", "€"],
  ["palvelusetel\\p{L}*|seteli\\p{L}*|servicesed\\p{L}*|vouchers?", "palveluseteliä"],
  ["asiak\\p{L}*|kund\\p{L}*|klient\\p{L}*|clients?|customers?", "asiakasta"],
  ["asuk\\p{L}*|invånare|boende|residents?|tenants?", "asukasta"],
  ["hoitopaik\\p{L}*|vårdplats\\p{L}*", "hoitopaikkaa"],
  ["paikk\\p{L}*|platser|places|beds", "paikkaa"],
  ["työntekijä\\p{L}*|anställda|employees", "työntekijää"],
  ["hlö\\p{L}*|henkilö\\p{L}{0,3}|henke[äe]n?|ihmis\\p{L}*|personer|person|people|persons?", "henkilöä"],
  ["käynti\\p{L}*|käyntejä|besök\\p{L}*|visits?", "käyntiä"],
  ["lähete\\p{L}*|lähetettä|lähetteitä|remisser?|referrals?", "lähetettä"],
  ["puhelu\\p{L}*|samtal|calls?", "puhelua"],
  ["perhe\\p{L}{0,3}|familjer|families", "perhettä"],
  ["lasta|lapsia|lasten|lapset|barn|children", "lasta"],
  ["nuorta|nuoria|ungdomar|young people", "nuorta"],
  ["avustaj\\p{L}*|assistenter|assistants?", "avustajaa"],
  ["agent\\p{L}*", "agenttia"],
  ["potilas\\p{L}*|potila\\p{L}*|patient(?:er|s)?", "potilasta"],
  ["osallistuj\\p{L}*|deltagare|participants?", "osallistujaa"],
  ["päätös\\p{L}*|päätöks\\p{L}*|beslut|decisions?", "päätöstä"],
  ["raport(?:tia|teja|ter|er)|reports?", "raporttia"],
  ["koulutu(?:sta|ksia)|utbildningar|trainings?", "koulutusta"],
  ["tehtävää|tapausta|tapauksia|fall|cases?", "tapausta"],
  ["kpl|kappaletta|stycken|st(?=[\\s.,!]|$)|pcs|pieces", "kpl"],
  ["htv\\p{L}*|henkilötyövuo\\p{L}*|årsverken|person-years", "htv"],
  ["kuukaut\\p{L}*|kk|månader|months?", "kk"],
  ["(?:päivää|pv|vrk)\\s?(?:per|/)\\s?(?:htv|henkilötyövuo)\\p{L}*", "pv/htv"],
  ["(?:päivää|pv|vrk)\\s?(?:per|/)\\s?(?:henkilö|hlö|työntekijä)\\p{L}*", "päivää/henkilö"],
  ["päivää|pv|vrk|vuorokautta|dagar|days?", "päivää"],
  ["tuntia|timmar|hours?", "tuntia"],
  ["minuut\\p{L}*|min(?=[\\s.,!]|$)|minuter|minutes?", "minuuttia"],
  ["tonnia|t(?=[\\s.,!]|$)|ton|tonnes?", "tonnia"],
  ["kilometri\\p{L}*|km|kilometer|kilomet(?:re|er)s", "km"],
  ["kilo\\p{L}*|kg", "kg"],
  ["gwh|mwh|kwh", "MWh"],
];

/** Words that multiply the figure before them. */
export const multipliers: readonly (readonly [string, number])[] = [
  ["milj(?:oona\\p{L}*|\\.)?|miljoner|million|mn|m(?=\\s?€)", 1_000_000],
  ["tuhatta|tuhat|tusen|thousand|[tk](?=\\s?€)", 1000],
];

/** Shares said as words, in per cent. */
export const shareWords: readonly (readonly [string, number])[] = [
  ["kolme neljäsosaa|tre fjärdedelar|three quarters", 75],
  ["puolet|puoleen|hälften|half", 50],
  ["neljäsosa\\p{L}{0,2}|neljännes(?=[\\s.,!]|$)|en fjärdedel|a quarter of", 25],
  ["kolmasosa\\p{L}{0,2}|kolmannes(?=[\\s.,!]|$)|en tredjedel|a third of", 33.3],
];

export const noneWords = "ei yhtään|yhtään(?: \\p{L}+){1,2} ei|ei ainuttakaan|ei ketään|inte en enda|inga|inget|none|not a single";
