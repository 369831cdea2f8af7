import { say } from "../../src/texts/texts.ts";
import type { Language } from "../../src/shared/language.ts";
import type { TeamsActivity } from "./activity.ts";
import type { InvokeAnswer } from "./desk.ts";
import type { Inbox } from "./inbox.ts";

export interface TakerNeeds {
  readonly inbox: Inbox;
  /** Who waits for the answer of an invoke, by the activity's key. */
  readonly waiting: Map<string, (answer: InvokeAnswer) => void>;
  /** The programme's language: at this door nobody is known yet. */
  readonly language: () => Promise<Language>;
}

export type Take = (key: string, activity: TeamsActivity) => Promise<InvokeAnswer | undefined>;

/** An answer is held this long for a redelivery. */
const heldMs = 30_000;

/** An invoke waits for its answer, also one that is delivered again while the first is worked on; a message does not. */
export function createTaker({ inbox, waiting, language }: TakerNeeds): Take {
  const answers = new Map<string, Promise<InvokeAnswer>>();
  const word = async (activity: TeamsActivity, key: "teams.alreadyDone" | "teams.failed"): Promise<InvokeAnswer> => sayingOnly(activity, say(await language(), key));

  async function invoke(key: string, activity: TeamsActivity): Promise<InvokeAnswer> {
    const kept = await inbox.keep(key, activity);
    if (!kept) return word(activity, "teams.alreadyDone");
    const answered = new Promise<InvokeAnswer | undefined>((resolve) => {
      waiting.set(key, resolve);
      // Without an answer by the end of the work there was a fault; it is taken up again by itself.
      void inbox.work(kept, activity).finally(() => {
        resolve(undefined);
        waiting.delete(key);
      });
    });
    return (await answered) ?? word(activity, "teams.failed");
  }

  return async (key, activity) => {
    if (activity.type !== "invoke") {
      const kept = await inbox.keep(key, activity);
      if (kept) void inbox.work(kept, activity);
      return undefined;
    }
    const known = answers.get(key);
    if (known) return known;
    const answer = invoke(key, activity);
    answers.set(key, answer);
    answer.then(() => setTimeout(() => answers.delete(key), heldMs).unref(), () => answers.delete(key));
    return answer;
  };
}

/** One sentence, in the form that the kind of invoke has for it (learn.microsoft.com, "Universal Actions", "Dialogs"). */
function sayingOnly(activity: TeamsActivity, text: string): InvokeAnswer {
  if (activity.name === "adaptiveCard/action") return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text } };
  return { status: 200, body: { task: { type: "message", value: text } } };
}
