import type { TextKey, TextParams } from "../../src/texts/texts.ts";

/** Exit codes of every command. */
export const exit = { ok: 0, fault: 1, usage: 2 } as const;

/** A command that cannot go on, with the sentence for the administrator. */
export class CliFault extends Error {
  readonly key: TextKey;
  readonly params: TextParams;
  readonly exit: number;

  constructor(key: TextKey, params: TextParams = {}, code: number = exit.fault) {
    super(key);
    this.name = "CliFault";
    this.key = key;
    this.params = params;
    this.exit = code;
  }
}

/** Everything has been said on the way; only the exit code is left. */
export class AlreadySaid extends Error {
  readonly exit: number = exit.fault;
}
