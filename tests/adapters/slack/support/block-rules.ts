/**
 * Block Kit's limits and shapes as Slack enforces them, for the stub and the property tests. Written from docs.slack.dev/reference/block-kit
 * (blocks, block elements, composition objects, views; read November 2026) and the comments of @slack/types, not from the renderer.
 */
export interface Found {
  readonly at: string;
  readonly what: string;
}
type Json = Readonly<Record<string, unknown>>;

const rec = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const arr = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const str = (value: unknown): string => (typeof value === "string" ? value : "");

const perSurface: Readonly<Record<"message" | "modal" | "home", { readonly blocks: number; readonly kinds: readonly string[] }>> = {
  message: { blocks: 50, kinds: ["section", "divider", "header", "context", "actions", "table", "image"] },
  modal: { blocks: 100, kinds: ["section", "divider", "header", "context", "actions", "input", "image"] },
  home: { blocks: 100, kinds: ["section", "divider", "header", "context", "actions", "input", "image"] },
};

export function brokenRules(blocks: unknown, surface: keyof typeof perSurface): readonly Found[] {
  const found: Found[] = [];
  const bad = (at: string, what: string): void => void found.push({ at, what });
  const all = arr(blocks);
  const allowed = perSurface[surface];
  if (!Array.isArray(blocks)) bad("blocks", "not a list");
  if (all.length > allowed.blocks) bad("blocks", `${String(all.length)} blocks, at most ${String(allowed.blocks)}`);
  if (surface === "message" && characters(blocks) > 13_200) bad("blocks", `msg_blocks_too_long: ${String(characters(blocks))} characters`);
  if (all.filter((b) => rec(b)["type"] === "table").length > 1) bad("blocks", "only one table");
  const ids = new Set<string>();
  all.forEach((raw, i) => {
    const block = rec(raw);
    const at = `${String(i)}.${str(block["type"])}`;
    if (!allowed.kinds.includes(str(block["type"]))) bad(at, `not for a ${surface}`);
    const id = block["block_id"];
    if (id !== undefined) {
      if (str(id) === "" || str(id).length > 255) bad(at, "block_id");
      if (ids.has(str(id))) bad(at, `block_id twice: ${str(id)}`);
      ids.add(str(id));
    }
    checkBlock(block, at, bad);
  });
  return found;
}

type Bad = (at: string, what: string) => void;

