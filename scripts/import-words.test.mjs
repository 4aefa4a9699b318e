import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const READERS = join(root, 'packages/import-formats/src');

/** Every rule that the reading of a file names. */
function rulesOfFiles() {
  const files = globSync('**/*.ts', { cwd: READERS }).filter((file) => !file.endsWith('.test.ts'));
  const text = files.map((file) => readFileSync(join(READERS, file), 'utf8')).join('\n');
  const named = text.matchAll(/(?:rule: '(patent\.[a-z_]+)'|'((?:cell|file|ipc|row|text)\.[a-z_]+)')/g);
  return [...new Set([...named].map(([, patent, other]) => patent ?? other))].toSorted();
}

describe('what people read of a file that they import', () => {
  it.each(['en', 'ru', 'zh'])('is said in %s for every rule', (language) => {
    const words = readFileSync(join(root, `services/portal/app/words/${language}/import.ts`), 'utf8');
    const known = [...words.matchAll(/^ +'([a-z_.]+)':/gm)].map(([, rule]) => rule);
    const rules = rulesOfFiles();
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter((rule) => !known.includes(rule))).toEqual([]);
  });
});
