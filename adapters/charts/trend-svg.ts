import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { formatNumber } from "../../src/texts/numbers.ts";
import type { Trend, TrendPoint } from "../../src/vocabulary/trend.ts";

use([LineChart, GridComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

/** Size in CSS pixels; drawn on a light card of its own, so that it reads the same in a light and a dark chat. */
export const size = { width: 520, height: 260 } as const;

const colours = { paper: "#ffffff", ink: "#1b2733", quiet: "#5a6773", grid: "#d9dfe4", line: "#0b4f8a", target: "#8a4b00" } as const;
export const font = "DejaVu Sans";

/** Every point has its value written beside it up to this many; beyond it the first, last, highest and lowest have. */
const labelledAll = 6;

/** A point that is not confirmed is hollow: told by shape, not by colour. */
const symbolOf = (p: TrendPoint): Readonly<Record<string, unknown>> =>
  p.preliminary ? { color: colours.paper, borderColor: colours.line, borderWidth: 2.5 } : { color: colours.line };

function labelled(points: readonly TrendPoint[]): ReadonlySet<number> {
  const values = points.map((p) => p.value);
  if (points.length <= labelledAll) return new Set(points.keys());
  return new Set([0, points.length - 1, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]);
}

/** Axis from a little under the lowest to a little over the highest figure, target included. */
function range({ points, target }: Trend): { readonly min: number; readonly max: number } {
  const all = [...points.map((p) => p.value), ...(target ? [target.value] : [])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.2;
  return { min: low >= 0 ? Math.max(0, low - room) : low - room, max: high + room };
}

function optionOf(trend: Trend): EChartsCoreOption {
  const { points, target, language, title, note } = trend;
  const withLabel = labelled(points);
  const axisText = { color: colours.quiet, fontFamily: font, fontSize: 11 };
  return {
    animation: false,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: font, color: colours.ink },
    title: {
      text: title, left: 14, top: 10,
      subtext: note ?? "",
      textStyle: { fontFamily: font, fontSize: 14, fontWeight: "bold", color: colours.ink, width: size.width - 28, overflow: "truncate" },
      subtextStyle: { fontFamily: font, fontSize: 11, color: colours.quiet },
    },
    grid: { left: 14, right: 30, top: note === undefined ? 54 : 72, bottom: 12, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "category", data: points.map((p) => p.when), axisLabel: { ...axisText, hideOverlap: true }, axisLine: { lineStyle: { color: colours.quiet } }, axisTick: { show: false } },
    yAxis: { type: "value", ...range(trend), splitNumber: 4, axisLabel: { ...axisText, showMinLabel: false, showMaxLabel: false, formatter: (v: number) => formatNumber(v, language) }, splitLine: { lineStyle: { color: colours.grid } } },
    series: [{
      type: "line", symbol: "circle", symbolSize: 9, lineStyle: { width: 2.5, color: colours.line },
      data: points.map((p, i) => ({ value: p.value, itemStyle: symbolOf(p), label: { show: withLabel.has(i), formatter: p.words, position: "top", fontFamily: font, fontSize: 12, color: colours.ink } })),
      ...(target ? { markLine: targetLine(target) } : {}),
    }],
  };
}

const targetLine = ({ value, words }: NonNullable<Trend["target"]>): Readonly<Record<string, unknown>> => ({
  silent: true, symbol: "none", lineStyle: { color: colours.target, type: "dashed", width: 1.5 },
  label: { position: "insideStartTop", formatter: words, color: colours.target, fontFamily: font, fontSize: 11 },
  data: [{ yAxis: value }],
});

/** The picture as SVG text. */
export function trendSvg(trend: Trend): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption(optionOf(trend));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
