import { say } from "../../../src/texts/texts.ts";
import type { Block } from "../../../src/vocabulary/card.ts";
import { allFields } from "../../../src/vocabulary/form.ts";
import type { Field, Screen } from "../../../src/vocabulary/form.ts";
import { blockElements } from "./block-elements.ts";
import type { AdaptiveCard, Element } from "./element.ts";
import { bytesOf, framed, textElement } from "./element.ts";
import { fieldElements } from "./field-elements.ts";
import type { Frame } from "./press-action.ts";
import { actionOf } from "./press-action.ts";
import type { RenderOptions } from "./render-card.ts";
import { demoMark, wrap } from "./render-card.ts";

const moreId = "more";

/**
 * A form's screen as one card. Where more people can be chosen than it holds, a name is written instead. A list too long for it is cut
 * visibly: the form's own order puts first what is most wanted.
 */
export function renderScreen(whole: Screen, options: RenderOptions): AdaptiveCard {
  const rows = Math.max(0, ...whole.body.map((b) => (b.kind === "list" ? b.items.length : 0)));
  let card = draw(whole, options);
  if (bytesOf(card) <= options.cardBytes) return card;
  const screen = { ...whole, fields: whole.fields.map((f) => nameWritten(f, whole.language)) };
  card = draw(screen, options);
  for (let cut = 1; cut < rows && bytesOf(card) > options.cardBytes; cut += 1) card = draw(shortened(screen, rows - cut), options);
  return card;
}

/** Fewer people than this are no reason for a card to be too large. */
const manyPeople = 50;
const longestName = 200;

/** The core reads a name, or its beginning, as well as a choice. What was chosen before stands there by its name. */
function nameWritten(field: Field, language: Screen["language"]): Field {
  if (field.kind !== "person" || field.options.length < manyPeople) return field;
  const { options, value, ...rest } = field;
  const written = options.find((o) => o.value === value)?.label ?? value;
  return { ...rest, kind: "text", lines: 1, maxLength: longestName, hint: say(language, "teams.typeName"), ...(written === undefined ? {} : { value: written }) };
}

/** Lists with at most so many rows; what is left out is counted aloud. */
const shortened = (screen: Screen, most: number): Screen => ({
  ...screen,
  body: screen.body.flatMap((block): readonly Block[] => {
    if (block.kind !== "list" || block.items.length <= most) return [block];
    const text = say(screen.language, "teams.shortened", { count: block.items.length - most });
    return [{ ...block, items: block.items.slice(0, most) }, { kind: "text", text, tone: "muted" }];
  }),
});

function draw(screen: Screen, { frame, cardBytes }: RenderOptions): AdaptiveCard {
  const inForm: Frame = { ...frame, session: screen.session };
  const body = screen.body.flatMap((block) => blockElements(block, { language: screen.language, frame: inForm, room: cardBytes, most: cardBytes }));
  const fields = (all: readonly Field[]): readonly Element[] =>
    all.flatMap((f) => fieldElements(f, { language: screen.language, errors: screen.errors ?? {}, mayRequire: screen.actions.length === 0 }));
  const elements = [
    textElement(screen.title, { bold: true }, { style: "heading", size: "medium" }),
    ...(screen.notice ? [framed("warning", textElement(`⚠ ${screen.notice}`))] : []),
    ...body,
    ...fields(screen.fields),
    ...folded(screen, fields),
    ...actionSets(screen, inForm),
    ...demoMark(screen),
  ];
  const speak = [screen.title, screen.notice ?? "", ...Object.values(screen.errors ?? {})].filter((t) => t !== "").join(". ");
  return wrap({ language: screen.language, speak: speak.replaceAll("**", "").slice(0, 500), fallbackText: screen.title }, elements);
}

/** Fields that can be unfolded; open when there is something in them, or wrong with them. */
function folded(screen: Screen, fields: (all: readonly Field[]) => readonly Element[]): readonly Element[] {
  if (!screen.more || screen.more.fields.length === 0) return [];
  const open = screen.more.fields.some((f) => (f.value ?? "") !== "" || screen.errors?.[f.id] !== undefined);
  return [
    { type: "ActionSet", actions: [{ type: "Action.ToggleVisibility", title: screen.more.label, targetElements: [moreId] }] },
    { type: "Container", id: moreId, isVisible: open, items: fields(screen.more.fields) },
  ];
}

const inputTypes = /^Input\./;

function actionSets(screen: Screen, frame: Frame): readonly Element[] {
  const shown = allFields(screen).flatMap((f) => fieldElements(f, { language: screen.language, errors: {}, mayRequire: false }));
  const inputs = shown.filter((e) => inputTypes.test(e.type)).map((e) => e["id"]);
  const way = (action: string, label: string, style?: "primary" | "danger"): Element =>
    actionOf(label, { k: "form", s: screen.session, r: screen.rev, a: action, ...(inputs.length > 0 ? { i: inputs } : {}) }, frame, style);
  const others = screen.actions.map((a) => way(a.id, a.label, a.style));
  return [
    ...(screen.submitLabel ? [{ type: "ActionSet", actions: [way("submit", screen.submitLabel, "primary")] }] : []),
    ...(others.length > 0 ? [{ type: "ActionSet", actions: others }] : []),
  ];
}
