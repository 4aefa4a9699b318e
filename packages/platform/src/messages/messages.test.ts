import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../app.ts';
import { AppError, fail } from '../errors.ts';
import { silentLogger } from '../log.ts';
import { problemOf } from '../problem.ts';
import { deals } from './deals.ts';
import { exchange } from './exchange.ts';
import { identity } from './identity.ts';
import { matching } from './matching.ts';
import { filled, namesIn, said, type Translations } from './message.ts';
import { notifications } from './notifications.ts';
import { organisations } from './organisations.ts';
import { records } from './records.ts';
import { rules } from './rules.ts';
import { issuesIn, ruleTranslationOf, translationOf } from './translate.ts';

const root = join(import.meta.dirname, '../../../..');
const sources = globSync(['services/*/src/**/*.ts', 'packages/*/src/**/*.ts'], { cwd: root })
  .filter((file) => !/\.test\.ts$|\/generated\.ts$|\/cli\/|\/messages\/|\/import-formats\//.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const found = (pattern: RegExp) =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => String(name))))].sort();

const REASON = /(?:fail\.\w+\(|new AppError\(\s*'[A-Z_]+',)\s*'([a-z_.0-9]+)'/g;
const RULE = /\b(?:rule: |issue\([^'\n]{1,60}, |(?:refuse|fault)\([^'\n]{0,40})'([a-z_0-9]+\.[a-z_.0-9]+)'/g;
const tables: Translations[] = [exchange, identity, organisations, records, deals, matching, notifications, rules];

/** What jobs and checks say to the log, and no answer ever does. */
const UNSAID = [
  'check.timeout',
  'copy.unknown_event',
  'change.unknown_event',
  'exclusive.lost',
  'exclusive.running',
  'pair.unknown_event',
  'profile.unknown_event',
];

/** Rules that no other language has yet. This list only becomes shorter. */
const UNTRANSLATED_RULES: string[] = [];

describe('each message', () => {
  it('of an error that the sources name can be read in Chinese and Russian', () => {
    const reasons = found(REASON);
    expect(reasons.length).toBeGreaterThan(300);
    expect(reasons.filter((reason) => !UNSAID.includes(reason) && !translationOf(reason))).toEqual([]);
  });

  it('of a rule too', () => {
    const named = found(RULE);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((rule) => !ruleTranslationOf(rule))).toEqual(UNTRANSLATED_RULES);
  });

  it('is in the script of its language, with the same values, and numbers with the forms of their nouns', () => {
    for (const table of tables) {
      for (const [reason, { zh, ru }] of Object.entries(table)) {
        expect([reason, /\p{sc=Han}/u.test(zh), /\p{sc=Cyrillic}/u.test(ru)]).toEqual([reason, true, true]);
        expect([reason, namesIn(zh)]).toEqual([reason, namesIn(ru)]);
        for (const [, forms] of ru.matchAll(/\{\w+\|([^}]*)\}/g))
          expect([reason, forms?.split('|').length]).toEqual([reason, 3]);
      }
    }
  });

  it('that needs values gets each of them by its name where the error is thrown', () => {
    for (const [reason, { zh }] of tables.flatMap((table) => Object.entries(table))) {
      for (const name of namesIn(zh)) {
        const thrown = sources.filter((text) => text.includes(`'${reason}'`));
        expect([reason, name, thrown.some((text) => new RegExp(`\\b${name}\\b`).test(text))]).toEqual([
          reason,
          name,
          true,
        ]);
      }
    }
  });
});

describe('a message in another language', () => {
  it('has its numbers with the noun in the right form', () => {
    const text = 'Не больше {max|ключа|ключей|ключей}, есть {have|ключ|ключа|ключей}';
    expect(filled(text, { max: 21, have: 2 }, 'ru')).toBe('Не больше 21 ключа, есть 2 ключа');
    expect(filled(text, { max: 50, have: 11 }, 'ru')).toBe('Не больше 50 ключей, есть 11 ключей');
    expect(filled(text, { max: 50 }, 'ru')).toBeUndefined();
  });

  it('is English as before where nothing is asked for, and where a value is missing', () => {
    const error = fail.invalidState(
      'key.too_many',
      said`An organisation has at most ${{ max: 50 }} keys: revoke one first`,
    );
    expect(error.message).toBe('An organisation has at most 50 keys: revoke one first');
    expect(problemOf(error, 'r').detail).toBe(error.message);
    expect(problemOf(error, 'r', 'zh')).toMatchObject({
      title: '当前状态下无法进行',
      detail: '一个单位最多 50 个密钥：请先撤销一个',
      reason: 'key.too_many',
    });
    expect(problemOf(fail.invalidState('key.too_many', 'At most 50'), 'r', 'ru').detail).toBe('At most 50');
    expect(problemOf(new AppError('INTERNAL', 'x', 'secret'), 'r', 'ru').detail).not.toContain('secret');
  });

  it('is found by the most exact form of its reason', () => {
    expect(translationOf('listing.publish.not_in_review')?.zh).toBe(records['listing.publish.not_in_review'].zh);
    expect(translationOf('listing.publish.abstract')?.zh).toBe(records['listing.publish.*'].zh);
    expect(translationOf('no.such')).toBeUndefined();
    expect(issuesIn([{ pointer: '/a', rule: 'no.such', message: 'as it was' }], 'zh')[0]?.message).toBe('as it was');
  });
});

it('an answer is in the language of the request, says so, and varies by it; what zod finds too', async () => {
  const app = await buildApp({
    name: 'sample',
    log: silentLogger(),
    authenticate: async () => ({ kind: 'anonymous', id: 'anonymous', organisation: null, scopes: [] }),
  });
  const body = z.strictObject({ title: z.string().max(3), kind: z.enum(['a', 'b']) });
  app.post('/things', { schema: { body } }, async () => ({}));
  const ask = async (language: string | undefined) => {
    const headers = language === undefined ? {} : { 'accept-language': language };
    const answer = await app.inject({ method: 'POST', url: '/things', headers, payload: { title: 'long', more: 1 } });
    return { headers: answer.headers, ...answer.json() };
  };
  const chinese = await ask('zh-CN,zh;q=0.9,en;q=0.8');
  expect(chinese.headers).toMatchObject({ 'content-language': 'zh', vary: expect.stringMatching(/accept-language/i) });
  expect(chinese).toMatchObject({ title: '请求内容不符合要求', detail: '部分字段不符合要求', reason: 'input.invalid' });
  for (const { message } of chinese.issues) expect(message).toMatch(/\p{sc=Han}/u);
  const russian = await ask('ru');
  for (const { message } of russian.issues) expect(message).toMatch(/\p{sc=Cyrillic}/u);
  const english = await ask(undefined);
  expect(english.headers['content-language']).toBe('en');
  expect(english.issues.map(({ rule, pointer }: { rule: string; pointer: string }) => [pointer, rule])).toEqual(
    chinese.issues.map(({ rule, pointer }: { rule: string; pointer: string }) => [pointer, rule]),
  );
  expect(await ask('en;q=0.2, ru;q=0.7, zh;q=0')).toMatchObject({ title: 'Запрос составлен неверно' });
  await app.close();
});
