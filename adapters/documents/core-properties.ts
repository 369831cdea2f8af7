import type { ReportDocument } from "../../src/report/report-document.ts";

/** The file's properties (ISO/IEC 29500-2, core properties): title and language for screen readers, and the document's own date instead of the hour of its making. */
export function coreProperties(report: ReportDocument, locale: string): string {
  const date = `${report.date}T00:00:00Z`;
  const names = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(" ");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<cp:coreProperties ${names}>`,
    `<dc:title>${escaped(report.title)}</dc:title><dc:creator>${escaped(report.creator)}</dc:creator><dc:description>${escaped(report.description)}</dc:description>`,
    `<dc:language>${locale}</dc:language><cp:lastModifiedBy>${escaped(report.creator)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
