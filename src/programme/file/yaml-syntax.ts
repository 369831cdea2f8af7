import { Composer, Lexer, Parser } from "yaml";
import type { CST, Document, ParsedNode, YAMLParseError } from "yaml";
import type { FaultCode, FaultParams } from "../fault.ts";
import { deepest, mostNodes, mostProblems } from "./limits.ts";

export interface SyntaxProblem {
  readonly offset: number;
  readonly code: FaultCode;
  readonly params: FaultParams;
  /** What comes after it cannot be trusted to be where the writer meant it. */
  readonly breaks: boolean;
}

export interface Syntax {
  readonly document?: Document.Parsed<ParsedNode>;
  readonly problems: readonly SyntaxProblem[];
}

/** Stops early what yaml-tree.ts would refuse after long work: a value takes about five lexemes. */
const mostLexemes = 6 * mostNodes;

/**
 * Every value stays the text that was written ("failsafe" schema): `08:30`, `yes` and `1,5` cannot turn into something else,
 * and the fields that want a number or a date read it themselves (fields.ts). Duplicate keys are found in yaml-tree.ts.
 */
const options = { schema: "failsafe", prettyErrors: false, uniqueKeys: false, logLevel: "silent" } as const;

export function readSyntax(text: string): Syntax {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > mostLexemes) return { problems: [{ offset: 0, code: "tooMuch", params: { limit: mostNodes }, breaks: true }] };
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) return { problems: [{ offset: parser.offset, code: "tooDeep", params: {}, breaks: true }] };
  }
  tokens.push(...parser.end());
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (!document) return { problems: [] };
  const problems = document.errors.slice(0, mostProblems).map((error) => problemOf(error, text));
  if (second) problems.push({ offset: second.range[0], code: "manyDocuments", params: {}, breaks: false });
  return { document, problems };
}

function problemOf(error: YAMLParseError, text: string): SyntaxProblem {
  const offset = error.pos[0];
  const code = codeOf(error);
  const params = code === "specialStart" ? { character: text[offset] ?? "" } : {};
  return { offset, code, params, breaks: true };
}

/** The library's codes say how the grammar failed; ours say what the writer most likely did. */
function codeOf(error: YAMLParseError): FaultCode {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return "tab";
    case "BAD_INDENT":
    case "BAD_COLLECTION_TYPE":
    case "BLOCK_IN_FLOW":
      return "indent";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return "colonInText";
    case "BAD_SCALAR_START":
      return "specialStart";
    case "BAD_DQ_ESCAPE":
      return "escape";
    case "MISSING_CHAR":
      return error.message.includes("quote") ? "quote" : error.message.startsWith("Implicit") ? "missingColon" : "syntax";
    case "UNEXPECTED_TOKEN":
      if (error.message.startsWith("Not a YAML token")) return "blockText";
      return error.message.includes("at node end") ? "quote" : "syntax";
    case "BAD_ALIAS":
    case "ALIAS_PROPS":
      return "alias";
    default:
      return "syntax";
  }
}
