import { execFile } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { certificate } from '../test/certificate.ts';
import { outboundSettings, readConfig } from './config.ts';
import { withDeadline } from './deadline.ts';
import { createOutbound } from './outbound.ts';

const asked: string[] = [];

const answer: http.RequestListener = (request, response) => {
  const path = request.url ?? '';
  asked.push(`${request.method} ${path}`);
  if (path === '/never') return;
  if (path === '/elsewhere') response.writeHead(302, { location: '/found' }).end();
  else if (path === '/empty') response.writeHead(204).end();
  else if (path === '/long') response.end('x'.repeat(5000));
  else if (path === '/endless') {
    const more = () => response.write('y'.repeat(65_536)) || undefined;
    response.on('drain', more);
    while (response.writableLength < 1_000_000) response.write('y'.repeat(65_536));
  } else if (path === '/dribble') response.write('first bytes, and then nothing');
  else if (path === '/broken') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('ten bytes.');
    setImmediate(() => response.destroy());
  } else if (path === '/cookies') {
    response.writeHead(200, [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ] as never);
    response.end();
  } else {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { headers, method } = request;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method, headers, body: Buffer.concat(chunks).toString() }));
    });
  }
};

const plain = http.createServer(answer);
const upgrading = http.createServer();
upgrading.on('connection', (socket) => {
  socket.once('data', () =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  );
  socket.on('error', () => {});
});
const secure = https.createServer(certificate, answer);
const servers = [plain, upgrading, secure];
const ports: number[] = [];

beforeAll(async () => {
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push((server.address() as AddressInfo).port);
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const base = () => `http://127.0.0.1:${ports[0]}`;
const guard = (more: Parameters<typeof createOutbound>[0] = {}) =>
  createOutbound({ exceptions: ports.flatMap((port) => [`127.0.0.1:${port}`, `receiver.example:${port}`]), ...more });

describe('a server that is asked', () => {
  it('gets method, headers and body; its answer comes back with status and body', async () => {
    const { status, body, isCut, headers, durationMs } = await guard().send(`${base()}/hook?a=b`, {
      method: 'POST',
      headers: { 'webhook-id': 'msg_1', Host: 'elsewhere.example', 'content-type': 'text/plain' },
      body: 'é',
    });
    const got = JSON.parse(body.toString());
    expect([status, isCut, got.method, got.body]).toEqual([200, false, 'POST', 'é']);
    expect(got.headers).toMatchObject({
      'webhook-id': 'msg_1',
      host: `127.0.0.1:${ports[0]}`,
      connection: 'close',
      'content-length': '2',
      'accept-encoding': 'identity',
    });
    expect(headers.get('content-type')).toBe('application/json');
    expect(durationMs).toBeGreaterThanOrEqual(0);
  });

  it('does not lead elsewhere: a redirect is an answer', async () => {
    const before = asked.length;
    const { status, headers } = await guard().send(`${base()}/elsewhere`);
    expect([status, headers.get('location')]).toEqual([302, '/found']);
    await expect(guard().fetch(`${base()}/elsewhere`)).rejects.toMatchObject({ reason: 'outbound.redirected' });
    expect((await guard().fetch(`${base()}/elsewhere`, { redirect: 'manual' })).status).toBe(302);
    expect(asked.slice(before)).toEqual(['GET /elsewhere', 'GET /elsewhere', 'GET /elsewhere']);
  });

  it('may answer as long as it is allowed to, and an endless answer is not read to its end', async () => {
    await expect(guard().send(`${base()}/long`, { bytesMax: 4999 })).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'outbound.too_long',
    });
    expect((await guard().send(`${base()}/long`, { bytesMax: 5000 })).body).toHaveLength(5000);
    const { body, isCut } = await guard().send(`${base()}/long`, { bytesMax: 100, longer: 'cut' });
    expect([body.toString(), isCut]).toEqual(['x'.repeat(100), true]);
    const endless = await guard().send(`${base()}/endless`, { bytesMax: 10, longer: 'cut' });
    expect([endless.body.toString(), endless.isCut]).toEqual(['y'.repeat(10), true]);
    await expect(guard().send(`${base()}/endless`)).rejects.toMatchObject({ reason: 'outbound.too_long' });
  });

  it.each(['/never', '/dribble'])('that takes its time is given up: %s', async (path) => {
    await expect(guard().send(base() + path, { timeoutMs: 50 })).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'outbound.too_slow',
      retry: true,
    });
  });

  it('is given up when the one who asks no longer waits', async () => {
    const leaving = new AbortController();
    const sent = guard().send(`${base()}/never`, { signal: leaving.signal });
    leaving.abort(new Error('no longer wanted'));
    await expect(sent).rejects.toThrow('no longer wanted');
    const deadline = AbortSignal.abort(new Error('the time of the job is over'));
    await expect(withDeadline(deadline, () => guard().send(`${base()}/never`))).rejects.toThrow('the time of the job');
  });

  it('that breaks off, changes the protocol or is not there is unreachable, without a word on where it is', async () => {
    const closed = http.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const urls = [`${base()}/broken`, `http://127.0.0.1:${ports[1]}/`, `http://gone.example:${port}/`];
    for (const url of urls) {
      const exceptions = [...ports.map((one) => `127.0.0.1:${one}`), `gone.example:${port}`];
      const error = await createOutbound({ exceptions, resolve: async () => ['127.0.0.1'] })
        .send(url)
        .catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: 'INVALID_STATE', reason: 'outbound.unreachable', retry: true });
      expect(error.message).not.toMatch(/127\.0|\d{4}/);
    }
  });
});

