import { readFileSync } from 'node:fs';

/** One heading of the classification in each language that this exchange speaks. */
export type Heading = { code: string; titles: Record<'en' | 'zh' | 'ru', string> };

/**
 * Headings of a level from a jsonl file of `{code, level, en, zh, ru}`, those that have all three titles. As written:
 * marks of edition and line breaks inside words are what real texts have too.
 * @throws Error naming the line that cannot be read.
 */
export function readHeadings(file: string, level: 'class' | 'subclass'): Heading[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const row = JSON.parse(line) as Partial<Record<'code' | 'level' | 'en' | 'zh' | 'ru', string>>;
      const { code, en, zh, ru } = row;
      if (!code) throw new Error(`${file}:${at + 1} has no code`);
      return row.level === level && en && zh && ru ? [{ code, titles: { en, zh, ru } }] : [];
    });
}
