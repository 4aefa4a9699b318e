import { PAIRS_FOUND, pairsFoundSchema } from '@techbourse/matching/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS } from './roles.ts';

const pairSchema = z.object({ listingId: z.uuid(), demandId: z.uuid(), score: z.number() });
/** `pairs` are the best of all that joined; `count` is how many did. */
const foundSchema = z.object({ count: z.int(), pairs: z.array(pairSchema) });
type Found = z.infer<typeof foundSchema>;

/** As many are named as a person looks at. */
const NAMED_MAX = 20;

export const pairKinds = {
  'pairs.found': kind<Found>({
    name: { zh: '新的优质配对', en: 'New good pairs', ru: 'Новые хорошие пары' },
    data: foundSchema,
    roles: EDITORS,
    wish: 'mail',
    link: () => '/api/pairs/search',
    when: [
      on(PAIRS_FOUND, pairsFoundSchema, ({ pairs }) => {
        const owners = new Map<string, Found>();
        for (const { listingOrganisationId, demandOrganisationId, ...pair } of pairs) {
          for (const owner of new Set([listingOrganisationId, demandOrganisationId])) {
            const known = owners.get(owner) ?? { count: 0, pairs: [] };
            owners.set(owner, joined(known, { count: 1, pairs: [pair] }));
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
  return { count: known.count + more.count, pairs };
}
