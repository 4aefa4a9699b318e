import { fromMinor } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { ContractStatistics } from '../contract/index.ts';
import { type Asked, groupValues } from './store.ts';
import { meanOf, medianOf } from './values.ts';

/** Totals of contracts; open to everybody. No party is named, only organisations that served as agencies. */
export async function contractStatistics(ctx: Context, asked: Asked): Promise<ContractStatistics> {
  if (asked.from && asked.to && asked.to < asked.from) {
    const message = 'The span ends before it starts';
    throw fail.validation('statistics.span', message, [{ pointer: '/to', rule: 'statistics.span', message }]);
  }
  const rows = await groupValues(ctx.db.orm, asked, ctx.config.EXCHANGE_TIME_ZONE);
  return {
    ...{ by: asked.by, kind: asked.kind },
    items: rows.map(({ group, name, currency, count, sum, technology, middle }) => ({
      ...{ group, name, currency, count, value: fromMinor(sum, currency) },
      technologyValue: technology === null ? null : fromMinor(technology, currency),
      ...{ mean: fromMinor(meanOf(sum, count), currency), median: fromMinor(medianOf(middle), currency) },
    })),
    note: asked.by === 'agency' ? 'A contract with several agencies counts under each of them' : null,
  };
}
