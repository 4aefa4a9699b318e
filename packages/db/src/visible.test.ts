import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { PgDialect } from 'drizzle-orm/pg-core/dialect';
import { describe, expect, it } from 'vitest';
import { visibleRows } from './visible.ts';

const deal = pgTable('deal', { sellerId: uuid('seller_id'), buyerId: uuid('buyer_id') });
const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const of = (organisations: readonly string[], everything = false) => {
  const condition = visibleRows({ everything, organisations }, deal.sellerId, deal.buyerId);
  return condition && new PgDialect().sqlToQuery(condition);
};

describe('the rows that somebody sees', () => {
  it('are all for who sees everything, and none for who sees nothing', () => {
    expect(of([one], true)).toBeUndefined();
    expect(of([])).toMatchObject({ sql: 'false', params: [] });
  });

  it('are those with one of its organisations in one of the columns', () => {
    expect(of([one])).toMatchObject({
      sql: '("deal"."seller_id" = $1 or "deal"."buyer_id" = $2)',
      params: [one, one],
    });
    expect(of([one, other])).toMatchObject({
      sql: '("deal"."seller_id" in ($1, $2) or "deal"."buyer_id" in ($3, $4))',
      params: [one, other, one, other],
    });
  });
});
