import { LineRuleType } from "docx";
import type { IStylesOptions } from "docx";

const dark = "1F3A4D";

/** Sizes in half points, distances in twentieths. Colours keep 4.5:1 and more on white; nothing is told by colour alone. */
export const reportStyles = (locale: string): IStylesOptions => ({
  default: {
    document: { run: { font: "Arial", size: 21, language: { value: locale } }, paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } } },
    title: { run: { size: 40, bold: true, color: dark }, paragraph: { spacing: { after: 200, line: 276, lineRule: LineRuleType.AUTO } } },
    heading1: { run: { size: 30, bold: true, color: dark }, paragraph: { spacing: { before: 360, after: 120 } } },
    heading2: { run: { size: 25, bold: true, color: dark }, paragraph: { spacing: { before: 260, after: 100 } } },
    heading3: { run: { size: 22, bold: true, color: dark }, paragraph: { spacing: { before: 200, after: 80 } } },
    hyperlink: { run: { color: "0B5394", underline: {} } },
  },
  paragraphStyles: [
    { id: "Muted", name: "Muted", basedOn: "Normal", run: { size: 18, color: "555555" } },
    { id: "Warning", name: "Warning", basedOn: "Normal", run: { bold: true, color: "8A3B00" } },
    { id: "Cell", name: "Cell", basedOn: "Normal", run: { size: 18 }, paragraph: { spacing: { after: 0, line: 240 } } },
    { id: "Caption", name: "Caption", basedOn: "Normal", run: { size: 18, color: "333333" }, paragraph: { spacing: { before: 120, after: 60 } } },
  ],
});