describe('a name', () => {
  it('is looked up once, and the connection goes to what was looked at although the name has moved on', async () => {
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return [`127.0.0.${lookups}`]; // where nobody listens, from the second on
    };
    const { status } = await guard({ resolve }).send(`http://receiver.example:${ports[0]}/`);
    expect([status, lookups]).toEqual([200, 1]);
  });

  it.each([
    ['is private', ['10.0.0.7']],
    ['is private beside a public one', ['93.184.215.14', '127.0.0.1']],
    ['is IPv6 and private', ['fd00::1']],
    ['is mapped', ['::ffff:169.254.169.254']],
    ['is none', []],
  ])('whose address %s is refused, and nobody is asked', async (_what, addresses) => {
    const before = asked.length;
    const sent = createOutbound({ resolve: async () => addresses }).send('https://rebound.example/');
    await expect(sent).rejects.toMatchObject({ kind: 'VALIDATION', reason: 'outbound.not_public', retry: false });
    expect(asked).toHaveLength(before);
  });

  it('that no name server answers for may be tried again', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('queryA ESERVFAIL inner.example'), { code: 'ESERVFAIL' });
    };
    const error = await createOutbound({ resolve })
      .send('https://inner.example/')
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ reason: 'outbound.unreachable', retry: true });
    expect(error.message).toBe('The server cannot be reached: ESERVFAIL');
  });

  it('that takes for ever to look up is given up in time', async () => {
    const resolve = () => new Promise<string[]>(() => {});
    const sent = createOutbound({ resolve }).send('https://slow.example/', { timeoutMs: 20 });
    await expect(sent).rejects.toMatchObject({ reason: 'outbound.too_slow' });
  });

  it('is the one in the certificate: another name and an unknown issuer are refused', async () => {
    const resolve = async () => ['127.0.0.1'];
    const url = `https://receiver.example:${ports[2]}/`;
    const exceptions = [`receiver.example:${ports[2]}`, `other.example:${ports[2]}`];
    const trusting = createOutbound({ exceptions, resolve, ca: certificate.cert });
    expect((await trusting.send(url)).status).toBe(200);
    const other = trusting.send(`https://other.example:${ports[2]}/`);
    await expect(other).rejects.toMatchObject({ reason: 'outbound.unreachable' });
    const unknown = createOutbound({ exceptions, resolve }).send(url);
    await expect(unknown).rejects.toThrow('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

describe('in the form of fetch', () => {
  it('takes what libraries give: a Request, a form, bytes', async () => {
    const form = new Request(`${base()}/token`, { method: 'POST', body: new URLSearchParams({ code: 'a b' }) });
    const got = JSON.parse(await (await guard().fetch(form)).text());
    expect([got.method, got.body, got.headers['content-type']]).toEqual([
      'POST',
      'code=a+b',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ]);
    const bytes = await guard().fetch(new URL(`${base()}/bytes`), { method: 'PUT', body: new Uint8Array([104, 105]) });
    expect(await bytes.json()).toMatchObject({ body: 'hi' });
    expect((await guard().fetch(`${base()}/empty`)).status).toBe(204);
    expect((await guard().fetch(`${base()}/cookies`)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('refuses what `send` refuses', async () => {
    await expect(createOutbound().fetch('https://192.168.1.1/')).rejects.toMatchObject({
      reason: 'outbound.not_public',
    });
    await expect(createOutbound().fetch(`${base()}/`)).rejects.toMatchObject({ reason: 'outbound.not_https' });
  });
});

it('an address that is to be stored is refused by its field', () => {
  const refused = () => createOutbound().assertUrl('http://example.com/', '/url');
  expect(refused).toThrow(
    expect.objectContaining({
      kind: 'VALIDATION',
      reason: 'outbound.not_https',
      issues: [{ pointer: '/url', rule: 'outbound.not_https', message: 'must begin with https://' }],
    }),
  );
  expect(createOutbound().assertUrl('https://EXAMPLE.com/a').href).toBe('https://example.com/a');
});

describe('exceptions', () => {
  const config = (env: Record<string, string>) => readConfig(z.object(outboundSettings), env);

  it('are refused in production, and so is what is not host:port', () => {
    expect(() => createOutbound({ exceptions: ['127.0.0.1:80'], environment: 'production' })).toThrow('must be empty');
    expect(() => createOutbound({ exceptions: ['127.0.0.1'] })).toThrow('host:port');
    expect(() => createOutbound({ environment: 'production' })).not.toThrow();
  });

  it('are a setting, as the ports are', () => {
    expect(config({})).toMatchObject({ OUTBOUND_EXCEPTIONS: [], OUTBOUND_PORTS: [443, 8443] });
    const given = config({ OUTBOUND_EXCEPTIONS: 'a.example:1, 127.0.0.1:2', OUTBOUND_PORTS: '443', NODE_ENV: 'test' });
    expect(given).toEqual({
      OUTBOUND_EXCEPTIONS: ['a.example:1', '127.0.0.1:2'],
      OUTBOUND_PORTS: [443],
      NODE_ENV: 'test',
    });
    expect(() => config({ OUTBOUND_PORTS: 'all' })).toThrow('OUTBOUND_PORTS');
  });
});

it('no proxy and no weaker check of certificates is taken from the environment', async () => {
  const proxied: string[] = [];
  const proxy = http.createServer((request, response) => {
    proxied.push(request.url ?? '');
    response.end('from the proxy');
  });
  proxy.on('connect', (request, socket) => {
    proxied.push(request.url ?? '');
    socket.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const through = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const program = `
    const { createOutbound } = await import(${JSON.stringify(new URL('./outbound.ts', import.meta.url).href)});
    const exceptions = ['127.0.0.1:${ports[0]}', 'receiver.example:${ports[2]}'];
    const outbound = createOutbound({ exceptions, resolve: async () => ['127.0.0.1'] });
    const plain = await outbound.send('${base()}/');
    const secure = await outbound.send('https://receiver.example:${ports[2]}/').catch((error) => error);
    console.log(JSON.stringify([plain.status, secure.reason]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: {
      ...process.env,
      NODE_USE_ENV_PROXY: '1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      HTTP_PROXY: through,
      HTTPS_PROXY: through,
      http_proxy: through,
      https_proxy: through,
      NO_PROXY: '',
      no_proxy: '',
    },
  });
  proxy.closeAllConnections();
  proxy.close();
  expect(JSON.parse(stdout)).toEqual([200, 'outbound.unreachable']);
  expect(proxied).toEqual([]);
});
