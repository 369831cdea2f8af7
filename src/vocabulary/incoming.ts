import type { FileRef } from "./file.ts";
import type { FieldValues } from "./form.ts";

/** An account on a platform. `tenant` is the workspace or the Microsoft tenant; together they are unique (design decision 8). */
export interface AccountRef {
  readonly platform: string;
  readonly tenant: string;
  readonly user: string;
}

/** Where it was said. A direct message is the bot's own conversation with one person. */
export interface PlaceRef {
  readonly platform: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly kind: "channel" | "direct";
}

interface IncomingBase {
  /** The platform's own event id: the same id twice is one event. */
  readonly id: string;
  readonly actor: AccountRef;
  readonly place: PlaceRef;
  /** Message that this belongs under, when the platform has threads. */
  readonly thread?: string;
  /** The platform can open a form as a modal, dialog or page; otherwise forms are asked question by question. */
  readonly canOpenForms: boolean;
}

export type Incoming = IncomingBase &
  (
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "press"; readonly route: string; readonly params: Readonly<Record<string, string>> }
    /** `action` is a ScreenAction's id, or "submit" for the submit button, "save" for a draft kept while typing. */
    | { readonly kind: "submit"; readonly session: string; readonly rev: number; readonly action: string; readonly values: FieldValues }
    /**
     * A file sent to the bot. What lies on the platform is fetched only once the core knows that its sender may give it. `words` were written
     * with it; `others` is how many more files came along, which are not read.
     */
    | { readonly kind: "file"; readonly name: string; readonly content: Uint8Array | FileRef; readonly words?: string; readonly others?: number }
    /** The bot was added to a channel. */
    | { readonly kind: "joined"; readonly placeName?: string }
  );

export const accountId = (a: AccountRef): string => [a.platform, a.tenant, a.user].map(encodeURIComponent).join(":");

export const placeId = (p: PlaceRef): string => [p.platform, p.tenant, p.conversation].map(encodeURIComponent).join(":");

/** The person's own direct conversation, as the place every platform gives it. */
export const isDirect = (p: PlaceRef): boolean => p.kind === "direct";
