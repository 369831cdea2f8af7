/** Where a line stands in what the administrator gave: `line` counts lines from 1 in every kind of file. */
export interface Place {
  readonly line: number;
  readonly page?: number;
  readonly sheet?: string;
  readonly cell?: string;
  /** Paragraph or row of a table of a Word document, from 1. */
  readonly paragraph?: number;
}

/**
 * One line of a document, whatever file it came from: the one form that everything after the readers works on.
 * `break` is the end of a page or slide; `cells` is a row of a table, a cell's own lines parted by `\n`.
 */
export interface SourceLine {
  readonly place: Place;
  readonly kind: "text" | "heading" | "item" | "cells" | "blank" | "break";
  /** Without the signs that only show its kind. */
  readonly text: string;
  /** Level of a heading, from 1; depth of a list item, from 0. */
  readonly level?: number;
  /** The sign of a list item as written: a dash is not a bullet. */
  readonly sign?: "-" | "•";
  /** Number of a numbered item or heading, «3. Kuullaan kuntalaisia». */
  readonly ordinal?: number;
  readonly cells?: readonly string[];
  /** Columns in which the cell above reaches down over this row. */
  readonly covered?: readonly number[];
  /** What of it was struck through, where the rest was not. */
  readonly deleted?: string;
  /** Struck through: deleted by its writer. */
  readonly struck?: boolean;
  /** Not shown to the readers of the spreadsheet: the row or its sheet is hidden. */
  readonly hidden?: boolean;
  /** What of it stands in hidden columns. */
  readonly hiddenPart?: string;
  /** What could not be read of it. */
  readonly flaw?: { readonly code: "cellError" | "unreadable"; readonly about: string };
  /** Wholly in italics: instructions of a form template. */
  readonly instruction?: boolean;
}

export interface SourceDocument {
  /** The file's name without its ending. */
  readonly name: string;
  readonly lines: readonly SourceLine[];
}
