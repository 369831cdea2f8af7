import type { Scope } from "../../shared/scope.ts";
import type { Programme } from "../programme.ts";

/** A new version that an administrator has been shown and not yet taken into use. */
export interface ProgrammeDraft extends Scope {
  readonly id: string;
  readonly person: string;
  /** Epoch ms. */
  readonly at: number;
  /** Version that it was compared with; absent where it is another programme. */
  readonly against?: number;
  readonly content: Programme;
}
