import client from 'prom-client';
import { withDeadline, within } from './deadline.ts';

/** Buckets for requests, in seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** How long a collector may take; then its samples are left out. */
const COLLECT_TIMEOUT_MS = 2000;
/** An answer is shared for so long: asking a thousand times counts queues and outboxes once. */
const FRESH_MS = 1000;

/** A gauge without a label would be 0 where nothing is known. */
export type Gauge = { name: string; help: string; labels: readonly [string, ...string[]] };
/** One value of a gauge now. */
export type Sample = { gauge: string; labels: Readonly<Record<string, string>>; value: number };

/** Figures of one process for Prometheus: made once with its context, shown by its server at /metrics. */
export type Metrics = {
  readonly contentType: string;
  text(): Promise<string>;
  /** Adds figures of the runtime: memory, event loop, garbage collection. Once, however often it is called. */
  addRuntime(): void;
  /**
   * Distribution of durations. The same name gives the same histogram.
   * @param histogram.buckets upper bounds, in seconds.
   */
  durations(histogram: {
    name: string;
    help: string;
    labels: readonly string[];
    buckets: number[];
  }): (labels: Readonly<Record<string, string>>, seconds: number) => void;
  /** Counts what happens; the same name gives the same counter. */
  counted(counter: {
    name: string;
    help: string;
    labels: readonly string[];
  }): (labels: Readonly<Record<string, string>>) => void;
  /**
   * Metrics that each scrape collects anew. When `collect` fails or takes longer than two seconds, its samples are left
   * out rather than shown outdated. `techbourse_scrape_collector_success` is then 0 for its name.
   */
  collected(collector: { name: string; gauges: readonly Gauge[]; collect: () => Promise<Sample[]> }): void;
};

type Collector = { gauges: Map<string, client.Gauge>; collect: () => Promise<Sample[]> };

/** @param service the value of the label `service` of every figure. */
export function createMetrics(service: string): Metrics {
  const registry = new client.Registry();
  registry.setDefaultLabels({ service });
  let hasRuntime = false;
  const collectors = new Map<string, Collector>();
  const success = new client.Gauge({
    name: 'techbourse_scrape_collector_success',
    help: 'Whether a collector told its figures in time: 1, or 0 when they are missing',
    labelNames: ['collector'],
    registers: [registry],
  });

  const gaugeOf = ({ name, help, labels }: Gauge): client.Gauge => {
    const known = registry.getSingleMetric(name);
    if (known) return known as client.Gauge; // of this name nothing but gauges is made
    return new client.Gauge({ name, help, labelNames: [...labels], registers: [registry] });
  };

  const refresh = async (name: string, { gauges, collect }: Collector) => {
    const deadline = AbortSignal.timeout(COLLECT_TIMEOUT_MS);
    const figures = withDeadline(deadline, async () => collect());
    const found = await within(COLLECT_TIMEOUT_MS, figures).catch(() => undefined);
    for (const gauge of gauges.values()) gauge.reset();
    for (const { gauge, labels, value } of found ?? []) gauges.get(gauge)?.set({ ...labels }, value);
    success.set({ collector: name }, found ? 1 : 0);
  };

  let told: { atMs: number; text: Promise<string> } | undefined;
  return {
    contentType: registry.contentType,
    addRuntime: () => {
      if (!hasRuntime) client.collectDefaultMetrics({ register: registry });
      hasRuntime = true;
    },
    durations: ({ name, help, labels, buckets }) => {
      const known = registry.getSingleMetric(name) as client.Histogram | undefined;
      const histogram =
        known ?? new client.Histogram({ name, help, labelNames: [...labels], buckets, registers: [registry] });
      return (values, seconds) => histogram.observe({ ...values }, seconds);
    },
    counted: ({ name, help, labels }) => {
      const known = registry.getSingleMetric(name) as client.Counter | undefined;
      const counter = known ?? new client.Counter({ name, help, labelNames: [...labels], registers: [registry] });
      return (values) => counter.inc({ ...values });
    },
    collected: ({ name, gauges, collect }) => {
      collectors.set(name, { gauges: new Map(gauges.map((gauge) => [gauge.name, gaugeOf(gauge)])), collect });
    },
    text: () => {
      const now = performance.now();
      if (!told || now - told.atMs >= FRESH_MS) {
        const all = Promise.all([...collectors].map(([name, collector]) => refresh(name, collector)));
        told = { atMs: now, text: all.then(() => registry.metrics()) };
      }
      return told.text;
    },
  };
}

/** Records the durations of requests by route. */
export function requestDurations(metrics: Metrics): (labels: Record<string, string>, seconds: number) => void {
  return metrics.durations({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the last byte of the answer',
    labels: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
  });
}
