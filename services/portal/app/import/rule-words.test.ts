import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importing as en } from '../words/en/import.ts';
import { importing as ru } from '../words/ru/import.ts';
import { importing as zh } from '../words/zh/import.ts';

const SOURCE = join(import.meta.dirname, '../../../../packages/import-formats/src');

/** Every rule that the reading of a file names. */
function rulesOfFiles(): string[] {
  const files = globSync('**/*.ts', { cwd: SOURCE }).filter((file) => !file.endsWith('.test.ts'));
  const text = files.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n');
  const named = text.matchAll(/(?:rule: '(patent\.[a-z_]+)'|'((?:cell|file|ipc|row|text)\.[a-z_]+)')/g);
  return [...new Set([...named].map(([, patent, other = '']) => patent ?? other))].toSorted();
}

describe('what people read of a file that was read', () => {
  it.each(Object.entries({ en, ru, zh }))('is said in %s for every rule', (_language, words) => {
    const rules = rulesOfFiles();
    expect(rules.length).toBeGreaterThan(30);
    const known = Object.keys({ ...words.fileRules, ...words.rules });
    expect(rules.filter((rule) => !known.includes(rule))).toEqual([]);
  });
});
