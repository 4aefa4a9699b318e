import type { ServiceName } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askAll } from './fan-out.ts';

const ALL: readonly ServiceName[] = ['listings', 'demands', 'matching', 'contracts', 'notifications'];

it('every service that is asked is told of once: by what it answered or by why it did not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray([...ALL]), fc.subarray([...ALL]), async (asked, away) => {
      const { items, failures } = await askAll(asked, async (service) => {
        if (away.includes(service)) throw fail.unavailable('upstream.down', `${service} is away`);
        return [service];
      });
      expect(items).toEqual(asked.filter((service) => !away.includes(service)));
      expect(failures.map(({ service }) => service)).toEqual(asked.filter((service) => away.includes(service)));
    }),
  );
});

it('all are asked at once, and a slow one holds up nobody but the whole', async () => {
  const turn = Promise.withResolvers<void>();
  const asked: string[] = [];
  const all = askAll(ALL, async (service) => {
    asked.push(service);
    if (asked.length === ALL.length) turn.resolve();
    await turn.promise;
    return [service];
  });
  expect((await all).items).toEqual(ALL);
});

it('a failure is told with its reason, and of a fault of ours without what it quotes', async () => {
  const { failures } = await askAll(['listings', 'demands'], async (service) => {
    if (service === 'listings') throw fail.forbidden('actor.not_operator', 'Only the operator may');
    throw new Error('a confidential title', { cause: Object.assign(new Error('x'), { code: 'EPROTO' }) });
  });
  expect(failures).toMatchObject([
    { service: 'listings', status: 403, reason: 'actor.not_operator', detail: 'Only the operator may' },
    { service: 'demands', status: 500, reason: 'internal' },
  ]);
  expect(JSON.stringify(failures)).not.toContain('confidential');
});
