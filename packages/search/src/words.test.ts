import { beforeAll, describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { searchPage } from './page.ts';
import { inLanguages, rankingRules, textSettings } from './texts.ts';
import { type Closeness, documentWords, spelledExactly, WORDS } from './words.ts';

type Thing = { id: string; title_en?: string; title_zh?: string; title_ru?: string; at: number };
const SEARCHED = inLanguages('title');

const search = await testSearch();
const things = defineIndex<Thing>('words', {
  searchableAttributes: [...SEARCHED, ...WORDS],
  filterableAttributes: ['id', 'at'],
  sortableAttributes: ['id', 'at'],
  rankingRules: rankingRules('at'),
  ...textSettings,
  typoTolerance: { ...textSettings.typoTolerance, disableOnAttributes: spelledExactly(SEARCHED) },
});

const TITLES = [
  ['spreader', 'en', 'Graphene heat spreader'],
  ['film', 'zh', '石墨烯薄膜的制备'],
  ['antibody', 'en', 'Antibody against IL-6'],
  ['aircraft', 'ru', 'Самолёт с жёстким крылом для учёта посевов'],
  ['water', 'ru', 'Охлаждение горячей воды'],
  ['hydrogen', 'ru', 'Водород с малой массой баллона'],
  ['brake', 'zh', '碳纤维增强陶瓷刹车盘'],
  ['analyser', 'en', 'Static analyser for C++ control software'],
  ['vanadium', 'en', 'Vanadium flow battery at 40 °C'],
  ['network', 'en', 'Network of sensors'],
  ['dotnet', 'en', 'Scheduler for .NET services'],
  ['tnf', 'en', 'An antibody lowers TNF-α in synovial fluid'],
  ['wide', 'en', 'Ｆｕｌｌ－ｗｉｄｔｈ ＡＢ１２３４ sensor'],
  ['german', 'en', 'Grünstahl und Größe: direct reduction of iron ore'],
] as const;

beforeAll(async () => {
  await search.apply(things);
  const writer = search.writer(things);
  await Promise.all(
    TITLES.map(([id, language, text], at) =>
      writer.put({
        id,
        [`title_${language}`]: text,
        at,
        ...documentWords({ title: [{ language, text }], text: [] }),
      } as Thing),
    ),
  );
});

const pageOf = (text: string, closeness: Closeness, more: object = {}) =>
  searchPage(search, things, {
    text,
    closeness,
    filter: [],
    limit: 20,
    asOf: { attribute: 'at', ms: 1000 },
    show: [],
    facets: [],
    highlight: SEARCHED,
    ...more,
  });
const found = async (text: string, closeness: Closeness = 'every word', more: object = {}) =>
  (await pageOf(text, closeness, more)).hits.map(({ document }) => document.id);

describe('a search by words', () => {
  it.each([
    ['graphene', ['film', 'spreader']],
    ['石墨烯', ['film', 'spreader']],
    ['графен', ['film', 'spreader']],
    ['учет', ['aircraft']],
    ['жесткий самолет', ['aircraft']],
    ['вода', ['water']],
    ['масло', []],
    ['纤维', ['brake']],
    ['carbon fibre', ['brake']],
    ['C++', ['analyser']],
    ['C#', []],
    ['.NET', ['dotnet']],
    ['TNF-alpha', ['tnf']],
    ['AB1234', ['wide']],
    ['Grosse', ['german']],
    ['GRÖSSE', ['german']],
    ['graphene antibody', []],
  ])('that must all be there: %s', async (query, expected) => {
    expect((await found(query)).sort()).toEqual(expected);
  });

  it('never drops all words: who asks for two things gets those that are one of them', async () => {
    expect((await found('graphene antibody', 'some words')).sort()).toEqual(['antibody', 'film', 'spreader', 'tnf']);
    const newest = { name: 'newest', attribute: 'at', direction: 'desc' } as const;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await pageOf('graphene antibody', 'most words', { order: newest, limit: 1, cursor });
      seen.push(...page.hits.map(({ document }) => document.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['tnf', 'antibody', 'film', 'spreader']);
  });

  it('puts what has all words first, and marks them in the texts as they are written', async () => {
    const { hits } = await pageOf('graphene spreader', 'some words');
    expect(hits[0]).toMatchObject({
      document: { id: 'spreader' },
      highlights: [{ field: 'title', language: 'en', text: '⟦Graphene⟧ heat ⟦spreader⟧' }],
    });
  });

  it('says about as many as there are, each once', async () => {
    const { total, hits } = await pageOf('石墨烯', 'some words');
    expect(total).toBe(2);
    expect(hits).toHaveLength(2);
  });

  it('in an index in which nothing has words yet goes by texts as they are written', async () => {
    const bare = defineIndex<Thing>('bare', things.settings);
    await search.apply(bare);
    const request = { filter: [], limit: 5, show: [], facets: [], highlight: [], asOf: { attribute: 'at', ms: 1000 } };
    const ask = () => searchPage(search, bare, { ...request, text: 'sensor', closeness: 'some words' });
    expect((await ask()).hits).toEqual([]);
    await search.writer(bare).put({ id: 'old', title_en: 'Sensor', at: 1 });
    expect((await ask()).hits.map(({ document }) => document.id)).toEqual(['old']);
  });
});
