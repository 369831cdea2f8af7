import type { Programme } from "../programme/programme.ts";
import type { GroupMention } from "./target-groups.ts";
import type { TargetIndex } from "./target-index.ts";
import type { Scope } from "./target-scope.ts";
import type { TableFound } from "./target-tables.ts";
import type { Facts } from "./understand-facts.ts";
import type { AskReason, Circumstances, Target } from "./understood.ts";

/** Several things may be meant: what to ask, and the choices. `group` when that much is certain. */
export interface Several {
  readonly kind: "several";
  readonly why: AskReason;
  readonly targets: readonly Target[];
  readonly group?: string;
  readonly explained?: number;
}

/** What a message turned out to be about. `explained`: the part of its words that the target accounts for, 0–1. */
export type Resolution =
  | Several
  | { readonly kind: "one"; readonly target: Target; readonly by: "label" | "title" | "table" | "group" | "thread"; readonly explained: number }
  | { readonly kind: "none"; readonly group?: string };

export interface Resolving {
  readonly programme: Programme;
  readonly index: TargetIndex;
  readonly facts: Facts;
  readonly scope: Scope;
  readonly mentions: readonly GroupMention[];
  readonly tables: readonly TableFound[];
  readonly circumstances: Circumstances;
}
