import { importKeyFields } from '@techbourse/api-schema';
import { fail } from '@techbourse/platform';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importAnswer, planImport, readImportRows } from './import-rows.ts';

const schema = z.strictObject({ ...importKeyFields, title: z.string().min(1) });

describe('import rows', () => {
  it('reads each row by itself and says where a bad one is wrong', () => {
    const { rows, rejected } = readImportRows(schema, [
      { source: 's', externalId: '1', title: 'one' },
      { source: 's', externalId: '2', title: '', colour: 'red' },
    ]);
    expect(rows.map((each) => each.index)).toEqual([0]);
    expect(rejected).toMatchObject([{ index: 1, externalId: '2', status: 'rejected' }]);
    expect(rejected[0]?.issues.map((issue) => issue.pointer).sort()).toEqual(['/colour', '/title']);
  });

  it('gives equal rows an equal hash whatever the order of their fields', () => {
    const hashOf = (row: Record<string, unknown>) => readImportRows(schema, [row]).rows[0]?.hash;
    const first = hashOf({ source: 's', externalId: '1', title: 'one' });
    const second = hashOf({ title: 'one', externalId: '1', source: 's' });
    const third = hashOf({ source: 's', externalId: '1', title: 'two' });
    expect(first).toBeDefined();
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('rejects a key that stands in an earlier row', () => {
    const { rows, rejected } = readImportRows(schema, [
      { source: 's', externalId: '1', title: 'one' },
      { source: 't', externalId: '1', title: 'of another source' },
      { source: 's', externalId: '1', title: 'one, later' },
    ]);
    expect(rows.map((each) => each.index)).toEqual([0, 1]);
    expect(rejected).toMatchObject([{ index: 2, issues: [{ rule: 'import.repeated' }] }]);
  });

  it('refuses a key that would not survive a file or a log line', () => {
    const { rejected } = readImportRows(schema, [{ source: 's', externalId: 'a\nb', title: 'one' }]);
    expect(rejected[0]?.issues).toMatchObject([{ pointer: '/externalId' }]);
  });

  it('answers in the order of the rows', () => {
    const { rejected } = readImportRows(schema, [{}, {}]);
    const answer = importAnswer([...rejected].reverse());
    expect(answer.results.map((result) => result.index)).toEqual([0, 1]);
    expect(answer.counts).toEqual({ created: 0, updated: 0, unchanged: 0, rejected: 2 });
  });

  it('settles a row that did not change, plans the others, and turns a refusal into the result of its row', () => {
    const { rows } = readImportRows(schema, [
      { source: 's', externalId: '1', title: 'same' },
      { source: 's', externalId: '2', title: 'other' },
      { source: 's', externalId: '3', title: 'refused' },
    ]);
    const record = { id: 'a', version: 4, state: 'open', source: 's', externalId: '1' };
    const known = [{ ...record, importHash: rows[0]?.hash ?? '' }];
    const faults: unknown[] = [];
    const { planned, results } = planImport(
      rows,
      known,
      ({ row }, before) => {
        if (row.title === 'refused') throw fail.invalidState('thing.closed', 'It is closed');
        return { next: before };
      },
      faults.push.bind(faults),
    );
    expect(planned).toMatchObject([{ row: { index: 1 }, before: null, next: null }]);
    expect(results).toMatchObject([
      { index: 0, status: 'unchanged', id: 'a', version: 4 },
      { index: 2, status: 'rejected', issues: [{ pointer: '', rule: 'thing.closed' }] },
    ]);
    expect(faults).toEqual([]);
  });

  it('ends at one row only for a fault of ours too, and tells of it without saying what it was', () => {
    const { rows } = readImportRows(schema, [
      { source: 's', externalId: '1', title: 'breaks' },
      { source: 's', externalId: '2', title: 'fine' },
    ]);
    const faults: unknown[] = [];
    const plan = ({ row }: (typeof rows)[number]) => {
      if (row.title === 'breaks') throw new TypeError('secret inside');
      return {};
    };
    const { planned, results } = planImport(rows, [], plan, (fault) => faults.push(fault));
    expect(planned).toMatchObject([{ row: { index: 1 } }]);
    expect(results).toMatchObject([{ index: 0, status: 'rejected', issues: [{ rule: 'import.internal' }] }]);
    expect(JSON.stringify(results)).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  it('rejects a row that no table can hold, wherever in it, with an answer that one can', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    let far: unknown[] = [];
    for (let level = 0; level < 50_000; level++) far = [far];
    const bad = [
      { source: 's', externalId: 'a\u0000b', title: 'one' },
      { source: 's', externalId: `${'x'.repeat(199)}\ud83d\ude00`, title: 'one' },
      { source: 's', externalId: 'c', title: '\ud800' },
      { source: 's', externalId: 'd', title: 'one', ['\u0000']: 1 },
      { source: 's', externalId: 'e', title: 'one', ['k'.repeat(100_000)]: 1 },
      { source: 's', externalId: 'f', title: 'one', more: { far } },
      { source: 's', externalId: 'g', title: deep(41) },
      { source: 's', externalId: 'h', title: 'a\uffffb' },
    ];
    const { rows, rejected, asked } = readImportRows(schema, [...bad, { source: 's', externalId: 'z', title: 'one' }]);
    expect(rows.map((row) => row.row.externalId)).toEqual(['z']);
    expect(rejected).toHaveLength(bad.length);
    const text = JSON.stringify({ rejected, asked });
    expect(text.length).toBeLessThan(5000);
    expect(text).not.toMatch(/\\u0000|\\ud[89a-f]|\uffff/i);
    expect(text.isWellFormed()).toBe(true);
  });
});
