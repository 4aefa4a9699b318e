import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNeedsInThree } from './needs.ts';

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function collection() {
  const dir = await mkdtemp(join(tmpdir(), 'needs-'));
  const files = {
    'corpus.jsonl': lines(Array.from({ length: 40 }, (_, i) => ({ id: `d${i}`, title: '', text: `text ${i}` }))),
    'queries.jsonl': lines([
      { id: 'n1', text: 'Dry wood faster' },
      { id: 'n2', text: 'Only in English' },
    ]),
    'titles.jsonl': lines([{ id: 'n1', title: 'Drying' }]),
    'needs-zh-ru.jsonl': lines([
      { id: 'n1', title_zh: '干燥', text_zh: '更快烘干木材', title_ru: 'Сушка', text_ru: 'Быстрее сушить древесину' },
      { id: 'n9', title_zh: '无', text_zh: '没有判断', title_ru: 'Нет', text_ru: 'Никто не оценил' },
    ]),
    'qrels.tsv': 'query_id\tdoc_id\tgrade\nn1\td33\t1\nn2\td2\t1\n',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return dir;
}

test('a judged need stands in three languages, title and text', async () => {
  const { needs } = readNeedsInThree(await collection(), 10);
  expect(needs).toEqual([
    {
      id: 'n1',
      texts: {
        en: ['Drying', 'Dry wood faster'],
        zh: ['干燥', '更快烘干木材'],
        ru: ['Сушка', 'Быстрее сушить древесину'],
      },
    },
  ]);
});

test('a sample of the offers holds every right one and is the same each time', async () => {
  const dir = await collection();
  const ids = () => readNeedsInThree(dir, 10).offers.map(({ id }) => id);
  expect(ids()).toHaveLength(10);
  expect(ids()).toContain('d33');
  expect(ids()).toEqual(ids());
  expect(readNeedsInThree(dir, 1000).offers).toHaveLength(40);
});
