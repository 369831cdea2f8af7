import type { Json } from "./activities.ts";
import type { Posted } from "./connector.ts";

/** The card of a message, if it is one. */
export function cardIn(message: Posted): Json | undefined {
  const [attachment] = (message.activity["attachments"] as { readonly content: Json }[] | undefined) ?? [];
  return attachment?.content;
}

export interface Pressable {
  readonly type: string;
  readonly title: string;
  readonly data: Json;
}

/** Everything below, each object once. */
export function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (typeof value === "object" && value !== null) {
    yield value as Json;
    for (const [name, inner] of Object.entries(value)) if (name !== "data") yield* objectsIn(inner);
  }
}

export const actionsIn = (card: unknown): readonly Pressable[] =>
  [...objectsIn(card)].filter((o) => o["type"] === "Action.Execute" || o["type"] === "Action.Submit") as unknown as Pressable[];
export const actionsOf = (message: Posted): readonly Pressable[] => actionsIn(cardIn(message));

export const inputsIn = (card: unknown): readonly Json[] => [...objectsIn(card)].filter((o) => String(o["type"]).startsWith("Input."));

/** The words of a card, in order. */
export const textsIn = (card: unknown): readonly string[] =>
  [...objectsIn(card)].flatMap((o) =>
    o["type"] === "RichTextBlock" ? [(o["inlines"] as { text: string }[]).map((r) => r.text).join("")]
    : o["type"] === "TextBlock" ? [String(o["text"])]
    : String(o["type"]).startsWith("Input.") ? [String(o["label"])]
    : typeof o["title"] === "string" && "value" in o ? [`${o["title"]} ${String(o["value"])}`] : []);
export const textsOf = (message: Posted): readonly string[] => textsIn(cardIn(message));
