import { testSettings } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { markPattern, piecesAbout } from './named-people.ts';
import { declaredColumns, isDeclared } from './person-columns.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
afterAll(() => db.close());

const marks = {
  id: '0192f3a4-0000-7000-8000-000000000001',
  email: 'li.na@example.org',
  orcids: ['0000-0002-1825-0097'],
};
const pattern = new RegExp(markPattern(marks));

describe('a column of JSON', () => {
  it('is declared to speak of people or to say nothing of them, in every schema', async () => {
    const columns = await db.sql<{ schema: string; table: string; column: string; type: string }[]>`
      select table_schema as schema, table_name as table, column_name as column, data_type as type
      from information_schema.columns
      where table_schema in ('identity', 'listings', 'demands', 'matching', 'contracts', 'notifications')`;
    const json = columns.filter(({ type }) => type === 'jsonb' || type === 'json');
    expect(json.length).toBeGreaterThan(40);
    const undeclared = json.filter(({ schema, table, column }) => !isDeclared(schema, table, column));
    expect(undeclared.map(({ schema, table, column }) => `${schema}.${table}.${column}`)).toEqual([]);
    const known = new Set(columns.map(({ schema, table, column }) => `${schema}.${table}.${column}`));
    expect(declaredColumns().filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('what names a person', () => {
  const content = {
    title: { en: { text: 'Membrane' } },
    abstract: { en: { text: `A secret recipe. Ask Li.Na@example.org about samples. ${'More secrets. '.repeat(40)}` } },
    inventors: [
      { name: 'Li Na', email: 'LI.NA@example.org', affiliation: { name: 'Institute' } },
      { name: 'Wang Fang', email: 'wang@example.org' },
      { name: 'L. Na', orcid: '0000-0002-1825-0097' },
    ],
  };

  it('is given with what stands beside it, and nothing of the record around it or of others', () => {
    const pieces = piecesAbout(content, pattern);
    expect(pieces.slice(1)).toEqual([
      { at: '/inventors/0', value: { name: 'Li Na', email: 'LI.NA@example.org' } },
      { at: '/inventors/2', value: { name: 'L. Na', orcid: '0000-0002-1825-0097' } },
    ]);
    expect(pieces[0]?.at).toBe('/abstract/en/text');
    expect(String(pieces[0]?.value)).toContain('Li.Na@example.org');
    expect(String(pieces[0]?.value).length).toBeLessThan(200);
  });

  it.each([
    ['li.na@example.org', true],
    ['<li.na@example.org>', true],
    ['Write to li.na@example.org.', true],
    ['ali.na@example.org', false],
    ['li.na@example.org-x.cn', false],
    ['li-na@example.org', false],
    [`x ${marks.id} y`, true],
    [`${marks.id}0`, false],
  ])('is found in %j: %s, in Postgres as here', async (text, found) => {
    expect(pattern.test(text.toLowerCase())).toBe(found);
    const [row] = await db.sql`select lower(${text}::text) ~ ${markPattern(marks)} as found`;
    expect(row?.found).toBe(found);
  });
});