function checkBlock(block: Json, at: string, bad: Bad): void {
  switch (block["type"]) {
    case "section":
      if (block["text"] === undefined && block["fields"] === undefined) bad(at, "empty section");
      if (block["text"] !== undefined) text(block["text"], 3000, at, bad);
      if (arr(block["fields"]).length > 10) bad(at, "more than 10 fields");
      for (const f of arr(block["fields"])) text(f, 2000, `${at}.field`, bad);
      if (block["accessory"] !== undefined) element(rec(block["accessory"]), `${at}.accessory`, bad);
      return;
    case "header":
      return text(block["text"], 150, at, bad, "plain_text");
    case "context":
      if (arr(block["elements"]).length < 1 || arr(block["elements"]).length > 10) bad(at, "context of 1-10");
      for (const e of arr(block["elements"])) text(e, 3000, at, bad);
      return;
    case "actions":
      return actions(block, at, bad);
    case "input":
      text(block["label"], 2000, `${at}.label`, bad, "plain_text");
      if (block["hint"] !== undefined) text(block["hint"], 2000, `${at}.hint`, bad, "plain_text");
      return element(rec(block["element"]), `${at}.element`, bad);
    case "table":
      return table(block, at, bad);
    case "image":
      if (!/^https?:\/\//.test(str(block["image_url"])) || str(block["image_url"]).length > 3000) bad(at, "image_url");
      if (str(block["alt_text"]).length < 1 || str(block["alt_text"]).length > 2000) bad(at, "alt_text of 1-2000");
      return;
    default:
  }
}

function text(raw: unknown, most: number, at: string, bad: Bad, kind?: string): void {
  const t = rec(raw);
  if (kind !== undefined && t["type"] !== kind) bad(at, `must be ${kind}`);
  if (t["type"] !== "plain_text" && t["type"] !== "mrkdwn") bad(at, `no text object: ${str(t["type"])}`);
  const words = str(t["text"]);
  if (words.length < 1) bad(at, "empty text");
  if (words.length > most) bad(at, `${String(words.length)} characters, at most ${String(most)}`);
  // What we write holds no mention of our own, and a link is whole: no other bare sign may be left.
  const withoutLinks = words.replace(/<https?:\/\/[^<>|\s]+\|[^<>|\n]+>/g, "");
  if (t["type"] === "mrkdwn" && /[<>]|&(?!(?:amp|lt|gt);)/.test(withoutLinks)) bad(at, "not escaped");
}

function actions(block: Json, at: string, bad: Bad): void {
  const elements = arr(block["elements"]).map(rec);
  if (elements.length < 1 || elements.length > 25) bad(at, "actions of 1-25");
  const ids = elements.map((e) => str(e["action_id"]));
  if (new Set(ids).size !== ids.length) bad(at, "action_id twice");
  for (const e of elements) element(e, at, bad);
}

function element(e: Json, at: string, bad: Bad): void {
  if (str(e["action_id"]) === "" || str(e["action_id"]).length > 255) bad(at, "action_id");
  switch (e["type"]) {
    case "button":
      text(e["text"], 75, `${at}.button`, bad, "plain_text");
      if (str(e["value"]).length > 2000) bad(at, "button value");
      if (e["style"] !== undefined && !["primary", "danger"].includes(str(e["style"]))) bad(at, "button style");
      return;
    case "static_select":
    case "multi_static_select":
      return select(e, at, bad);
    case "radio_buttons":
    case "checkboxes":
      return options(e, at, 10, bad);
    case "plain_text_input":
      if (Number(e["max_length"] ?? 1) < 1 || Number(e["max_length"] ?? 1) > 3000) bad(at, "max_length");
      if (str(e["initial_value"]).length > Number(e["max_length"] ?? 3000)) bad(at, "initial_value over max_length");
      return;
    case "datepicker":
      if (e["initial_date"] !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(str(e["initial_date"]))) bad(at, "initial_date");
      return;
    case "datetimepicker":
      if (e["initial_date_time"] !== undefined && !/^\d{10}$/.test(String(e["initial_date_time"]))) bad(at, "initial_date_time");
      return;
    default:
      bad(at, `unknown element ${str(e["type"])}`);
  }
}

function select(e: Json, at: string, bad: Bad): void {
  if (e["placeholder"] !== undefined) text(e["placeholder"], 150, `${at}.placeholder`, bad, "plain_text");
  if (e["option_groups"] === undefined) return options(e, at, 100, bad);
  const groups = arr(e["option_groups"]).map(rec);
  if (groups.length < 1 || groups.length > 100) bad(at, "option groups of 1-100");
  for (const g of groups) {
    text(g["label"], 75, `${at}.group`, bad, "plain_text");
    options({ ...e, options: g["options"], initial_option: undefined, initial_options: undefined }, at, 100, bad);
  }
  chosenIsThere(e, groups.flatMap((g) => arr(g["options"])), at, bad);
}

function options(e: Json, at: string, most: number, bad: Bad): void {
  const all = arr(e["options"]).map(rec);
  if (all.length < 1 || all.length > most) bad(at, `${String(all.length)} options, 1-${String(most)}`);
  for (const o of all) {
    text(o["text"], 75, `${at}.option`, bad);
    if (str(o["value"]).length > 150 || str(o["value"]) === "") bad(at, `option value ${String(str(o["value"]).length)}`);
  }
  chosenIsThere(e, all, at, bad);
}

/** Slack compares the whole option object. */
function chosenIsThere(e: Json, all: readonly unknown[], at: string, bad: Bad): void {
  const known = new Set(all.map((o) => JSON.stringify(o)));
  const chosen = [...(e["initial_option"] === undefined ? [] : [e["initial_option"]]), ...arr(e["initial_options"])];
  for (const o of chosen) if (!known.has(JSON.stringify(o))) bad(at, "initial option is not among the options");
}

function table(block: Json, at: string, bad: Bad): void {
  const rows = arr(block["rows"]);
  if (rows.length < 1 || rows.length > 100) bad(at, "rows of 1-100");
  for (const row of rows) {
    if (arr(row).length > 20) bad(at, "more than 20 columns");
    for (const cell of arr(row)) if (rec(cell)["type"] !== "raw_text" || str(rec(cell)["text"]) === "") bad(at, "cell");
  }
}

/** Every `text` string inside, which is what Slack counts. */
export function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + characters(part), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => sum + (name === "text" && typeof part === "string" ? part.length : characters(part)), 0);
}

export function brokenView(raw: unknown): readonly Found[] {
  const view = rec(raw);
  const found: Found[] = [];
  const bad: Bad = (at, what) => void found.push({ at, what });
  if (view["type"] !== "modal" && view["type"] !== "home") bad("view", "type");
  const modal = view["type"] === "modal";
  if (modal) text(view["title"], 24, "title", bad, "plain_text");
  for (const name of ["close", "submit"]) if (view[name] !== undefined) text(view[name], 24, name, bad, "plain_text");
  const hasInput = arr(view["blocks"]).some((b) => rec(b)["type"] === "input");
  if (modal && hasInput && view["submit"] === undefined) bad("view", "an input needs a submit");
  if (str(view["private_metadata"]).length > 3000) bad("view", "private_metadata");
  if (str(view["callback_id"]).length > 255) bad("view", "callback_id");
  if (JSON.stringify(raw).length > 250_000) bad("view", "over 250 kB");
  return [...found, ...brokenRules(view["blocks"], modal ? "modal" : "home")];
}
