/** Finnish is the master: Swedish and English must have exactly the same keys. */
export const translated = <K extends string>(texts: {
  readonly fi: Readonly<Record<K, string>>;
  readonly sv: Readonly<Record<NoInfer<K>, string>>;
  readonly en: Readonly<Record<NoInfer<K>, string>>;
}): typeof texts => texts;
