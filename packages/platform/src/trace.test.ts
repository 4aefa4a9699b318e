import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { ANONYMOUS } from '@techbourse/policy';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from './app.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';
import { idsOf } from './otlp.ts';
import { startTracing, stopTracing, traced } from './trace.ts';

type Told = { traceId: string; spanId: string; parentSpanId?: string; name: string; status: { message?: string } };

/** A collector that keeps what it is told. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString());
    reply.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => bodies.join('\n'),
    spans: (): Told[] =>
      bodies.flatMap((body) =>
        JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: Told[] }[] }) =>
          resource.scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    close: () => server.close(),
  };
}

async function sampleApp(publicPort = false) {
  const app = await buildApp({ name: 's', log: silentLogger(), authenticate: async () => ANONYMOUS, publicPort });
  app.post('/things/:id', { schema: { body: z.object({ secret: z.string() }) } }, async () =>
    traced({ name: 'work', kind: 'internal' }, async () => {
      throw fail.unavailable('engine.away', 'a message with Confidential words');
    }),
  );
  return app;
}

const UUID = '6f1d2c3b-4a59-4870-9c21-0123456789ab';
const ask = (app: Awaited<ReturnType<typeof sampleApp>>, requestId = UUID) =>
  app.inject({
    method: 'POST',
    url: '/things/private-thing?token=hidden',
    headers: { 'x-request-id': requestId, 'x-api-key': 'key-hidden' },
    payload: { secret: 'Confidential' },
  });

const WHOLE = ['POST /things/:id', 'POST /things/:id', 'work', 'work'];

afterEach(() => stopTracing());

it('a request is a trace of its own id: its span, what is done within it, and no word of what was asked', async () => {
  const collector = await startCollector();
  await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: 1 });
  const app = await sampleApp(true);
  await ask(app);
  await app.inject('/health/live');
  await app.close();
  await stopTracing();
  const [work, request, ...others] = collector.spans();
  expect(others).toEqual([]); // health is none
  const traceId = UUID.replaceAll('-', '');
  expect(request).toMatchObject({ traceId, name: 'POST /things/:id' });
  expect(request?.parentSpanId ?? '').toBe('');
  expect(work).toMatchObject({
    traceId,
    parentSpanId: request?.spanId,
    name: 'work',
    status: { message: 'engine.away' },
  });
  expect(collector.text()).toContain('"sample"');
  expect(collector.text()).not.toMatch(/confidential|hidden|private-thing/i);
  collector.close();
});

it('behind the gateway a request is below the first span of its trace, whichever id it has', async () => {
  const collector = await startCollector();
  await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: 1 });
  const [edge, service] = [await sampleApp(true), await sampleApp()];
  await ask(edge, 'a-name-of-the-callers-own');
  await ask(service, 'a-name-of-the-callers-own');
  await stopTracing();
  const requests = collector.spans().filter(({ name }) => name.startsWith('POST'));
  expect(requests).toHaveLength(2);
  const first = requests.find(({ parentSpanId }) => !parentSpanId);
  expect(requests.find((span) => span !== first)).toMatchObject({
    traceId: first?.traceId,
    parentSpanId: first?.spanId,
  });
  await edge.close();
  await service.close();
  collector.close();
});

it('of the traces that are not wanted nothing is told, and a collector that is away holds up nobody', async () => {
  const collector = await startCollector();
  const app = await sampleApp();
  await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: 0 });
  expect((await ask(app)).statusCode).toBe(503);
  await stopTracing();
  expect(collector.text()).toBe('');
  collector.close();
  await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:2', OTEL_TRACES_SAMPLER_ARG: 1 });
  expect((await ask(app)).statusCode).toBe(503);
  await stopTracing();
  await app.close();
});

it('a trace of which a part is told is told whole or not at all, by whichever process', async () => {
  const collector = await startCollector();
  await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_TRACES_SAMPLER_ARG: 0.5 });
  const [edge, service] = [await sampleApp(true), await sampleApp()];
  for (let n = 0; n < 40; n++) {
    await ask(edge, `request-number-${n}`);
    await ask(service, `request-number-${n}`);
  }
  await stopTracing();
  const byTrace = Map.groupBy(collector.spans(), ({ traceId }) => traceId);
  expect(byTrace.size).toBeGreaterThan(0);
  expect(byTrace.size).toBeLessThan(40);
  for (const spans of byTrace.values()) expect(spans.map(({ name }) => name).sort()).toEqual(WHOLE);
  await Promise.all([edge.close(), service.close()]);
  collector.close();
});

it('work that nobody traces gives what it gives and fails as it fails', async () => {
  expect(await traced({ name: 'work', kind: 'internal' }, async () => 7)).toBe(7);
  const failure = fail.notFound('thing.not_found', 'No such thing');
  await expect(traced({ name: 'work', kind: 'internal' }, () => Promise.reject(failure))).rejects.toBe(failure);
});

it('an id leads to one trace, whoever asks: a UUID by its own digits, another text by its hash', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), (uuid, text) => {
      expect(idsOf(uuid).traceId).toBe(uuid.replaceAll('-', ''));
      expect(idsOf(uuid.toUpperCase()).traceId).toBe(idsOf(uuid).traceId);
      for (const { traceId, spanId } of [idsOf(uuid), idsOf(text)]) {
        expect([traceId, spanId]).toEqual([
          expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/),
          expect.stringMatching(/^[0-9a-f]{16}$/),
        ]);
      }
      expect(idsOf(text)).toEqual(idsOf(text));
    }),
  );
  // No collector takes a trace of zeros.
  expect(idsOf('00000000-0000-0000-0000-000000000000').traceId).not.toMatch(/^0+$/);
});

it('without the setting nothing of it is even loaded', async () => {
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      // The library of metrics has an interface of it; what traces are made with is in these.
      if (/opentelemetry.(sdk|exporter|resources)/.test(name)) console.log(name);
      return next(name, context);
    } });
    const { startTracing, stopTracing } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    await startTracing('sample', { OTEL_TRACES_SAMPLER_ARG: 1 });
    await stopTracing();
    console.log('off');
    await startTracing('sample', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:2', OTEL_TRACES_SAMPLER_ARG: 1 });
    await stopTracing();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  const [off, ...on] = stdout.trim().split('\n');
  expect(off).toBe('off');
  expect(on.length).toBeGreaterThan(0);
});
