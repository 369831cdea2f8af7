import { BSONRegExp } from "bson";
import type { BsonValue } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";

/**
 * Regular expressions are JavaScript's, compiled with the `u` flag: it refuses the escapes that other engines give another meaning
 * (`\A`, `\h`, `[[:alpha:]]`), so nothing is understood differently in silence. Flags: i, m, s (which is what drivers make of `g`).
 */
export function compileRegex(pattern: BsonValue, options: BsonValue | undefined): RegExp {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  if (typeof source !== "string") throw bad("$regex has to be a string or a regular expression");
  const flags = options ?? (pattern instanceof BSONRegExp ? pattern.options : "");
  if (typeof flags !== "string" || !/^[ims]*$/.test(flags)) throw bad("$options may hold i, m and s");
  if (source.includes("\0")) throw bad("a regular expression cannot hold a zero byte");
  try {
    return new RegExp(source, [...new Set(`${flags}u`)].join(""));
  } catch {
    throw new CommandError("Location51091", "Regular expression is invalid");
  }
}

const PUNCTUATION = /[.*+?^${}()|[\]\\/]/;

/** The text that every match begins with, when the pattern says so: lets an index look at one range only. */
export function literalPrefix(regex: RegExp): string | undefined {
  const { source, flags } = regex;
  if (flags !== "u" || !source.startsWith("^") || source.includes("|")) return undefined;
  let prefix = "";
  let at = 1;
  while (at < source.length) {
    const escaped = source[at] === "\\";
    const literal = escaped ? source[at + 1] : source[at];
    if (literal === undefined || PUNCTUATION.test(literal) !== escaped) break;
    const next = at + (escaped ? 2 : 1);
    if ("*?{".includes(source[next] ?? " ")) break;
    prefix += literal;
    at = next;
  }
  return prefix === "" ? undefined : prefix;
}
