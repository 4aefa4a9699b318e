import { z } from 'zod';
import { kind } from './kind.ts';
import { EDITORS } from './roles.ts';

/** `ids` are the newest; `count` is how many there are. */
const foundSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  of: z.enum(['listings', 'demands']),
  count: z.int(),
  ids: z.array(z.uuid()),
});

export const searchKinds = {
  'search.found': kind({
    name: { zh: '已存搜索的新结果', en: 'A saved search has found something', ru: 'Новое по сохранённому запросу' },
    data: foundSchema,
    roles: EDITORS, // a person is told, for itself
    wish: 'mail',
    link: ({ id }) => `/api/saved-searches/${id}`,
    words: {
      zh: ({ name, count, ids: [first] }, say) =>
        `“${name}”新增${count}条结果${first ? `，最新：${say.record(first)}` : ''}`,
      en: ({ name, count, ids: [first] }, say) =>
        `“${name}” has found ${count} new ${count === 1 ? 'record' : 'records'}${first ? `, the newest: ${say.record(first)}` : ''}`,
      ru: ({ name, count, ids: [first] }, say) =>
        `По запросу «${name}» найдено нового: ${count}${first ? `; последнее: ${say.record(first)}` : ''}`,
    },
  }),
};
