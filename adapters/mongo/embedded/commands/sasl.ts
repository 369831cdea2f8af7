import { Binary } from "bson";
import type { BsonValue } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import type { Command, Reply } from "./context.ts";
import { anything, document, text, textIn } from "./options.ts";

const CONVERSATION = 1;
const refused = (): CommandError => new CommandError("AuthenticationFailed", "Authentication failed.");

export const saslStart: Command = {
  fields: { saslStart: anything, mechanism: text, payload: anything, autoAuthorize: anything, options: document },
  run: (body, context) => {
    if (textIn(body, "mechanism") !== "SCRAM-SHA-256") throw refused();
    return step(context.access.begin(payloadOf(body["payload"])), false);
  },
};

export const saslContinue: Command = {
  fields: { saslContinue: anything, conversationId: anything, payload: anything },
  run: (body, context) => step(context.access.finish(payloadOf(body["payload"])), true),
};

function payloadOf(payload: BsonValue | undefined): string {
  if (!(payload instanceof Binary)) throw refused();
  return Buffer.from(payload.buffer.subarray(0, payload.position)).toString("utf8");
}

function step(answer: string | undefined, done: boolean): Reply {
  if (answer === undefined) throw refused();
  return { conversationId: CONVERSATION, done, payload: new Binary(Buffer.from(answer)), ok: 1 };
}
