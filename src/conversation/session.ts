import type { Scope } from "../shared/scope.ts";
import type { FieldValues } from "../vocabulary/form.ts";

/** A form being filled in. `subject` is what it is about; `values` are kept as typed, field by field. */
export interface FormSession extends Scope {
  readonly id: string;
  readonly person: string;
  readonly form: string;
  /** Version of the form's definition; another one drops the state, never resumes old answers into new questions. */
  readonly formVersion: number;
  readonly subject: Readonly<Record<string, string>>;
  /** Which screen is open, in the form's own words. */
  readonly step: string;
  /** Grows with every new screen or question; an answer to an older one changes nothing (a form answered twice). */
  readonly turn: number;
  readonly values: FieldValues;
  /** Set while it is asked question by question in this account's own conversation with Kvartti: id of the field that is asked now. */
  readonly chat?: { readonly account: string; readonly field: string };
  /** Epoch ms of the programme's clock. */
  readonly expiresAt: number;
}
