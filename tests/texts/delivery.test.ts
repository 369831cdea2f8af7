import { describe, expect, it } from "vitest";
import type { DeliveryReason, DeliveryState } from "../../src/messaging/outbox.ts";
import { languages } from "../../src/shared/language.ts";
import { delivery } from "../../src/texts/delivery.ts";
import { say } from "../../src/texts/texts.ts";

/** A state or reason that is missing here, or too many, is a type error. */
const states: Readonly<Record<DeliveryState, true>> = {
  queued: true, sending: true, delivered: true, waiting: true, failed: true, unconfirmed: true, cancelled: true, unreachable: true,
};
const reasons: Readonly<Record<DeliveryReason, true>> = {
  rateLimited: true, platformDown: true, archived: true, notFound: true, notInChannel: true, restricted: true, blocked: true, noAccount: true,
  notInstalled: true, gaveUp: true, answered: true, noLongerDue: true, withdrawn: true, answerLost: true, droppedByOperator: true,
};

describe("how a message ended", () => {
  it("has words for every state and reason, in every language, and no others", () => {
    const keys = [...Object.keys(states).map((state) => `delivery.state.${state}`), ...Object.keys(reasons).map((reason) => `delivery.${reason}`)].sort();
    for (const language of languages) {
      expect(Object.keys(delivery[language]).sort()).toEqual(keys);
      expect(new Set(Object.values(delivery[language])).size).toBe(keys.length);
    }
  });

  it("is said in plain words", () => {
    expect(say("fi", "delivery.archived")).toBe("kanava arkistoitu");
    expect(say("fi", "delivery.state.failed")).toBe("ei mennyt perille");
    expect(say("sv", "delivery.archived")).toBe("kanalen är arkiverad");
    expect(say("en", "delivery.noAccount")).toBe("the person has no account");
  });
});
