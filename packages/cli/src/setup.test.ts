import { expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { type Answer, serverOf } from '../test/server.ts';

const ORG = '00000000-0000-7000-8000-000000000001';
const answers =
  (health: object, isOperator = true) =>
  (seen: { path: string }): Answer => {
    if (seen.path === '/health/ready') return { body: health };
    if (seen.path === '/api/me') return { body: { operator: isOperator, organisation: { id: ORG } } };
    return { status: 201, body: { id: ORG } };
  };

it('a new server: its health, an invitation of the first operator by mail, and what is left', async () => {
  await using server = await serverOf(answers({ status: 'degraded', degraded: ['mail: 3 mails are late'] }));
  const { code, out } = await cli(['setup', '--invite', 'first@exchange.example', '--url', server.url]);
  expect(code).toBe(0);
  expect(out).toContain('[ ] ready: ["mail: 3 mails are late"]');
  expect(out).toContain('[x] people: first@exchange.example was invited as owner');
  expect(out).toContain('techbourse backup DIR');
  expect(server.seen.at(-1)).toMatchObject({
    method: 'POST',
    path: `/api/organisations/${ORG}/invitations`,
    body: { email: 'first@exchange.example', role: 'owner' },
  });
});

it('without an address nobody is invited, and who is not the operator sets nothing up', async () => {
  await using server = await serverOf(answers({ status: 'ready' }));
  expect((await cli(['setup', '--url', server.url])).out).toContain('[x] ready: ready');
  expect(server.seen.every(({ method }) => method === 'GET')).toBe(true);
  await using other = await serverOf(answers({ status: 'ready' }, false));
  const refused = await cli(['setup', '--invite', 'x@y.example', '--url', other.url]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('not the operator')]);
  expect(other.seen.every(({ method }) => method === 'GET')).toBe(true);
});
