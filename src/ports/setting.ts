import type { Scope } from "../shared/scope.ts";

/** Small named values: demo clock, migration level. */
export interface Setting extends Scope {
  readonly id: string;
  readonly text: string;
}
