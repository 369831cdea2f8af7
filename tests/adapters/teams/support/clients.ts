import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import { objectsIn } from "./cards.ts";

const require = createRequire(import.meta.url);

interface Parsed {
  parse(json: unknown, context: unknown): void;
  render(): { readonly textContent: string | null } | undefined;
}
interface Cards {
  readonly AdaptiveCard: new () => Parsed;
  readonly SerializationContext: new (version?: unknown) => { readonly eventCount: number; getEventAt(i: number): { readonly message: string } };
  readonly Version: { readonly v1_5: unknown };
}

const domNames = ["HTMLElement", "HTMLButtonElement", "HTMLInputElement", "HTMLSelectElement", "Node", "Element", "Event", "MouseEvent"];

let dom: Readonly<Record<string, unknown>> | undefined;
function domGlobals(): Readonly<Record<string, unknown>> {
  if (dom) return dom;
  const window = new JSDOM("<!doctype html><body></body>").window as unknown as Readonly<Record<string, unknown>>;
  return (dom = { window, document: window["document"], ...Object.fromEntries(domNames.map((name) => [name, window[name]])) });
}

/** The library wants a browser around it. It is there only meanwhile: other test files share the process. */
function inBrowser<T>(work: () => T): T {
  const globals = domGlobals();
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    return work();
  } finally {
    for (const [name, was] of before) {
      if (was) Object.defineProperty(globalThis, name, was);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}

/** What Microsoft's own client library finds wrong with a card; and the words that it draws. */
export const drawnBy = (card: unknown): { readonly faults: readonly string[]; readonly text: string } => inBrowser(() => draw(card));

function draw(card: unknown): { readonly faults: readonly string[]; readonly text: string } {
  const { AdaptiveCard, SerializationContext, Version } = require("adaptivecards/dist/adaptivecards.js") as Cards;
  const parsed = new AdaptiveCard();
  const context = new SerializationContext(Version.v1_5);
  parsed.parse(card, context);
  // The library looks at `lang` with a pattern that remembers where it stopped, so every second card is refused for nothing.
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message).filter((m) => !m.includes('property "lang"'));
  const drawn = parsed.render();
  return { faults: drawn ? faults : [...faults, "nothing was drawn"], text: drawn?.textContent ?? "" };
}

interface Client extends Parsed {
  onExecuteAction?: (action: { readonly title?: string }) => void;
}

/** The buttons that Microsoft's own client library lets through when this is typed into every line of text. */
export const goesThrough = (card: unknown, typed: string): readonly string[] => inBrowser(() => {
  const { AdaptiveCard, SerializationContext, Version } = require("adaptivecards/dist/adaptivecards.js") as Cards;
  const client = new AdaptiveCard() as Client;
  client.parse(card, new SerializationContext(Version.v1_5));
  const pressed: string[] = [];
  client.onExecuteAction = (action) => pressed.push(action.title ?? "");
  const drawn = client.render() as unknown as HTMLElement;
  document.body.replaceChildren(drawn);
  for (const input of drawn.querySelectorAll<HTMLInputElement>("input[type=text]")) {
    input.value = typed;
    input.dispatchEvent(new Event("input"));
  }
  for (const button of drawn.querySelectorAll("button")) button.click();
  document.body.replaceChildren();
  return pressed;
});

const schemaFile = "../shared/schemas/adaptive-card-1.5.0.json";
const schema = existsSync(schemaFile) ? (JSON.parse(readFileSync(schemaFile, "utf8")) as object) : undefined;
if (!schema) console.log(`The card schema is not at hand (${schemaFile}): cards are checked by the client library only.`);

interface Check {
  (value: unknown): boolean;
  errors?: readonly { readonly dataPath?: string; readonly message?: string }[] | null;
}
type Validator = new (options: object) => { compile(schema: object): Check };

const check = schema && new (require("ajv") as Validator)({ schemaId: "auto", validateSchema: false, meta: false, unknownFormats: "ignore", logger: false }).compile(withoutSchema(schema));

function withoutSchema(given: object): object {
  const { $schema: _draft, ...rest } = given as { readonly $schema?: string };
  return rest;
}

/** What the schema of Adaptive Cards 1.5 finds wrong; nothing where it is not at hand. */
export function schemaFaults(card: unknown): readonly string[] {
  if (!check || check(card)) return [];
  return (check.errors ?? []).map((e) => `${e.dataPath ?? ""} ${e.message ?? ""}`);
}

/** What a card must hold by our own rules: size, labels, few buttons in a row, no empty text. */
export function ruleFaults(card: unknown): readonly string[] {
  const all = [...objectsIn(card)];
  const inputs = all.filter((o) => String(o["type"]).startsWith("Input."));
  return [
    ...(Buffer.byteLength(JSON.stringify(card)) < 28_000 ? [] : [`${String(Buffer.byteLength(JSON.stringify(card)))} bytes`]),
    ...inputs.filter((i) => typeof i["label"] !== "string" || i["label"] === "").map((i) => `no label: ${String(i["id"])}`),
    ...(new Set(inputs.map((i) => i["id"])).size === inputs.length ? [] : ["two inputs with one id"]),
    ...all.filter((o) => o["type"] === "ActionSet" && (o["actions"] as unknown[]).length > 6).map(() => "more than six buttons in a row"),
    ...all.filter((o) => o["type"] === "TextBlock" && o["text"] === "").map(() => "an empty text"),
    ...["speak", "fallbackText", "lang"].filter((name) => !(card as Record<string, unknown>)[name]).map((name) => `no ${name}`),
  ];
}
