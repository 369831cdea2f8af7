import type { Scope } from "../shared/scope.ts";
import type { Programme } from "./programme.ts";

export interface ProgrammeVersion extends Scope {
  /** `<programme>@<version>` */
  readonly id: string;
  readonly version: number;
  readonly savedAt: number;
  readonly content: Programme;
}
