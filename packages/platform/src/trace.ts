import { AsyncLocalStorage } from 'node:async_hooks';
import { within } from './deadline.ts';
import { asAppError } from './problem.ts';
import type { NewSpan, Span, Tracing } from './span.ts';

const STOP_MS = 3000;

const spans = new AsyncLocalStorage<Span>();
let tracing: Tracing | undefined;

/**
 * Has this process tell its spans to a collector, if a setting names one. Called once, before the context is made.
 * @param service its name in the traces.
 */
export async function startTracing(
  service: string,
  settings: { OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined; OTEL_TRACES_SAMPLER_ARG: number },
): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = settings;
  if (endpoint === undefined) return;
  const { startOtlp } = await import('./otlp.ts');
  tracing = startOtlp(service, { endpoint, ratio });
}

/** Tells what is left, for three seconds at most, and then no more. */
export async function stopTracing(): Promise<void> {
  const stopping = tracing;
  tracing = undefined;
  if (stopping) await within(STOP_MS, stopping.stop()).catch(() => {}); // a collector that is away holds up nobody
}

/** Begins a span below the one under way; whoever begins it ends it. Nothing when nobody traces. */
export function beginSpan(span: NewSpan): Span | undefined {
  return tracing?.begin(span, spans.getStore());
}

/** Runs work with a span under way. */
export function withSpan<T>(span: Span | undefined, work: () => T): T {
  return span ? spans.run(span, work) : work();
}

/** Runs work as a span, from its beginning to its end. */
export async function traced<T>(span: NewSpan, work: () => Promise<T>): Promise<T> {
  const begun = beginSpan(span);
  if (!begun) return work();
  try {
    const result = await withSpan(begun, work);
    begun.end();
    return result;
  } catch (error) {
    begun.end({}, asAppError(error).reason);
    throw error;
  }
}
