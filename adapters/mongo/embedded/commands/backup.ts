import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { bad, CommandError } from "../command-error.ts";
import { storeErrorCode } from "../store-error.ts";
import type { Command } from "./context.ts";
import { anything, text, textIn } from "./options.ts";

/** `{kvarttiBackup: 1, to: "/path/copy.mdb"}`: a compact copy of everything as of one commit, while the store is in use. */
export const backup: Command = {
  fields: { kvarttiBackup: anything, to: text },
  async run(body, context) {
    const to = textIn(body, "to");
    if (!isAbsolute(to)) throw bad("'to' has to be an absolute path");
    if (existsSync(to)) throw bad("'to' exists already");
    try {
      await context.engine.copyTo(to);
    } catch (error) {
      if (storeErrorCode(error) === "storeFull") throw error;
      throw new CommandError("BadValue", "'to' cannot be written");
    }
    return { ok: 1 };
  },
};
