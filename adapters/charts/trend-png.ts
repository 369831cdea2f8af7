import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import type { Trend } from "../../src/vocabulary/trend.ts";
import { font, size, trendSvg } from "./trend-svg.ts";

const { resolve } = createRequire(import.meta.url);
const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) => resolve(`dejavu-fonts-ttf/ttf/${name}`));

/** The picture as PNG bytes, with the bundled font only: it looks the same on every machine. */
export const trendPng = (trend: Trend, width: number = size.width): Buffer =>
  new Resvg(trendSvg(trend), { fitTo: { mode: "width", value: width }, font: { fontFiles, loadSystemFonts: false, defaultFontFamily: font } }).render().asPng();
