import { eq, type SQL } from 'drizzle-orm';
import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { PgDialect } from 'drizzle-orm/pg-core/dialect';
import { describe, expect, it } from 'vitest';
import { visibleRows } from './visible.ts';

const deal = pgTable('deal', { sellerId: uuid('seller_id'), buyerId: uuid('buyer_id'), listingId: uuid('listing_id') });
const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const sqlOf = (condition: SQL | undefined) => condition && new PgDialect().sqlToQuery(condition);
const of = (organisations: readonly string[], everything = false) =>
  sqlOf(visibleRows({ everything, organisations }, [deal.sellerId, deal.buyerId]));

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

  it('are those about its subject for who sees nothing else, and none where that cannot be told', () => {
    const seen = { everything: false, organisations: [one], subject: other };
    const about = (subject: string) => eq(deal.listingId, subject);
    expect(sqlOf(visibleRows(seen, [deal.sellerId], about))).toMatchObject({
      sql: '("deal"."seller_id" = $1 and "deal"."listing_id" = $2)',
      params: [one, other],
    });
    expect(sqlOf(visibleRows(seen, [deal.sellerId]))?.sql).toBe('("deal"."seller_id" = $1 and false)');
  });
});
