import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** Figures of one running product, in a registry of its own. Names start with `kvartti_`; labels are few and closed. */
export interface Metrics {
  /** `count({ outcome: "delivered" })`; the label names are fixed by the first argument. */
  counter<L extends string>(name: string, help: string, labels: readonly L[]): (labels: Readonly<Record<L, string>>, by?: number) => void;
  /** Read at every scrape: one number, or one per value of `label`. A read that fails leaves the figure out of that scrape. */
  gauge(name: string, help: string, read: () => Promise<GaugeReading> | GaugeReading, label?: string): void;
  /** Seconds, for times of work. */
  timer<L extends string>(name: string, help: string, labels: readonly L[]): (labels: Readonly<Record<L, string>>, seconds: number) => void;
  readonly contentType: string;
  text(): Promise<string>;
}

export type GaugeReading = number | Readonly<Record<string, number>>;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    counter: (name, help, labelNames) => {
      const counter = new Counter({ name, help, labelNames, registers });
      return (labels, by = 1) => counter.inc({ ...labels }, by);
    },
    timer: (name, help, labelNames) => {
      const histogram = new Histogram({ name, help, labelNames, registers, buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
      return (labels, seconds) => histogram.observe({ ...labels }, seconds);
    },
    gauge: (name, help, read, label) => {
      const gauge: Gauge = new Gauge({ name, help, labelNames: label ? [label] : [], registers, collect: () => collect(gauge, read, label) });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

async function collect(gauge: Gauge, read: () => Promise<GaugeReading> | GaugeReading, label: string | undefined): Promise<void> {
  gauge.reset();
  try {
    const value = await read();
    if (typeof value === "number") gauge.set(value);
    else if (label) for (const [key, n] of Object.entries(value)) gauge.set({ [label]: key }, n);
  } catch {
    gauge.remove();
  }
}
