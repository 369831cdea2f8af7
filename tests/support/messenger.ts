import type { Address, Messenger, OutgoingMessage, SendingLimits, SendOutcome } from "../../src/ports/messenger.ts";
import type { SentRef } from "../../src/messaging/outbox.ts";
import type { Card } from "../../src/vocabulary/card.ts";

export interface Sent {
  readonly to: Address;
  readonly message: OutgoingMessage;
}

type Answer = SendOutcome | Error | "lost";
type Matches = (to: Address, message: OutgoingMessage) => boolean;

/** A delivered message that was edited or taken away. */
export interface Change {
  readonly kind: "update" | "remove";
  readonly ref: SentRef;
  readonly card?: Card;
}

export interface RecordingMessenger extends Messenger {
  /** Edits and removals, in order. */
  readonly changes: Change[];
  /** What an edit or removal is answered with; by default it succeeds. */
  answerChange(answer: (change: Change) => SendOutcome | undefined): void;
  /** What has arrived, in order. */
  readonly arrived: Sent[];
  /** Every call of `send`, also those that were answered with a fault. */
  readonly tried: Sent[];
  readonly lookedUp: string[];
  /** The next sends that match are answered so, one answer each. "lost": it arrives, but the answer does not. An Error is thrown. */
  answer(matches: Matches, ...answers: readonly Answer[]): void;
  /** What `lookUp` says: by default it knows what has arrived. */
  cannotTell(): void;
  /** Runs in the middle of every send, before it arrives. */
  during(what: () => Promise<void>): void;
  keys(): readonly string[];
}

const unlimited: SendingLimits = { perConversation: [], perTenant: [] };

/** A platform that takes everything and remembers it. */
export function recordingMessenger(options: { readonly platform?: string; readonly limits?: SendingLimits } = {}): RecordingMessenger {
  const platform = options.platform ?? "test";
  const arrived: Sent[] = [];
  const tried: Sent[] = [];
  const lookedUp: string[] = [];
  const changes: Change[] = [];
  let changeAnswer: (change: Change) => SendOutcome | undefined = () => undefined;
  const script: { readonly matches: Matches; readonly answers: Answer[] }[] = [];
  let tells = true;
  let meanwhile = (): Promise<void> => Promise.resolve();

  const refOf = (to: Address, key: string): SentRef => ({ platform, tenant: to.tenant, conversation: to.conversation ?? to.user ?? "", message: `m:${key}` });
  const scripted = (to: Address, message: OutgoingMessage): Answer | undefined =>
    script.find((line) => line.answers.length > 0 && line.matches(to, message))?.answers.shift();

  const changed = (change: Change): Promise<SendOutcome> => Promise.resolve(changeAnswer(change) ?? { kind: "delivered", ref: change.ref });

  return {
    changes,
    answerChange: (answer) => {
      changeAnswer = answer;
    },
    platform,
    limits: options.limits ?? unlimited,
    arrived,
    tried,
    lookedUp,
    answer: (matches, ...answers) => void script.push({ matches, answers: [...answers] }),
    cannotTell: () => {
      tells = false;
    },
    during: (what) => {
      meanwhile = what;
    },
    keys: () => arrived.map(({ message }) => message.key),
    async send(to, message) {
      tried.push({ to, message });
      const answer = scripted(to, message);
      await meanwhile();
      if (answer instanceof Error) throw answer;
      if (answer !== undefined && answer !== "lost" && answer.kind !== "delivered") return answer;
      arrived.push({ to, message });
      return answer === "lost" ? { kind: "inDoubt", reason: "answerLost" } : { kind: "delivered", ref: refOf(to, message.key) };
    },
    update(ref, card) {
      const change: Change = { kind: "update", ref, card };
      changes.push(change);
      return changed(change);
    },
    remove(ref) {
      const change: Change = { kind: "remove", ref };
      changes.push(change);
      return changed(change);
    },
    lookUp(to, key) {
      lookedUp.push(key);
      if (!tells) return Promise.resolve("unknown");
      return Promise.resolve(arrived.some(({ message }) => message.key === key) ? refOf(to, key) : "absent");
    },
  };
}

export const anything: Matches = () => true;
export const toConversation =
  (conversation: string): Matches =>
  (to) =>
    to.conversation === conversation;
