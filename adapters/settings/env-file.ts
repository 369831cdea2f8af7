import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { ConfigFault } from "./fault.ts";
import { fault } from "./fault.ts";

interface EnvFile {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly ConfigFault[];
}

const nothing: EnvFile = { values: {}, faults: [] };

/** Reads `.env` with Node's own parser. A file that is not there is fine; one that cannot be meant is a fault with its line. */
export function readEnvFile(file: string): EnvFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return code === "ENOENT" ? nothing : { values: {}, faults: [fault("fileUnreadable", file, { file, code })] };
  }
  // An editor of another system may save UTF-16, which Node would read as rubbish.
  if (bytes.includes(0)) return { values: {}, faults: [fault("fileEncoding", file, { file })] };
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  const faults = lineFaults(text, file);
  return { values: faults.length > 0 ? {} : parseEnv(text), faults };
}

/** Node skips lines it does not understand; a skipped token is an evening lost, so they are named here. */
function lineFaults(text: string, file: string): ConfigFault[] {
  const faults: ConfigFault[] = [];
  let open: { readonly quote: string; readonly line: number } | undefined;
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    if (open) {
      if (content.includes(open.quote)) open = undefined;
      return;
    }
    if (/^\s*(#.*)?$/.test(content)) return;
    const value = /^\s*(?:export\s+)?[A-Za-z_][\w.]*\s*=\s*(.*)$/.exec(content)?.[1];
    if (value === undefined) faults.push(fault("fileLine", file, { file, line }));
    else if (/^["'`]/.test(value) && !value.slice(1).includes(value.charAt(0))) open = { quote: value.charAt(0), line };
  });
  if (open) faults.push(fault("fileQuote", file, { file, line: open.line }));
  return faults;
}
