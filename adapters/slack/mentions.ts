/** Names people by their user id; undefined: nobody we know. */
export type NameOf = (user: string) => Promise<string | undefined>;

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What was written, without Slack's markup: our own mention goes, others become names, links their words, entities characters.
 * Source: docs.slack.dev/messaging/formatting-message-text, "retrieving messages".
 */
export async function wordsOf(text: string, own: string, nameOf: NameOf): Promise<string> {
  const names = new Map<string, string>();
  for (const [, user = ""] of text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)) if (user !== own) names.set(user, (await nameOf(user)) ?? "");
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_, user: string) => ` ${names.get(user) ?? ""} `)
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, "$1")
    .replace(/<!(?:here|channel|everyone)(?:\|[^>]*)?>/g, " ")
    .replace(/<!(?:subteam|date)\^[^|>]*(?:\|([^>]*))?>/g, (_, words: string | undefined) => words ?? "")
    .replace(/<((?:https?:\/\/|mailto:)[^|>]*)(?:\|([^>]*))?>/g, (_, link: string, words: string | undefined) => words ?? link)
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \t]+/g, " ")
    .trim();
}
