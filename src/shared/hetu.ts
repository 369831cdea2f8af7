/**
 * Finnish personal identity code by its shape: day, month, year, a century sign and an individual number with its check character.
 * Refused even when the check character is wrong: a mistyped one still names a person. Written apart, in full-width characters or with
 * something invisible in between it is still one.
 * Century signs `-`, `+`, `A`–`F` and `U`–`Y` (Digital and Population Data Services Agency, in force since 2023).
 */
const shape = /(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?[-+A-FU-Y\u2010-\u2015\u2212] ?\d{3}[0-9A-Z](?!\d)/iu;

/** Zero-width characters, soft hyphens and direction marks. */
const invisible = /\p{Cf}/gu;

export const containsHetu = (text: string): boolean => shape.test(text.normalize("NFKC").replaceAll(invisible, "").replaceAll(/\s+/g, " "));
