import type { ChatContent, ChatMessage } from "./chat-message.ts";
import type { WebPorts } from "./ports.ts";

export interface ChatDraft {
  readonly id: string;
  readonly place: string;
  readonly author?: string;
  readonly onlyFor?: string;
  readonly content: ChatContent;
}

/** The stored conversation. Whoever watches hears of every message kept or changed. */
export interface Chat {
  /** Keeps a message once: the same id again gives the message that is there. */
  keep(draft: ChatDraft): Promise<ChatMessage>;
  /** New content in place of the old; undefined when there is no such message. */
  change(id: string, content: ChatContent): Promise<ChatMessage | undefined>;
  /** Empties a message: the page shows that it has been taken away. Nothing happens when there is none. */
  remove(id: string): Promise<void>;
  get(id: string): Promise<ChatMessage | undefined>;
  /** Newest messages, oldest first; of every place when none is named. */
  newest(limit: number, place?: string): Promise<readonly ChatMessage[]>;
  /** Gives a function that stops watching. */
  watch(seen: (message: ChatMessage) => void): () => void;
}

type ChatPorts = Pick<WebPorts, "chat" | "programme" | "time">;

export function createChat(ports: ChatPorts): Chat {
  const watchers = new Set<(message: ChatMessage) => void>();
  const tell = (message: ChatMessage): ChatMessage => {
    for (const seen of watchers) seen(message);
    return message;
  };
  const number = numbering(ports.chat);
  return {
    keep: async (draft) => {
      const there = await ports.chat.get(draft.id);
      if (there) return there.value;
      const { organisation, programme } = await ports.programme();
      const message = { ...draft, organisation, programme, number: await number(), version: 1, at: ports.time.now() };
      if (await ports.chat.insert(message)) return tell(message);
      return (await ports.chat.get(draft.id))?.value ?? message;
    },
    change: async (id, content) => {
      const changed = await rewrite(ports.chat, id, content);
      return changed && tell(changed);
    },
    remove: async (id) => {
      const changed = await rewrite(ports.chat, id, { kind: "removed" });
      if (changed) tell(changed);
    },
    get: async (id) => (await ports.chat.get(id))?.value,
    newest: async (limit, place) => {
      const found = await ports.chat.find(place === undefined ? {} : { place }, { sort: "number", descending: true, limit });
      return found.map((s) => s.value).reverse();
    },
    watch: (seen) => {
      watchers.add(seen);
      return () => void watchers.delete(seen);
    },
  };
}

async function rewrite(store: WebPorts["chat"], id: string, content: ChatContent): Promise<ChatMessage | undefined> {
  for (;;) {
    const stored = await store.get(id);
    if (!stored) return undefined;
    const message = { ...stored.value, content, version: stored.value.version + 1 };
    if (await store.save(stored, message)) return message;
  }
}

/** Goes on from the last number stored. The playground runs in one process only, so counting here is enough. */
function numbering(store: WebPorts["chat"]): () => Promise<number> {
  let last: number | undefined;
  return async () => {
    if (last === undefined) {
      const [newest] = await store.find({}, { sort: "number", descending: true, limit: 1 });
      last ??= newest?.value.number ?? 0;
    }
    last += 1;
    return last;
  };
}
