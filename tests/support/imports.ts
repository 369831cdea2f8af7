import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

/** One import as it is written. `to` is a file of the repository (`src/shared/ids.ts`) or the package's name (`zod`, `node:fs`). */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly file: boolean;
  readonly typeOnly: boolean;
  /** `await import()`, `import.meta.resolve` and require calls. */
  readonly late: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Says `async`, `await` or `Promise`. */
  readonly awaits: boolean;
  readonly readsEnvironment: boolean;
}

/** Reads every TypeScript file under these folders, relative to the root, with its real imports. */
export function readSources(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
      .map((name) => readSource(root, posix.join(folder, name.replaceAll("\\", "/")))),
  );
}

/** One file, its path relative to the root. */
export function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false, kind);
  const imports: Import[] = [];
  let awaits = false;
  let readsEnvironment = false;
  const visit = (node: ts.Node): void => {
    const found = importOf(node, path);
    if (found) imports.push(found);
    awaits ||= node.kind === ts.SyntaxKind.AsyncKeyword || node.kind === ts.SyntaxKind.AwaitExpression;
    awaits ||= ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === "Promise";
    readsEnvironment ||= ts.isPropertyAccessExpression(node) && node.name.text === "env" && named(node.expression, "process");
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { path, lines: text.trimEnd().split("\n").length, imports, awaits, readsEnvironment };
}

const named = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

function importOf(node: ts.Node, from: string): Import | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
    const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
    const bindings = clause?.namedBindings;
    const allTypes = bindings && ts.isNamedImports(bindings) && !clause.name && bindings.elements.every((e) => e.isTypeOnly);
    const typeOnly = ts.isExportDeclaration(node) ? node.isTypeOnly : clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes === true;
    return edge(from, node.moduleSpecifier.text, { typeOnly, late: false });
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return edge(from, node.argument.literal.text, { typeOnly: true, late: false });
  }
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || named(node.expression, "require");
    if (loads && first && ts.isStringLiteralLike(first)) return edge(from, first.text, { typeOnly: false, late: true });
  }
  return undefined;
}

function edge(from: string, specifier: string, how: { readonly typeOnly: boolean; readonly late: boolean }): Import {
  const file = specifier.startsWith(".");
  return { from, to: file ? posix.join(dirname(from), specifier) : packageName(specifier), file, ...how };
}

const packageName = (specifier: string): string =>
  specifier.startsWith("node:") ? specifier : specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
