import type { Language } from "../shared/language.ts";
import type { Block, Button } from "./card.ts";

/**
 * One screen of a form: a modal, a dialog, an HTML form, or a row of questions in a chat.
 * Values travel as strings exactly as people typed them; the core parses them and answers with `errors` by field id.
 */
export interface Screen {
  readonly language: Language;
  /** The form session this screen belongs to; comes back with every submit. */
  readonly session: string;
  /** Revision of the session when the screen was drawn; a stale one is answered with a visible conflict. */
  readonly rev: number;
  /** At most 24 characters are shown by Slack's modal: keep it short, the rest goes into `body`. */
  readonly title: string;
  readonly body: readonly Block[];
  /** What is visible at once: about three fields. */
  readonly fields: readonly Field[];
  /** Fields under "Lisää tietoja", folded away. */
  readonly more?: { readonly label: string; readonly fields: readonly Field[] };
  /** Absent when the screen has nothing to submit (a list whose rows have buttons). */
  readonly submitLabel?: string;
  /** Other ways on: "Edellinen", "Ohita tämä kohta". Pressing one sends `submit` with `action` = its id and the values so far. */
  readonly actions: readonly ScreenAction[];
  readonly errors?: FieldErrors;
  /** One sentence over the fields, when the whole screen has something to say (saved, somebody was faster, is this right?). */
  readonly notice?: string;
  readonly demo?: boolean;
}

export interface ScreenAction {
  readonly id: string;
  readonly label: string;
  readonly style?: "primary" | "danger";
}

export type FieldErrors = Readonly<Record<string, string>>;

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** Shown beside the field: last value, target, "Älä kirjoita asiakkaiden tietoja." */
  readonly hint?: string;
  /** What was typed or chosen before, to prefill. */
  readonly value?: string;
  readonly required?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Field =
  /** A figure: text with a numeric keyboard, the unit outside the field. `alternatives` are answers instead of a figure ("Ei uutta lukua"); `chosen` is the one chosen before. */
  | (FieldBase & { readonly kind: "number"; readonly unit?: string; readonly alternatives?: readonly Option[]; readonly chosen?: string })
  | (FieldBase & { readonly kind: "text"; readonly lines: number; readonly maxLength: number })
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: "choices"; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: "date" })
  | (FieldBase & { readonly kind: "dateTime" })
  /** A person of the programme; value is the person's id. */
  | (FieldBase & { readonly kind: "person"; readonly options: readonly Option[] });

/** What a person sent: field id -> text as typed. A chosen alternative of a number field arrives as `alternativeOf(id)` -> option value; where several can be ticked, with commas between. */
export type FieldValues = Readonly<Record<string, string>>;

export const alternativeOf = (fieldId: string): string => `${fieldId}~alt`;

export const allFields = (screen: Screen): readonly Field[] => [...screen.fields, ...(screen.more?.fields ?? [])];

/** Buttons for a screen's rows are ordinary buttons; re-exported here so that renderers need one import. */
export type { Block, Button };
