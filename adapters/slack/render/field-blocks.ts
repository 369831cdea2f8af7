import type { InputBlock, KnownBlock, PlainTextOption } from "@slack/web-api";
import type { Language } from "../../../src/shared/language.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Field, Option } from "../../../src/vocabulary/form.ts";
import { alternativeOf } from "../../../src/vocabulary/form.ts";
import { plain } from "../../../src/vocabulary/inline.ts";
import { sections } from "./card-blocks.ts";
import { limits } from "./limits.ts";
import { escaped, mrkdwn, plainText } from "./mrkdwn.ts";
import type { Piece } from "./piece.ts";
import { chunks } from "./press-blocks.ts";
import { shorten } from "./shorten.ts";
import { epochOf } from "./zoned.ts";

/** Action id of everything that is typed or chosen in a form; the block id says which field it is. */
export const fieldAction = "field";

/**
 * Block ids carry the session's turn: Slack keeps what was typed under a block id that stays the same over an update, so a new
 * item must not find the old item's words in its fields.
 */
export const blockIdOf = (turn: number, field: string): string => `${String(turn)}~${field}`;
export const fieldOfBlock = (blockId: string): string => blockId.slice(blockId.indexOf("~") + 1);

/** The way back from an answer in the figure's place: radio buttons cannot be taken back in Slack. */
export const figureGiven = "given";

export interface FieldDrawing {
  readonly language: Language;
  readonly turn: number;
  readonly zone: string;
  /** Zone of the person's own Slack, in which its time picker speaks; when it is another. */
  readonly ownZone?: string;
  readonly errors: Readonly<Record<string, string>>;
}

type Element = InputBlock["element"];

/** A field as input blocks, with what is wrong with it above it in words. */
export function fieldPieces(field: Field, d: FieldDrawing): readonly Piece[] {
  const error = d.errors[field.id];
  const wrong = error === undefined ? [] : sections([`❗ *${say(d.language, "slack.wrong")}:* ${mrkdwn(error)}`]).map((p) => ({ ...p, keep: true }));
  return [...wrong, ...inputs(field, d).map((block) => ({ block, rows: 1, keep: true }))];
}

function inputs(field: Field, d: FieldDrawing): readonly KnownBlock[] {
  switch (field.kind) {
    case "number":
      return numberInputs(field, d);
    case "text":
      return [input(field, d, textInput(field.value, { multiline: field.lines > 1, max_length: Math.min(field.maxLength, limits.input) }))];
    case "choice":
    case "person":
      return optionInput(field, d, (options) => selectOne(options, field.value, d.language));
    case "choices":
      return optionInput(field, d, (options) => selectSome(options, (field.value ?? "").split(","), d.language));
    case "date":
      return [input(field, d, { type: "datepicker", action_id: fieldAction, ...initialDate(field.value) })];
    case "dateTime":
      return [input(inOwnZone(field, d), d, { type: "datetimepicker", action_id: fieldAction, ...initialMoment(field.value, d.zone) })];
    default:
      return field satisfies never;
  }
}

/** Slack's number_input takes no decimal comma, so a figure is typed as text and read by the core. */
function numberInputs(field: Extract<Field, { readonly kind: "number" }>, d: FieldDrawing): readonly KnownBlock[] {
  const label = field.unit ? `${field.label} (${field.unit})` : field.label;
  const figure = input({ ...field, label, required: field.required === true && !field.alternatives?.length }, d, textInput(field.value, { max_length: 200 }));
  if (!field.alternatives?.length) return [figure];
  const options = [...field.alternatives.slice(0, limits.choices - 1), { value: figureGiven, label: say(d.language, "slack.figureGiven") }].map(optionOf);
  const instead = { id: alternativeOf(field.id), label: say(d.language, "slack.instead") };
  return [figure, input(instead, d, { type: "radio_buttons", action_id: fieldAction, options, ...initial(options, field.chosen) })];
}

