import type { Language } from "../shared/language.ts";

/**
 * What the core shows, platform-free. A renderer is an exhaustive switch over `Block["kind"]` and has a plain-text twin.
 *
 * Every `text` may carry one kind of markup: `**bold**`. Parse it with `spans` (inline.ts); escape what is left.
 * Strings are final: already in the reader's language, numbers and dates formatted.
 */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly tone?: Tone }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "list"; readonly items: readonly ListItem[]; readonly ordered?: boolean }
  | { readonly kind: "table"; readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "progress"; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  /** A picture (https, the playground's own address, or inside the message where the platform takes that) with what it shows in words, and a link elsewhere. A renderer that may not fetch it shows the words and the address. */
  | { readonly kind: "image"; readonly url: string; readonly alt: string }
  | { readonly kind: "link"; readonly label: string; readonly url: string }
  | { readonly kind: "divider" };

/** How a text is meant. Renderers add shape and words, never colour alone. */
export type Tone = "muted" | "good" | "warning" | "bad";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A row of a list. `mark` is drawn as a sign with a word for screen readers. */
export interface ListItem {
  readonly text: string;
  readonly detail?: string;
  readonly mark?: "done" | "open" | "late" | "alarm";
  readonly button?: Button;
}

/**
 * Something a person can press. It comes back as `Incoming` of kind `press` with the same route and params.
 * Route and params together stay under 150 characters as `encodePress` writes them (Slack's option value limit).
 */
export interface Button {
  readonly label: string;
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly style?: "primary" | "danger";
}

export interface Card {
  readonly language: Language;
  /** One plain line: the notification, and what a screen reader hears first. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** The bundled sample marks every message (design decision 8). */
  readonly demo?: boolean;
}
