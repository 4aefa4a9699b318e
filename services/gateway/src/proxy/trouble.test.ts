import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { App } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway, startService } from '../../test/gateway.ts';

const BODY_LIMIT = 64 * 1024;
const MEGABYTE = 'x'.repeat(1024 * 1024);

const service = await startService('listings', (app) => {
  app.post('/listings', async (_request, reply) => reply.code(201).send({}));
  app.get('/listings/never', () => new Promise(() => {}));
});
const settings = await gatewaySettings({ LISTINGS_URL: service.url, BODY_LIMIT_BYTES: String(BODY_LIMIT) });
const gateway = await startGateway(settings);
const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 });
const mine = await newOrganisation(gateway.app);
afterAll(async () => {
  service.app.server.closeAllConnections();
  await gateway.close();
  await service.app.close();
});

const post = (path: string, body: string, headers: Record<string, string> = mine.headers) =>
  fetch(url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('a body too large', () => {
  it('is 413 by its length, before it is read', async () => {
    const reply = await post('/api/listings', MEGABYTE.repeat(50));
    expect([reply.status, await reply.json()]).toMatchObject([413, { reason: 'body.too_large' }]);
  });

  it('is 413 when it comes in pieces without a length', async () => {
    const pieces = Readable.toWeb(Readable.from(Array.from({ length: 50 }, () => MEGABYTE)));
    const reply = await fetch(`${url}/api/listings`, {
      method: 'POST',
      body: pieces as ReadableStream,
      duplex: 'half' as const,
      headers: { 'content-type': 'application/json', ...mine.headers },
    });
    expect([reply.status, await reply.json()]).toMatchObject([413, { reason: 'body.too_large' }]);
  });

  it('is 413 for routes of the gateway itself', async () => {
    const reply = await post('/api/organisations', JSON.stringify({ name: MEGABYTE }), asOperator);
    expect([reply.status, await reply.json()]).toMatchObject([413, { reason: 'body.too_large' }]);
  });

  it('is let through at exactly the limit', async () => {
    const reply = await post('/api/listings', JSON.stringify('x'.repeat(BODY_LIMIT - 2)));
    expect(reply.status).toBe(201);
  });
});

describe('a service in trouble', () => {
  it('that is down is 503 with when to try again', async () => {
    const reply = await fetch(`${url}/api/demands/search`);
    expect(reply.headers.get('retry-after')).toBe('2');
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(await reply.json()).toMatchObject({ status: 503, reason: 'upstream.down', requestId: expect.any(String) });
  });

  it('whose port is another exchange’s by now is 503, and nothing of the stranger’s answer comes through', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const foreignKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const open = { config: { open: true } };
    const told: unknown[] = [];
    const routes = (app: App) => {
      app.get('/demands/search', open, async (_request, reply) =>
        reply.header('etag', 'theirs').send({ items: ['x'] }),
      );
      app.get('/demands/mine', async () => ({}));
      app.post('/demands', open, async (request) => told.push(request.body));
      app.get('/operations/dead-letters', open, async () => ({ items: [] }));
    };
    const foreign = await startService('demands', routes, { actorPublicKey: foreignKey });
    const wrong = await startService('listings', routes);
    const plain = createServer((_request, reply) =>
      reply.setHeader('content-type', 'application/json').end('{"items":[]}'),
    );
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const plainUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    for (const stranger of [foreign.url, wrong.url, plainUrl]) {
      const other = await startGateway(await gatewaySettings({ DEMANDS_URL: stranger }));
      for (const path of ['/api/demands/search', '/api/demands/mine', '/api/demands/nothing']) {
        const reply = await other.app.inject({ url: path, headers: asOperator });
        expect(reply.json()).toMatchObject({ status: 503, reason: 'upstream.stranger' });
        expect([reply.headers.etag, reply.headers['retry-after']]).toEqual([undefined, '2']);
      }
      const written = await other.app.inject({ method: 'POST', url: '/api/demands', headers: asOperator, payload: {} });
      expect(written.json()).toMatchObject({ status: 503, reason: 'upstream.stranger' });
      const asked = await other.app.inject({ url: '/api/operations/dead-letters', headers: asOperator });
      const failures = asked.json().failures.filter((failure: { service: string }) => failure.service === 'demands');
      expect(failures).toMatchObject([{ reason: 'upstream.stranger' }]);
      await other.close();
    }
    await Promise.all([foreign.app.close(), wrong.app.close()]);
    plain.close();
  });

  it('that never answers is 503 after the time allowed', async () => {
    const hasty = await startGateway({ ...settings, UPSTREAM_TIMEOUT_MS: '300' });
    const reply = await hasty.app.inject('/api/listings/never');
    expect(reply.json()).toMatchObject({ status: 503, reason: 'upstream.timeout' });
    await hasty.close();
  });

  it('that dies before or during its answer never yields a seemingly complete answer', async () => {
    const doomed = await startService('demands', (app) => {
      app.get('/demands/never', () => new Promise(() => {}));
      app.post('/demands', () => new Promise(() => {}));
      app.get('/demands/endless', async (_request, reply) =>
        reply.send(
          Readable.from(
            (async function* () {
              yield 'first line\n';
              await new Promise(() => {});
            })(),
          ),
        ),
      );
    });
    const settings = await gatewaySettings({ DEMANDS_URL: doomed.url });
    const other = await startGateway(settings);
    const otherUrl = await other.app.listen({ host: '127.0.0.1', port: 0 });
    let arrived = 0;
    doomed.app.server.on('request', () => {
      arrived += 1;
    });
    const waiting = fetch(`${otherUrl}/api/demands/never`);
    const writing = fetch(`${otherUrl}/api/demands`, {
      method: 'POST',
      headers: { ...asOperator, 'content-type': 'application/json' },
      body: '{}',
    });
    const streaming = await fetch(`${otherUrl}/api/demands/endless`);
    const reader = streaming.body?.getReader();
    await reader?.read();
    await waitFor(() => arrived === 3);
    doomed.app.server.close();
    doomed.app.server.closeAllConnections();
    await expect(reader?.read()).rejects.toThrow();
    expect(await (await waiting).json()).toMatchObject({ status: 503 });
    expect(await (await writing).json()).toMatchObject({ status: 503, reason: 'upstream.interrupted' });
    expect((await fetch(`${otherUrl}/api/demands/never`)).status).toBe(503);
    await other.close();
    await doomed.app.close();
  });

  it('a caller that hangs up amid its body is no trouble of ours, in the log neither', async () => {
    const patient = await startService('demands', (app) => {
      app.post('/demands', () => new Promise(() => {}));
    });
    const other = await startGateway(await gatewaySettings({ DEMANDS_URL: patient.url }));
    const lines = vi.spyOn(other.ctx.log, 'info');
    const otherUrl = new URL(await other.app.listen({ host: '127.0.0.1', port: 0 }));
    for (const path of ['/api/demands', '/api/organisations']) {
      const arrived = once(other.app.server, 'request');
      const call = httpRequest({
        host: otherUrl.hostname,
        port: otherUrl.port,
        path,
        method: 'POST',
        headers: { ...asOperator, 'content-type': 'application/json', 'content-length': '100' },
      });
      call.on('error', () => {});
      call.write('{"half":');
      await arrived;
      call.destroy();
      const said = await waitFor(() =>
        lines.mock.calls.map(([line]) => line as { path?: string; status?: number }).find((line) => line.path === path),
      );
      expect([path, said.status]).toEqual([path, 499]);
    }
    await other.close();
    patient.app.server.closeAllConnections();
    await patient.app.close();
  });

  it('is aborted when its caller hangs up', async () => {
    let ended = false;
    const patient = await startService('demands', (app) => {
      app.post('/demands', () => new Promise(() => {}));
    });
    const started = once(patient.app.server, 'request').then(([request]) => {
      request.once('error', () => {});
      request.socket.once('close', () => {
        ended = true;
      });
    });
    const other = await startGateway(await gatewaySettings({ DEMANDS_URL: patient.url }));
    const otherUrl = new URL(await other.app.listen({ host: '127.0.0.1', port: 0 }));
    const call = httpRequest({
      host: otherUrl.hostname,
      port: otherUrl.port,
      path: '/api/demands',
      method: 'POST',
      headers: { ...asOperator, 'content-type': 'application/json', 'content-length': '100' },
    });
    call.on('error', () => {});
    call.write('{"half":');
    await started;
    call.destroy();
    await waitFor(() => ended, { what: 'the connection to the service to end' });
    await other.close();
    await patient.app.close();
  });
});
