import { expect, it } from 'vitest';
import { en } from './en.ts';
import { createFormat } from './format.ts';
import { textIn } from './language.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';

const leaves = (words: object, path = ''): [string, unknown][] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'object' ? leaves(value, `${path}/${name}`) : [[`${path}/${name}`, value] as [string, unknown]],
  );

it('every language has every word, and none is left in another language', () => {
  const names = leaves(en).map(([path]) => path);
  expect(leaves(zh).map(([path]) => path)).toEqual(names);
  expect(leaves(ru).map(([path]) => path)).toEqual(names);
  const english = new Map(leaves(en));
  const taken = (words: object, script: RegExp) =>
    leaves(words).filter(
      ([path, text]) =>
        text === english.get(path) && !script.test(String(text)) && text !== 'techbourse' && text !== 'LEI',
    );
  expect(taken(zh, /\p{Script=Han}/u)).toEqual([]);
  expect(taken(ru, /\p{Script=Cyrillic}/u)).toEqual([]);
});

it('a count has the form of its noun', () => {
  expect([1, 2, 5, 21, 11].map(ru.shell.unread)).toEqual([
    '1 непрочитанное уведомление',
    '2 непрочитанных уведомления',
    '5 непрочитанных уведомлений',
    '21 непрочитанное уведомление',
    '11 непрочитанных уведомлений',
  ]);
  expect([1, 1000].map(en.shell.unread)).toEqual(['1 unread notification', '1,000 unread notifications']);
});

it('days and money are written as the reader does, with every digit', () => {
  const format = createFormat('en');
  expect(format.day('2027-03-01')).toBe('1 Mar 2027');
  expect(format.money({ amount: '12345678901234567890.50', currency: 'EUR' }).replaceAll(/\s/g, ' ')).toBe(
    'EUR 12,345,678,901,234,567,890.50',
  );
  expect(format.money({ amount: '3000000.00', currency: 'CNY' }).replaceAll(/\s/g, ' ')).toBe('CNY 3,000,000');
  expect(createFormat('ru').day('2027-03-01')).toBe('1 мар. 2027 г.');
});

it('a text is read in the reader’s language, else in another that is named', () => {
  const title = { zh: { text: '膜', origin: 'person' as const } };
  expect(textIn(title, 'ru')).toEqual({ text: '膜', language: 'zh' });
  expect(textIn(undefined, 'ru')).toEqual({ text: '', language: 'ru' });
});
