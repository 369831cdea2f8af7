import type { FormSession } from "./session.ts";
import type { Card } from "../vocabulary/card.ts";
import type { FieldErrors, FieldValues, Screen } from "../vocabulary/form.ts";
import type { Context } from "./context.ts";

/** A screen as a form draws it; session, revision, language and the demo mark are added by the session. */
export type Drawn = Omit<Screen, "session" | "rev" | "language" | "demo" | "errors" | "notice">;

/** What a submit leads to. Nothing typed is ever lost: faulty values stay in the session as typed. */
export type FormStep =
  | { readonly kind: "stay"; readonly errors?: FieldErrors; readonly notice?: string; readonly keep?: FieldValues }
  /** Another step of the same form; the named drafts are done with. */
  | { readonly kind: "go"; readonly step: string; readonly notice?: string; readonly forget?: readonly string[]; readonly keep?: FieldValues }
  /** Another form in place of this one; this one's draft is kept. */
  | { readonly kind: "other"; readonly open: OpenForm }
  | { readonly kind: "done"; readonly card: Card };

export interface FieldFault {
  readonly sentence: string;
  /** Kept in the session: with it the same answer given again is meant ("Onko luku oikein?"). */
  readonly keep?: FieldValues;
}

/** A form: how its steps are drawn and what submitting one does. New form = one file with one of these. */
export interface FormDefinition {
  readonly name: string;
  /** Raise it when fields change their meaning: saved state of another version is dropped. */
  readonly version: number;
  draw(c: Context, session: FormSession): Promise<Drawn>;
  /** What is wrong with one field as it stands in the session: lets a chat say so at once. */
  check?(c: Context, session: FormSession, field: string): Promise<FieldFault | undefined>;
  /** `values` are those of the whole session with the newest on top. `action` as in Incoming. */
  submit(c: Context, session: FormSession, action: string): Promise<FormStep>;
}

/** A wish to open a form. */
export interface OpenForm {
  readonly form: FormDefinition;
  readonly subject: Readonly<Record<string, string>>;
  readonly step: string;
  /** Prefilled, as if typed. */
  readonly values?: FieldValues;
}
