import type { KnownBlock, ModalView } from "@slack/web-api";
import { say } from "../../../src/texts/texts.ts";
import type { Field, Screen, ScreenAction } from "../../../src/vocabulary/form.ts";
import { alternativeOf } from "../../../src/vocabulary/form.ts";
import { sections } from "./card-blocks.ts";
import { blockIdOf, fieldPieces } from "./field-blocks.ts";
import { limits } from "./limits.ts";
import { mrkdwn, plainText } from "./mrkdwn.ts";
import type { Piece } from "./piece.ts";
import { chunks, counter } from "./press-blocks.ts";
import { demoPiece, fitView, viewPieces } from "./render-card.ts";
import type { ViewMemo } from "./view-memo.ts";
import { writeMemo } from "./view-memo.ts";

export const formView = "kvartti.form";
/** Action ids of a screen's own ways on: `way:<action id>`; and of the button that unfolds the rest. */
export const wayPrefix = "way:";
export const moreAction = "more";

export interface ScreenOptions {
  /** "Lisää tietoja" is open. */
  readonly unfolded: boolean;
  readonly zone: string;
  readonly ownZone?: string;
  readonly memo: Omit<ViewMemo, "session" | "rev" | "unfolded">;
}

/** A form's screen as one modal view. */
export function renderScreen(screen: Screen, options: ScreenOptions): ModalView {
  const unfolded = options.unfolded || faultyBelow(screen);
  const language = screen.language;
  const fields = { language, turn: screen.rev, zone: options.zone, errors: screen.errors ?? {}, ...(options.ownZone === undefined ? {} : { ownZone: options.ownZone }) };
  const drawn = [...screen.fields, ...(unfolded ? (screen.more?.fields ?? []) : [])].flatMap((f) => fieldPieces(f, fields));
  const hasInputs = drawn.some((p) => p.block.type === "input");
  const submit = screen.submitLabel ?? (hasInputs ? say(language, "slack.save") : undefined);
  const pieces: readonly Piece[] = [
    ...longTitle(screen),
    ...(screen.notice ? sections([`⚠️ ${mrkdwn(screen.notice)}`]).map((p) => ({ ...p, keep: true })) : []),
    ...viewPieces(screen.body, { language, count: counter() }),
    ...drawn,
    ...ways(screen, unfolded).map((block) => ({ block, rows: 1, keep: true })),
    ...demoPiece(screen),
  ];
  return {
    type: "modal",
    callback_id: formView,
    private_metadata: writeMemo({ ...options.memo, session: screen.session, rev: screen.rev, unfolded }),
    title: plainText(screen.title, limits.title),
    close: plainText(say(language, "slack.close"), limits.title),
    ...(submit === undefined ? {} : { submit: plainText(submit, limits.title) }),
    notify_on_close: true,
    blocks: fitView(pieces, language),
  };
}

const longTitle = (screen: Screen): readonly Piece[] => (screen.title.length > limits.title ? sections([`*${mrkdwn(screen.title)}*`]) : []);

const faultyBelow = (screen: Screen): boolean => (screen.more?.fields ?? []).some((f) => screen.errors?.[f.id] !== undefined);

function ways(screen: Screen, unfolded: boolean): KnownBlock[] {
  const more: readonly ScreenAction[] = screen.more && screen.more.fields.length > 0 && !unfolded ? [{ id: moreAction, label: screen.more.label }] : [];
  const all = [...more.map((a) => ({ ...a, actionId: moreAction })), ...screen.actions.map((a) => ({ ...a, actionId: `${wayPrefix}${a.id}` }))];
  return chunks(all, limits.actions).map((part) => ({
    type: "actions",
    elements: part.map((way) => ({
      type: "button", action_id: way.actionId, text: plainText(way.label, limits.button), value: way.id,
      ...(way.style ? { style: way.style } : {}),
    })),
  }));
}

/**
 * Errors as a submission's answer takes them, by block id; undefined when they cannot all be shown in place (a field is folded away,
 * drawn without an input, or the screen has something to say besides): then the view is drawn again with the errors in words.
 */
export function errorsInPlace(screen: Screen, unfolded: boolean): Record<string, string> | undefined {
  const errors = Object.entries(screen.errors ?? {});
  if (errors.length === 0 || screen.notice !== undefined) return undefined;
  const visible: readonly Field[] = [...screen.fields, ...(unfolded ? (screen.more?.fields ?? []) : [])];
  const found = errors.map(([id, sentence]) => ({ id, sentence, field: visible.find((f) => f.id === id || alternativeOf(f.id) === id) }));
  if (found.some(({ field }) => field === undefined || ("options" in field && field.options.length === 0))) return undefined;
  return Object.fromEntries(found.map(({ id, sentence }) => [blockIdOf(screen.rev, id), sentence]));
}
