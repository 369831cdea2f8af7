import type { Language } from "../shared/language.ts";
import type { Scope } from "../shared/scope.ts";
import type { AccountRef } from "../vocabulary/incoming.ts";

/** A person. The id is opaque; the name is what the people file gives, a title in the sample. */
export interface Person extends Scope {
  readonly id: string;
  readonly name: string;
  readonly language?: Language;
  /** Suggests a match to a platform's profile, never makes one. */
  readonly email?: string;
  /** Bodies of the programme that the person sits in or presents to: whom a broadcast to a body reaches. */
  readonly bodies?: readonly string[];
  /** Belongs to another organisation: named before anything is sent. */
  readonly outside?: boolean;
  /** False: known not to use any chat; the playground gives no account either. */
  readonly chat?: boolean;
}

export const roles = ["staff", "owner", "deputy", "chair", "coordinator", "communicationsOfficer", "administrator"] as const;
export type Role = (typeof roles)[number];

/** A role for a time. `group` is absent for roles over the whole programme; `measures` limits an owner to some measures. */
export interface RoleAssignment extends Scope {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly group?: string;
  readonly measures?: readonly string[];
  /** Civil dates, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** One account of one person. The id is `accountId(ref)`, so an account belongs to one person only. */
export interface Account extends Scope {
  readonly id: string;
  readonly person: string;
  readonly ref: AccountRef;
  /** The direct conversation with the bot, once known. */
  readonly direct?: string;
  /** When it was last heard from, epoch ms; the latest account is where a person is reached. */
  readonly seenAt: number;
  /** A guest of the workspace, or somebody of another one, as the platform says. */
  readonly guest?: boolean;
}

/** A channel or direct conversation. The id is `placeId(ref)`; it belongs to one group at most. */
export interface Place extends Scope {
  readonly id: string;
  readonly platform: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly name?: string;
  readonly group?: string;
}

/** One-use code that makes its user an administrator. Kept as a hash; id = hash. */
export interface AdminCode extends Scope {
  readonly id: string;
  readonly expiresAt: number;
}
