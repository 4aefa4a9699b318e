import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { afterAll, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';
import { ANSWER_OF, ofRecord } from './record-answer.ts';

let actor: Actor = ANONYMOUS;
const app = await buildApp({ name: 'sample', log: silentLogger(), authenticate: async () => actor });
app.get('/thing', async (_request, reply) => ofRecord(reply, { of: 'a' }));
app.get('/gone', async (_request, reply) => ofRecord(reply, await Promise.reject(fail.notFound('a.b', 'No'))));
afterAll(() => app.close());
const heard = async (url: string) => (await app.inject(url)).headers[ANSWER_OF];

it('an answer that follows from its record and its reader is called so, whoever reads', async () => {
  for (const kind of ['anonymous', 'key', 'person'] as const) {
    actor = { ...ANONYMOUS, kind };
    expect([kind, await heard('/thing')]).toEqual([kind, 'record']);
  }
});

it('a refusal never is: the record may be there a moment later', async () => {
  expect(await heard('/gone')).toBeUndefined();
});
