import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { afterAll, expect, it } from 'vitest';
import { ANYBODYS, anybodys } from './anybodys.ts';
import { buildApp } from './app.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';

let actor: Actor = ANONYMOUS;
const app = await buildApp({ name: 'sample', log: silentLogger(), authenticate: async () => actor });
app.get('/thing', async (request, reply) => anybodys(request, reply, { of: request.actor.kind }));
app.get('/gone', async (request, reply) => anybodys(request, reply, await Promise.reject(fail.notFound('a.b', 'No'))));
afterAll(() => app.close());
const heard = async (url: string) => (await app.inject(url)).headers[ANYBODYS];

it('an answer is anybody’s only when nobody in particular asked for it', async () => {
  expect(await heard('/thing')).toBe('record');
  for (const kind of ['key', 'person', 'system'] as const) {
    actor = { ...ANONYMOUS, kind, id: 'somebody' };
    expect([kind, await heard('/thing')]).toEqual([kind, undefined]);
  }
});

it('a refusal is never anybody’s: the record may be there a moment later', async () => {
  actor = ANONYMOUS;
  expect(await heard('/gone')).toBeUndefined();
});