/** Every change is told, so that a closed modal loses nothing. */
const input = (field: Pick<Field, "id" | "label" | "hint" | "required">, d: FieldDrawing, element: Element): InputBlock => ({
  type: "input",
  block_id: blockIdOf(d.turn, field.id),
  label: plainText(field.label, limits.label),
  element,
  optional: field.required !== true,
  dispatch_action: true,
  ...(field.hint ? { hint: plainText(field.hint, limits.label) } : {}),
});

const textInput = (value: string | undefined, more: { readonly multiline?: boolean; readonly max_length: number }): Element => ({
  type: "plain_text_input",
  action_id: fieldAction,
  ...more,
  dispatch_action_config: { trigger_actions_on: ["on_character_entered"] },
  ...(value ? { initial_value: value.slice(0, more.max_length) } : {}),
});

function optionInput(field: Extract<Field, { readonly options: readonly Option[] }>, d: FieldDrawing, draw: (options: PlainTextOption[]) => Element): readonly KnownBlock[] {
  const options = field.options.filter((o) => o.value.length <= limits.optionValue).map(optionOf);
  if (options.length > 0) return [input(field, d, draw(options))];
  return sections([`*${escaped(plain(field.label))}*`, say(d.language, "slack.noOptions")]).map((p) => p.block);
}

const optionOf = (o: Option): PlainTextOption => ({ text: plainText(o.label, limits.option), value: o.value });

const initial = (options: readonly PlainTextOption[], value: string | undefined): { initial_option?: PlainTextOption } => {
  const found = options.find((o) => o.value === value);
  return found ? { initial_option: found } : {};
};

/** Beyond 100 options they come in groups named by their first and last. */
function grouped(options: PlainTextOption[]): { options: PlainTextOption[] } | { option_groups: { label: ReturnType<typeof plainText>; options: PlainTextOption[] }[] } {
  if (options.length <= limits.options) return { options };
  const groups = chunks(options, limits.options).slice(0, limits.optionGroups);
  return { option_groups: groups.map((part) => ({ label: plainText(`${first(part[0])} – ${first(part.at(-1))}`, limits.option), options: part })) };
}
const first = (o: PlainTextOption | undefined): string => shorten(o?.text.text ?? "", 30);

const selectOne = (options: PlainTextOption[], value: string | undefined, language: Language): Element => ({
  type: "static_select",
  action_id: fieldAction,
  placeholder: plainText(say(language, "slack.choose"), limits.placeholder),
  ...grouped(options),
  ...initial(options, value),
});

function selectSome(options: PlainTextOption[], values: readonly string[], language: Language): Element {
  const chosen = options.filter((o) => values.includes(o.value ?? ""));
  const before = chosen.length > 0 ? { initial_options: chosen } : {};
  if (options.length <= limits.choices) return { type: "checkboxes", action_id: fieldAction, options, ...before };
  return {
    type: "multi_static_select", action_id: fieldAction, placeholder: plainText(say(language, "slack.choose"), limits.placeholder), ...grouped(options), ...before,
  };
}

/** Somebody abroad chooses in their own time: what that is in the programme's is shown in the preview, and said here. */
function inOwnZone(field: Extract<Field, { readonly kind: "dateTime" }>, { language, zone, ownZone }: FieldDrawing): typeof field {
  if (ownZone === undefined || ownZone === zone) return field;
  return { ...field, hint: [field.hint, say(language, "slack.ownZone", { own: ownZone, programme: zone })].filter((h) => h !== undefined).join(" ") };
}

/** Written in a chat it may be anything; Slack would refuse the whole view. */
const initialDate = (value: string | undefined): { initial_date?: string } =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? { initial_date: value } : {};

const initialMoment = (value: string | undefined, zone: string): { initial_date_time?: number } => {
  const epoch = value ? epochOf(value, zone) : undefined;
  // Ten digits are what Slack takes: the years 2001 to 2286.
  return epoch === undefined || epoch < 1e9 || epoch >= 1e10 ? {} : { initial_date_time: epoch };
};
