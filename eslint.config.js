import tseslint from "typescript-eslint";

/** Everybody's rules, code and tests alike. */
const house = {
  eqeqeq: "error",
  "no-constant-condition": "error",
  "no-control-regex": "error",
  "no-debugger": "error",
  "no-dupe-keys": "error",
  "no-empty": "error",
  "no-fallthrough": "error",
  "no-irregular-whitespace": "error",
  "no-self-assign": "error",
  "no-template-curly-in-string": "error",
  "no-unreachable": "error",
  "no-unsafe-finally": "error",
  "no-useless-escape": "error",
  "no-var": "error",
  "prefer-const": "error",
  "object-shorthand": "error",
  "no-restricted-syntax": [
    "error",
    { selector: "ExportDefaultDeclaration", message: "Named exports only." },
    { selector: "ExportAllDeclaration", message: "No barrels: import from the file that has it." },
  ],
};

const typed = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/consistent-type-imports": "error",
  "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  // Ports are objects of closures: their methods need no `this`.
  "@typescript-eslint/unbound-method": "off",
};

/** Sizes that keep a file readable in one go; a test is as long as its story. */
const sizes = {
  "max-lines": ["error", { max: 300 }],
  "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
  "@typescript-eslint/max-params": ["error", { max: 4 }],
  complexity: ["error", { max: 24, variant: "modified" }],
  "max-depth": ["error", 4],
};

const outside = ["process", "Buffer", "console", "fetch", "performance", "crypto", "require", "global", "globalThis"];
const timers = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "clearTimeout", "clearInterval", "clearImmediate"];

/** src/ computes: time, ids, files and the network arrive from outside through ports.ts. */
const pure = {
  "no-restricted-globals": [
    "error",
    ...outside.map((name) => ({ name, message: "src/ does not touch the world: take it through a port." })),
    ...timers.map((name) => ({ name, message: "No timers in src/: the scheduler ticks, the clock is a port." })),
  ],
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "Take the clock's now()." },
    { object: "Math", property: "random", message: "Take newId(), or a value from outside." },
  ],
  "no-restricted-syntax": [
    ...house["no-restricted-syntax"],
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take the clock's now()." },
    { selector: "CallExpression[callee.name='Date']", message: "Take the clock's now()." },
    { selector: "ImportExpression", message: "src/ loads nothing late." },
  ],
};

export default tseslint.config(
  { ignores: ["dist/", "data/", "coverage/", "node_modules/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["**/*.{js,mjs}"], rules: { "no-undef": "error", "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] } },
  { rules: house },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  { files: ["src/**/*.{ts,tsx}", "adapters/**/*.{ts,tsx}"], rules: { ...sizes, "no-console": "error" } },
  { files: ["src/**/*.ts"], rules: pure },
  // A JSX element of the string renderer has a toString of its own: the escaped HTML.
  { files: ["**/*.tsx"], rules: { "@typescript-eslint/no-base-to-string": "off" } },
  // The catalogue of a feature's sentences is a table; it is read by key, not from top to bottom.
  { files: ["src/texts/**"], rules: { "max-lines-per-function": "off" } },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "max-lines": ["error", { max: 600 }],
    },
  },
  { files: ["adapters/**/*.mjs", "manifests/**/*.mjs", "tests/**/*.mjs", ".ci/*.mjs", "*.js"], languageOptions: { globals: nodeGlobals() } },
  { files: ["adapters/web/browser/**/*.js"], languageOptions: { globals: browserGlobals() } },
  { files: ["*.config.{js,ts}"], rules: { "no-restricted-syntax": "off" } },
);

function nodeGlobals() {
  return readonly("process", "console", "URL", "Buffer", "fetch", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "AbortSignal");
}

function browserGlobals() {
  return readonly(
    ..."window document location history navigator localStorage sessionStorage fetch EventSource FormData URL URLSearchParams".split(" "),
    ..."setTimeout clearTimeout requestAnimationFrame matchMedia CSS CustomEvent Event KeyboardEvent HTMLElement Element Node".split(" "),
    ..."AbortController console Intl HTMLInputElement HTMLButtonElement HTMLDialogElement HTMLFormElement HTMLTextAreaElement HTMLSelectElement".split(" "),
    ..."File Blob FileReader MutationObserver ResizeObserver IntersectionObserver DOMParser Headers crypto structuredClone queueMicrotask".split(" "),
  );
}

function readonly(...names) {
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}
