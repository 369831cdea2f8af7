import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { activeOf, withProduct } from "./product.ts";

/** `kvartti admin-code`: a one-use code that makes whoever writes it to Kvartti an administrator. */
export function addAdminCode(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "admin-code").action(() =>
      withProduct(io, async (product) => {
        const active = await activeOf(product);
        const { adminCodeIn, saveAdminCode } = await import("../../src/people/admin-code.ts");
        const code = await newCode();
        if (adminCodeIn(code) !== code) throw new Error("an admin code must have the shape that is looked for");
        await saveAdminCode(product.ports, active.scope, await product.ports.fingerprint(code));
        io.out(code);
        io.err(io.t("cli.admin-code.use", { name: active.programme.name }));
      }),
    ),
  );
}

/** Letters and digits that are not mistaken for each other; 32 of them, so every one is as likely as any. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** `KV-` and four groups of four: 80 random bits. */
export async function newCode(): Promise<string> {
  const { randomBytes } = await import("node:crypto");
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length] ?? "");
  return ["KV", ...[0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join(""))].join("-");
}
