import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { writeTable } from "../../adapters/documents/write-table.ts";
import { renderOperator } from "../../adapters/web/view/render-operator.tsx";
import { entry } from "../support/rows.ts";

describe("the delivery report as an Excel file", () => {
  it("reads back as it was, texts as texts and numbers as numbers, and holds no formula", async () => {
    const file = await writeTable({ columns: ["Vastaanottaja", "Henkilöitä"], rows: [["=HYPERLINK(1)", 12], ["Vanhuspalvelut", 0]] }, "Lähetys: 1/2");
    const sheets = await readXlsxFile(file);
    const rows = JSON.stringify(sheets);
    expect(rows).toContain('["Vastaanottaja","Henkilöitä"]');
    expect(rows).toContain('["=HYPERLINK(1)",12]');
    expect(rows).toContain('["Vanhuspalvelut",0]');
  });
});

describe("the operator's page", () => {
  it("shows who and why, with what can be done about it, and never what the message says", () => {
    const failed = entry("viesti:1", 0, { state: "failed", reason: "archived", card: { language: "fi", summary: "salainen", blocks: [] } });
    const page = renderOperator({ language: "fi", waiting: [], failed: [failed], counts: [["ei mennyt perille", 1]], workspaces: [{ id: "slack:T1", paused: true }], broadcasts: [], limit: 100 });
    expect(page).toContain("ei mennyt perille: kanava arkistoitu");
    expect(page).toContain('data-deed="retry" data-of="viesti:1"');
    expect(page).toContain('data-deed="resume" data-of="slack:T1"');
    expect(page).not.toContain("salainen");
  });
});
