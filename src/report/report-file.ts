import type { Language } from "../shared/language.ts";
import type { Quarter } from "../shared/quarter.ts";

const stems: Readonly<Record<Language, string>> = { fi: "valiarviointi", sv: "mellanutvardering", en: "interim-evaluation" };

/** "valiarviointi-2021-Q1.docx": letters that every system can keep. */
export const reportFileName = (quarter: Quarter, language: Language): string => `${stems[language]}-${quarter}.docx`;

export const wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
