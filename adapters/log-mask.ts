import type { LogContext } from "../src/ports/log.ts";

const hidden = "[masked]";

/** Tokens by their shape, also in the middle of a sentence, a URL or a stack. */
const shapes: readonly RegExp[] = [
  /\bxox[a-z](?:\.xox[a-z])?-[\w-]{3,}/gi,
  /\bxapp-[\w-]{3,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
  /(?<=\b(?:bearer|basic)\s)[\w.~+/=-]{6,}/gi,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
  /(?<=\b(?:token|secret|password|passwd|code|api_?key|client_secret|signature)["']?\s?[=:]\s?["']?)[^\s"'&,;]{4,}/gi,
];

/** Long runs that mix letters and digits are keys more often than anything worth reading in a log. */
const longRun = /[A-Za-z0-9+=]{28,}/g;
const isSecretive = (run: string): boolean => /\d/.test(run) && /[A-Za-z]/.test(run);

const longest = 400;

/** A mask for texts of the log; `secrets` are hidden wherever they occur. */
export function maskFor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((s) => s.length >= 4).sort((a, b) => b.length - a.length);
  return (text) => {
    let out = text;
    for (const secret of known) out = out.replaceAll(secret, hidden);
    for (const shape of shapes) out = out.replace(shape, hidden);
    out = out.replace(longRun, (run) => (isSecretive(run) ? hidden : run));
    return out.length > longest ? `${out.slice(0, longest)}…` : out;
  };
}

/**
 * A thrown thing for the log: its class, code, message and the first places in the code. What stands in quotation marks in the
 * message is left out, because libraries quote there what people wrote.
 */
export function faultContext(error: unknown): LogContext {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code } = error as { readonly code?: unknown };
  const places = (error.stack ?? "").split("\n").filter((l) => /^\s+at /.test(l)).slice(0, 5).map((l) => l.trim().replace(/^at /, ""));
  return {
    fault: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { faultCode: code } : {}),
    message: error.message.replace(/"[^"]*"|“[^”]*”|”[^”]*”|'[^']*'|`[^`]*`/g, "“…”").slice(0, 200),
    at: places.join(" | "),
  };
}
