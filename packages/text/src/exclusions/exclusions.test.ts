import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { toolsDir } from '../tools.ts';
import { excludedPhrases, exclusionsOf } from './exclusions.ts';

beforeAll(() => buildTextTools(toolsDir()), 60_000);

type Case = { language: 'en' | 'zh' | 'ru'; text: string; excluded: string[] };
const cases = readFileSync(new URL('../../test/exclusions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);

const SHARE_MIN = 0.9;

describe.each(['en', 'zh', 'ru'] as const)('what a text in %s excludes', (language) => {
  const own = cases.filter((one) => one.language === language);
  const sorted = (phrases: readonly string[]) => phrases.map((phrase) => phrase.toLowerCase()).sort();
  const wrong = (some: readonly Case[]) =>
    some.filter(({ text, excluded }) => {
      const found = excludedPhrases(text, language).map(({ written }) => written);
      return JSON.stringify(sorted(found)) !== JSON.stringify(sorted(excluded));
    });

  it.each([
    ['phrases that are excluded', own.filter(({ excluded }) => excluded.length > 0)],
    ['texts that exclude nothing', own.filter(({ excluded }) => excluded.length === 0)],
  ])('is read in nine of ten %s', (_, some) => {
    const failed = wrong(some);
    expect(some.length).toBeGreaterThanOrEqual(25);
    expect(1 - failed.length / some.length, failed.map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(
      SHARE_MIN,
    );
  });

  it('is tried on sixty cases', () => expect(own.length).toBeGreaterThanOrEqual(60));
});

it('gives the words of a phrase in the space where languages meet', () => {
  const terms = (text: string, language: string) => exclusionsOf(text, language).map((one) => one.terms);
  expect(terms('Foam without fluorinated surfactants', 'en')).toEqual([['fluorin', 'surfact']]);
  expect(terms('无铅焊膏', 'zh')).toEqual(terms('lead-free solder', 'en'));
  expect(terms('катод без кобальта', 'ru')).toEqual(terms('cathode without cobalt', 'en'));
});

it('tells a use that is ruled out from a part that is left out', () => {
  const kinds = (text: string, language: string) =>
    excludedPhrases(text, language).map(({ kind, written }) => [kind, written]);
  expect(kinds('The sorbent is not suitable for drinking water.', 'en')).toEqual([['use', 'drinking water']]);
  expect(kinds('本吸附剂不适用于饮用水', 'zh')).toEqual([['use', '饮用水']]);
  expect(kinds('Сорбент не предназначен для питьевой воды.', 'ru')).toEqual([['use', 'питьевой воды']]);
});

it('never throws, and finds only what stands in the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('without', 'free of', '不含', '无', 'без', 'кроме', 'not', ' ', ',', '.', 'x', '的'))
      .map((a) => a.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'zh', 'ru', ''), (said, language) => {
      const plain = said.normalize('NFKC').replace(/\s+/gu, ' ');
      for (const { written } of excludedPhrases(said, language)) {
        expect(plain.includes(written.normalize('NFKC').replace(/\s+/gu, ' '))).toBe(true);
      }
    }),
  );
});
