import type { Deed } from "../people/permissions.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Context } from "./context.ts";

export type Params = Readonly<Record<string, string>>;

/** One thing that Kvartti can do: its name in buttons, who may, how help tells of it, what it does. */
export interface Route {
  readonly name: string;
  /** The leave it needs; `anybody` needs none, not even to be somebody here. */
  readonly deed: Deed | "anybody";
  /** Group that the deed concerns, when it concerns one: a chair's leave ends at the own group. */
  readonly group?: (c: Context, params: Params) => string | undefined;
  /** One line of help with an example of what to write; absent for routes that only buttons reach. */
  readonly help?: TextKey;
  /** The help line is shown only then: help that is true. */
  readonly helpWhen?: (c: Context) => boolean;
  /** It only looks: asked again, it answers again. */
  readonly reads?: boolean;
  handle(c: Context, params: Params): Promise<Reply>;
}
