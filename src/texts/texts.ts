import i18next from "i18next";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import { catalogue } from "./catalogue.ts";

/** Keys without their plural endings: `left_one` and `left_other` are said as `left`. */
type Said<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type TextKey = Said<keyof typeof catalogue.fi>;
export type TextParams = Readonly<Record<string, string | number>>;

const i18n = i18next.createInstance({
  lng: "fi",
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  resources: Object.fromEntries(languages.map((l) => [l, { translation: catalogue[l] }])),
});
void i18n.init();

/** The sentence in a language. `count` picks the plural form. */
export const say = (language: Language, key: TextKey, params: TextParams = {}): string => i18n.t(key, { lng: language, ...params });

/** A speaker for one language: `const t = speak("fi"); t("status.title")`. */
export type Speak = (key: TextKey, params?: TextParams) => string;
export const speak =
  (language: Language): Speak =>
  (key, params) =>
    say(language, key, params);
