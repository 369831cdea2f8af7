import type { KnownBlock } from "@slack/web-api";

/** A drawn block, and what its absence would cost: `rows` things said; `keep` is never left out (ways on, the demo mark). */
export interface Piece {
  readonly block: KnownBlock;
  readonly rows: number;
  readonly keep?: boolean;
}

export interface Budget {
  readonly blocks: number;
  readonly characters: number;
}

/** Drawn blocks within the budget. What does not fit is left out from the end, and `note` says how much that was. */
export function fit(pieces: readonly Piece[], budget: Budget, note: (left: number) => KnownBlock): readonly KnownBlock[] {
  if (pieces.length <= budget.blocks && total(pieces) <= budget.characters) return pieces.map((p) => p.block);
  const kept = lastThatFit(pieces.filter((p) => p.keep), budget.blocks - 2);
  let blocks = kept.size + 1;
  let characters = total([...kept]) + noteRoom;
  let left = 0;
  let full = false;
  const shown = pieces.filter((piece) => {
    if (piece.keep) return kept.has(piece);
    full ||= blocks + 1 > budget.blocks || characters + sizeOf(piece.block) > budget.characters;
    if (full) {
      left += piece.rows;
      return false;
    }
    blocks += 1;
    characters += sizeOf(piece.block);
    return true;
  });
  const at = shown.findLastIndex((p) => !p.keep) + 1;
  return [...shown.slice(0, at).map((p) => p.block), note(left), ...shown.slice(at).map((p) => p.block)];
}

const noteRoom = 200;

const lastThatFit = (pieces: readonly Piece[], most: number): ReadonlySet<Piece> => new Set(pieces.slice(-most));

const total = (pieces: readonly Piece[]): number => pieces.reduce((sum, p) => sum + sizeOf(p.block), 0);

/** Characters that Slack counts: every text in the block. */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + sizeOf(part), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => sum + (name === "text" && typeof part === "string" ? part.length : sizeOf(part)), 0);
}
