import fc from 'fast-check';
import type { Settings } from 'meilisearch';
import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { completeSettings, differingSettings } from './settings.ts';
import { inLanguages, rankingRules, textSettings } from './texts.ts';

const names = fc.uniqueArray(fc.constantFrom('title', 'year', 'tags', 'owner'), { maxLength: 4 });
const wantedSettings: fc.Arbitrary<Settings> = fc.record(
  {
    searchableAttributes: names,
    filterableAttributes: names,
    sortableAttributes: names,
    stopWords: names,
    rankingRules: names,
    distinctAttribute: fc.constantFrom('year', null),
  },
  { requiredKeys: [] },
);

/** What Meilisearch says of an index that nobody gave settings. */
const EMPTY: Settings = {
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  stopWords: [],
  distinctAttribute: null,
  displayedAttributes: ['*'],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
};
const SETS = new Set(['filterableAttributes', 'sortableAttributes', 'stopWords']);
const comparable = (name: string, value: unknown) =>
  JSON.stringify(SETS.has(name) ? (value as string[]).toSorted() : value);

describe('the settings of an index', () => {
  it('do not differ from themselves, nor for what Meilisearch adds by itself', () => {
    fc.assert(
      fc.property(wantedSettings, (wanted) => {
        const actual = { ...EMPTY, ...wanted, searchCutoffMs: 1500, proximityPrecision: 'byWord' } as Settings;
        expect(differingSettings(wanted, actual)).toEqual([]);
      }),
    );
  });

  it('differ in exactly what somebody changed, also where the definition says nothing', () => {
    fc.assert(
      fc.property(wantedSettings, wantedSettings, (wanted, changed) => {
        const own: Record<string, unknown> = { ...EMPTY, ...wanted };
        const due = Object.entries(changed)
          .filter(([name, value]) => name in own && comparable(name, own[name]) !== comparable(name, value))
          .map(([name]) => name);
        const differing = differingSettings(wanted, { ...own, ...changed } as Settings);
        expect(differing.toSorted().join()).toBe(due.toSorted().join());
      }),
      { numRuns: 500 },
    );
  });

  it('do not differ for the order of a list that has none, and do for that of ranking rules', () => {
    const wanted: Settings = { filterableAttributes: ['a', 'b'], rankingRules: ['words', 'typo'] };
    const actual = completeSettings(wanted);
    expect(differingSettings(wanted, { ...actual, filterableAttributes: ['b', 'a'] })).toEqual([]);
    expect(differingSettings(wanted, { ...actual, rankingRules: ['typo', 'words'] })).toEqual(['rankingRules']);
  });

  it('differ for a part of a nested setting that is wanted, and not for its other parts', () => {
    const wanted: Settings = { typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5 } } };
    const actual = (oneTypo: number) =>
      ({
        ...completeSettings(wanted),
        typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo, twoTypos: 9 } },
      }) as Settings;
    expect(differingSettings(wanted, actual(5))).toEqual([]);
    expect(differingSettings(wanted, actual(4))).toEqual(['typoTolerance']);
  });

  it('differ for synonyms where none are wanted', () => {
    expect(differingSettings({}, { ...completeSettings({}), synonyms: { sea: ['ocean'] } })).toEqual(['synonyms']);
  });
});

describe('settings as code', () => {
  it('are found unchanged in Meilisearch after apply, and again after somebody changed them', async () => {
    const search = await testSearch();
    const index = defineIndex('texts', {
      searchableAttributes: [...inLanguages('title'), 'tags'],
      filterableAttributes: ['year', 'tags'],
      sortableAttributes: ['year'],
      rankingRules: rankingRules('year'),
      ...textSettings,
    });
    await search.apply(index);
    expect((await search.inspect(index))?.differing).toEqual([]);
    const foreign = { stopWords: ['the'], rankingRules: ['words'], synonyms: { sea: ['ocean'] } };
    await search.client.index(search.uidOf(index)).updateSettings(foreign).waitTask();
    expect((await search.inspect(index))?.differing.toSorted()).toEqual(['rankingRules', 'stopWords', 'synonyms']);
    await search.apply(index);
    expect((await search.inspect(index))?.differing).toEqual([]);
  });
});
