import { createHash } from 'node:crypto';
import {
  type Context,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { NewSpan, Span, SpanValues, Tracing } from './span.ts';

const KINDS = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const;

/** Milliseconds that spans are gathered for. */
const GATHER_MS = 1000;

type Ids = Pick<SpanContext, 'traceId' | 'spanId'>;

/**
 * The ids of a trace and of its first span, of the id of a request or event. So whatever keeps that id (logs, events,
 * jobs) leads to the trace, and every process finds the same one. Of a UUID they are its own digits.
 */
export function idsOf(id: string): Ids {
  const digits = id.replaceAll('-', '').toLowerCase();
  const isUuid = /^[0-9a-f]{32}$/.test(digits) && !/^0{32}$/.test(digits);
  const hash = createHash('sha256').update(id).digest('hex');
  return { traceId: isUuid ? digits : hash.slice(0, 32), spanId: hash.slice(32, 48) };
}

class OtlpSpan implements Span {
  readonly inner: OtelSpan;

  constructor(inner: OtelSpan) {
    this.inner = inner;
  }

  end(values: SpanValues = {}, error?: string): void {
    this.inner.setAttributes(values);
    if (error !== undefined) this.inner.setStatus({ code: SpanStatusCode.ERROR, message: error });
    this.inner.end();
  }
}

/** Gives the ids it is told to, else random ones. */
class ChosenIds extends RandomIdGenerator {
  chosen: Partial<Ids> = {};
  override readonly generateTraceId = () => this.chosen.traceId ?? this.random.generateTraceId();
  override readonly generateSpanId = () => this.chosen.spanId ?? this.random.generateSpanId();
  private readonly random = new RandomIdGenerator();
}

/**
 * Sends spans to an OTLP collector, over HTTP. The provider is this module's own: libraries that tell their spans to the
 * global one, with whatever they put into them, find none.
 * @param to.endpoint without `/v1/traces`. @param to.ratio the part of all traces that is told, whole, from 0 to 1.
 */
export function startOtlp(service: string, to: { endpoint: string; ratio: number }): Tracing {
  const idGenerator = new ChosenIds();
  const exporter = new OTLPTraceExporter({ url: `${to.endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new TraceIdRatioBasedSampler(to.ratio),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: GATHER_MS })],
    idGenerator,
  });
  const tracer = provider.getTracer('techbourse');

  const start = ({ name, kind, values = {} }: NewSpan, within: Context, chosen: Partial<Ids> = {}) => {
    idGenerator.chosen = chosen;
    try {
      return new OtlpSpan(tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...values } }, within));
    } finally {
      idGenerator.chosen = {};
    }
  };
  return {
    begin: (span, underWay) => {
      if (!span.of) {
        return underWay instanceof OtlpSpan ? start(span, trace.setSpan(ROOT_CONTEXT, underWay.inner)) : undefined;
      }
      const ids = idsOf(span.of.id);
      if (span.of.as === 'first') return start(span, ROOT_CONTEXT, ids);
      if (span.of.as === 'beside') return start(span, ROOT_CONTEXT, { traceId: ids.traceId });
      const first = { ...ids, traceFlags: TraceFlags.SAMPLED, isRemote: true };
      return start(span, trace.setSpanContext(ROOT_CONTEXT, first));
    },
    stop: () => provider.shutdown(),
  };
}
