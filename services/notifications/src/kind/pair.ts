import { PAIRS_FOUND, pairsFoundSchema } from '@techbourse/matching/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS } from './roles.ts';

const pairSchema = z.object({ listingId: z.uuid(), demandId: z.uuid(), score: z.number() });
const recordSchema = z.object({ kind: z.enum(['listing', 'demand']), id: z.uuid() });
/** `pairs` are the best of all that joined; `count` is how many did; `records` are one's own of them, the best first. */
const foundSchema = z.object({
  count: z.int(),
  pairs: z.array(pairSchema),
  records: z.array(recordSchema).optional(),
});
type Found = z.infer<typeof foundSchema>;

/** As many are named as a person looks at. */
const NAMED_MAX = 20;

export const pairKinds = {
  'pairs.found': kind<Found>({
    name: { zh: '新的优质配对', en: 'New good pairs', ru: 'Новые хорошие пары' },
    data: foundSchema,
    roles: EDITORS,
    wish: 'mail',
    link: ({ records = [] }) => {
      const [only, ...others] = records;
      return only && others.length === 0 ? `/api/pairs?${only.kind}=${only.id}` : '/api/pairs/search';
    },
    when: [
      on(PAIRS_FOUND, pairsFoundSchema, ({ pairs }) => {
        const owners = new Map<string, Found>();
        for (const { listingOrganisationId, demandOrganisationId, ...pair } of pairs) {
          const sides = [
            [listingOrganisationId, { kind: 'listing', id: pair.listingId }],
            [demandOrganisationId, { kind: 'demand', id: pair.demandId }],
          ] as const;
          for (const [owner, record] of sides) {
            const known = owners.get(owner) ?? { count: 0, pairs: [], records: [] };
            owners.set(owner, joined(known, { count: 1, pairs: [pair], records: [record] }));
          }
        }
        return [...owners].map(([organisationId, data]) => ({ to: { organisationId }, data }));
      }),
    ],
    merge: joined,
    words: {
      zh: ({ count, pairs: [best] }, say) =>
        `新增${count}个优质配对${best ? `，最佳：${say.record(best.listingId)}—${say.record(best.demandId)}` : ''}`,
      en: ({ count, pairs: [best] }, say) =>
        `${count} new good ${count === 1 ? 'pair' : 'pairs'}${best ? `, the best: ${say.record(best.listingId)} and ${say.record(best.demandId)}` : ''}`,
      ru: ({ count, pairs: [best] }, say) =>
        `Новых хороших пар: ${count}${best ? `; лучшая: ${say.record(best.listingId)} и ${say.record(best.demandId)}` : ''}`,
    },
  }),
};

function joined(known: Found, more: Found): Found {
  const pairs = [...known.pairs, ...more.pairs].toSorted((a, b) => b.score - a.score).slice(0, NAMED_MAX);
  const told = { count: known.count + more.count, pairs };
  // What was told by an older release names no records: then there is no one record that it could lead to.
  if (!known.records || !more.records) return told;
  const records = new Map([...known.records, ...more.records].map((record) => [record.id, record]));
  const ownIds = pairs.flatMap(({ listingId, demandId }) => [listingId, demandId]);
  const best = [...records.values()].toSorted((a, b) => ownIds.indexOf(a.id) - ownIds.indexOf(b.id));
  return { ...told, records: best.slice(0, NAMED_MAX) };
}
