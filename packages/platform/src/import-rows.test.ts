import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fail } from './errors.ts';
import { importAnswer, importKeyFields, planImport, readImportRows } from './import-rows.ts';

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
    const { planned, results } = planImport(rows, known, ({ row }, before) => {
      if (row.title === 'refused') throw fail.invalidState('thing.closed', 'It is closed');
      return { next: before };
    });
    expect(planned).toMatchObject([{ row: { index: 1 }, before: null, next: null }]);
    expect(results).toMatchObject([
      { index: 0, status: 'unchanged', id: 'a', version: 4 },
      { index: 2, status: 'rejected', issues: [{ pointer: '', rule: 'thing.closed' }] },
    ]);
    const broken = () => {
      throw new TypeError('a fault of ours');
    };
    expect(() => planImport(rows, [], broken)).toThrow(TypeError);
  });
});
