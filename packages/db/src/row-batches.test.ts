import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { rowBatches } from './row-batches.ts';

const narrow = pgTable('narrow', { id: integer('id'), name: text('name') });
const wide = pgTable('wide', Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, integer(`c${n}`)])));

it.each([0, 1, 649, 650, 651, 1000, 1001, 2000, 70_000])('cuts %i rows into parts that one insert takes', (count) => {
  const rows = Array.from({ length: count }, (_, n) => n);
  for (const [table, columns] of [[narrow, 2] as const, [wide, 100] as const]) {
    const parts = rowBatches(table, rows);
    expect(parts.flat()).toEqual(rows);
    for (const part of parts) {
      expect(part.length).toBeGreaterThan(0);
      expect(part.length * columns).toBeLessThan(65_535);
    }
  }
});
