import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ACTIONS } from './actions.ts';
import { policyTable, readsTable } from './table.ts';

const README = join(import.meta.dirname, '../README.md');
const BETWEEN = /(<!-- made by [^\n]*-->\n)([\s\S]*?)(<!-- end -->)/;

it('the README shows the table as it is', () => {
  const readme = readFileSync(README, 'utf8');
  const wanted = readme.replace(
    BETWEEN,
    (_, before: string, __, after: string) => `${before}${policyTable()}\n${after}`,
  );
  if (process.env['UPDATE_POLICY_TABLE']) writeFileSync(README, wanted);
  expect(readFileSync(README, 'utf8')).toBe(wanted);
  expect(wanted.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(Object.keys(ACTIONS).length);
});

it('docs/security.md shows it too, and whose reads the audit notes', () => {
  const file = join(import.meta.dirname, '../../../docs/security.md');
  const page = readFileSync(file, 'utf8');
  const reads = /(<!-- reads made by [^\n]*-->\n)([\s\S]*?)(<!-- end of reads -->)/;
  const fill = (table: string) => (_: string, before: string, __: string, after: string) =>
    `${before}\n${table}\n\n${after}`;
  const wanted = page.replace(BETWEEN, fill(policyTable())).replace(reads, fill(readsTable()));
  if (process.env['UPDATE_POLICY_TABLE']) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
  expect(wanted).toContain('`listing.export`');
});
