import { ANONYMOUS } from '@techbourse/policy';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from './app.ts';
import { currentRequest } from './current-request.ts';
import { silentLogger } from './log.ts';

async function build(publicPort: boolean) {
  const app = await buildApp({ name: 'sample', log: silentLogger(), authenticate: async () => ANONYMOUS, publicPort });
  const seen = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return currentRequest() ?? null;
  };
  app.get('/seen', seen);
  app.post('/seen', { schema: { body: z.object({}) } }, seen);
  await app.ready();
  return app;
}
const [edge, service] = [await build(true), await build(false)];
afterAll(() => Promise.all([edge.close(), service.close()]));

const ask = async (app: typeof edge, method: 'GET' | 'POST', headers: Record<string, string>) => {
  const reply = await app.inject({
    method,
    url: '/seen',
    headers: { 'x-request-id': 'request-1', ...headers },
    remoteAddress: '198.51.100.4',
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  return reply.json();
};

it.each(['GET', 'POST'] as const)('a service knows the address that the gateway tells it: %s', async (method) => {
  expect(await ask(service, method, { 'x-caller-address': '192.0.2.7' })).toEqual({
    requestId: 'request-1',
    address: '192.0.2.7',
    language: 'en',
  });
  expect(await ask(service, method, { 'x-caller-address': '2001:db8::1' })).toMatchObject({ address: '2001:db8::1' });
  expect(await ask(service, method, { 'x-caller-address': '::ffff:192.0.2.7' })).toMatchObject({
    address: '192.0.2.7',
  });
  for (const odd of ['', 'somebody', '192.0.2.7, 192.0.2.8', "'; drop table"]) {
    expect(await ask(service, method, { 'x-caller-address': odd }), odd).toMatchObject({ address: null });
  }
  expect(await ask(service, method, {})).toMatchObject({ address: null });
});

it.each(['GET', 'POST'] as const)('the gateway believes its connection and no header: %s', async (method) => {
  const forged = { 'x-caller-address': '192.0.2.7', 'x-forwarded-for': '192.0.2.7' };
  expect(await ask(edge, method, forged)).toMatchObject({ address: '198.51.100.4' });
});

it('what is done for no request is part of none', () => {
  expect(currentRequest()).toBeUndefined();
});
