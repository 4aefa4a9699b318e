import { expect, it } from 'vitest';
import { statementName } from './spans.ts';

it.each([
  ['select "id", "title" from "listings"."listing" where "id" = $1', 'select', 'listings.listing'],
  ['insert into "matching"."pairs" values ($1)', 'insert', 'matching.pairs'],
  ["update demands.demand set title = 'Confidential' where id = $1", 'update', 'demands.demand'],
  ["\n  with told as (\n insert into listings.outbox select 1) select pg_notify('x', '')", 'with', 'listings.outbox'],
  ["select pg_notify('outbox', 'from Confidential')", 'select', undefined],
  ['begin', 'begin', undefined],
])('a statement is named by what it does to which table, and by no value: %s', (text, operation, table) => {
  expect(statementName(text)).toEqual({ operation, table });
});
