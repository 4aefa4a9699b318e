import { readFileSync } from 'node:fs';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { importListings } from './import.ts';
import { getListing } from './queries.ts';

/*
 * What people have in their drawers, a case a line: a row in their words, and how it is kept (`kept`; null: as it was
 * given), where it is refused (`refused`), or two rows that are one invention (`one`) or two (`two`).
 */
type Row = Record<string, unknown>;
type Case = { case: string; row?: Row; kept?: Record<string, unknown>; refused?: string; one?: Row[]; two?: Row[] };
const CASES = readFileSync(new URL('../../test/inputs.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);

const ctx = await testContext();
afterAll(() => ctx.close());
const owner = testActor();

let serial = 0;
async function bring(rows: readonly Row[]) {
  const full = rows.map((row) => ({
    ...readyContent(),
    kind: 'patent',
    source: 'drawer',
    externalId: `${++serial}`,
    ...row,
  }));
  return (await importListings(ctx, owner, full, {})).results;
}
const at = (value: unknown, path: string) =>
  path.split('.').reduce<unknown>((part, name) => (part as Row | undefined)?.[name], value);

describe('an input as people have it', () => {
  it.each(CASES)('$case', async ({ row, kept, refused, one, two }) => {
    if (row && kept) {
      const [result] = await bring([row]);
      expect(result).toMatchObject({ status: 'created', issues: [] });
      const stored = await getListing(ctx, owner, result?.id ?? '');
      for (const [path, value] of Object.entries(kept)) expect(at(stored, path)).toEqual(value ?? at(row, path));
    }
    if (row && refused) {
      const [result] = await bring([row]);
      expect(result).toMatchObject({ status: 'rejected', issues: [{ pointer: refused }] });
    }
    if (one) {
      const [first, second] = await bring(one);
      expect([first?.status, second?.issues[0]?.rule]).toEqual(['created', 'listing.same_family']);
    }
    if (two) expect((await bring(two)).map(({ status }) => status)).toEqual(['created', 'created']);
  });
});
