import { testActor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import type { ListingContent } from '../api/content.ts';
import type { SearchListings } from '../api/search.ts';
import { importListings } from '../listing/import.ts';
import { searchListings } from './search.ts';
import { rebuildListings } from './sync.ts';

const ctx = await testContext();
const china = testActor({ country: 'CN', name: 'Harbin Institute' });
const russia = testActor({ country: 'RU', kind: 'institute', name: 'Kurchatov Centre' });

const person = (text: string) => ({ text, origin: 'person' as const });
type Given = Omit<Partial<ListingContent>, 'title' | 'abstract'> & { title?: string; abstract?: string };
const english = ({ title, abstract, ...rest }: Given): ListingContent =>
  readyContent({
    keywords: [],
    ipc: ['G01N 33/00'],
    ...rest,
    title: { en: person(title ?? 'A device') },
    abstract: { en: person(abstract ?? 'It does what it should.') },
  });

/** A small market; the names say what each listing is there for. */
const CORPUS: Record<string, ListingContent> = {
  in_title: english({ title: 'Graphene aerogel' }),
  both_in_abstract: english({ title: 'Light foam', abstract: 'A foam made of graphene aerogel for oil spills.' }),
  apart_in_abstract: english({ title: 'Filter', abstract: 'Graphene is mixed in, and then dried to an aerogel.' }),
  keyword: english({ title: 'Porous carbon', keywords: ['graphene aerogel'] }),
  one_word: english({ title: 'Graphene ink', abstract: 'Printed circuits.', ipc: ['C09D 11/52', 'H05K 1/09'] }),
  common_word: english({ title: 'Graphene paste', abstract: 'Heaters.' }),
  rare_word: english({ title: 'Silica aerogel pane', abstract: 'Windows.' }),
  lidar: english({
    title: 'Lidar for tractors',
    ipc: ['G01S 17/00'],
    readiness: level(7),
    restrictions: { notCountries: ['KP'] },
  }),
  radar: english({ title: 'Radar for tractors', ipc: ['G01S 13/00'], readiness: level(3) }),
  steel: english({ title: 'Welding of 316L steel', ipc: ['B23K 9/00'] }),
  other_steel: english({ title: 'Welding of 314L steel', ipc: ['B23K 9/00'] }),
  chinese: readyContent({
    ipc: ['C02F 1/28'],
    keywords: ['吸附剂'],
    title: { zh: person('石墨烯复合材料去除水中氟离子') },
    abstract: { zh: person('本成果利用石墨烯复合吸附剂，在低压下高效去除饮用水中的氟离子。') },
  }),
  russian: readyContent({
    ipc: ['C02F 1/28'],
    keywords: ['сорбент'],
    title: { ru: person('Сорбенты для очистки сточных вод') },
    abstract: { ru: person('Сорбент извлекает тяжёлые металлы из сточных вод предприятий.') },
    offers: ['assignment'],
  }),
  patent: readyContent({
    kind: 'patent',
    title: { en: person('Valve') },
    abstract: { en: person('A valve as in CN110569472A, but better.') },
    keywords: ['valve'],
    ipc: ['F16K 1/00'],
    patent: { publicationNumber: 'CN110569471A', applicationNumber: 'CN201910823456.0' },
  }),
  hidden: readyContent({
    unpublishedInvention: true,
    title: { en: person('Secret zeppelin') },
    abstract: { en: person('Nobody may read about the zeppelin yet.') },
    keywords: ['zeppelin'],
    ipc: ['B64B 1/00'],
    tiers: {},
  }),
  partly_hidden: english({
    title: 'Quiet fan',
    abstract: 'The serrated blade of an owl.',
    tiers: { abstract: 'T1' },
    contact: { email: 'owl@example.org' },
  }),
};

function level(value: number): NonNullable<ListingContent['readiness']> {
  return { scale: 'trl', level: value, origin: 'self_declared' };
}

/** All that speak of graphene, in any language. */
const GRAPHENE = 'apart_in_abstract both_in_abstract chinese common_word in_title keyword one_word'.split(' ');

const nameOf = new Map<string, string>();

beforeAll(async () => {
  const names = Object.keys(CORPUS);
  for (const [owner, mine] of [
    [china, names.filter((name) => name !== 'russian')],
    [russia, ['russian']],
  ] as const) {
    const rows = mine.map((name) => ({ source: 'test', externalId: name, publish: true, ...CORPUS[name] }));
    const answer = await importListings(ctx, owner, rows, {});
    for (const result of answer.results) nameOf.set(result.id ?? '', result.externalId ?? '');
    expect(answer.counts.rejected).toBe(0);
  }
  await rebuildListings(ctx);
});
afterAll(() => ctx.close());

const search = (input: Partial<SearchListings>) => searchListings(ctx, { limit: 20, ...input });
const found = async (input: Partial<SearchListings>) =>
  (await search(input)).items.map((item) => nameOf.get(item.id) ?? item.id);

describe('order of hits', () => {
  it('title, then keyword, then abstract, then the rarer word alone, then the common one in whatever language', async () => {
    const order = await found({ q: 'graphene aerogel' });
    expect(order.slice(0, 2)).toEqual([
      'in_title', // both words in the title
      'keyword', // both in a keyword, next in line after titles
    ]);
    expect(order.slice(2, 4).sort()).toEqual(['apart_in_abstract', 'both_in_abstract']);
    // one word, the one that fewer listings have, and then those with the common one alone
    expect(order.slice(4)).toEqual(['rare_word', 'one_word', 'common_word', 'chinese']);
  });

  it('one word: titles, then keywords, then abstracts, where an earlier place counts more', async () => {
    const order = await found({ q: 'graphene' });
    expect(order.slice(0, 3).sort()).toEqual(['common_word', 'in_title', 'one_word']);
    expect(order.filter((name) => /keyword|abstract/.test(name))).toEqual([
      'keyword',
      'apart_in_abstract',
      'both_in_abstract',
    ]);
  });

  it('forgives a slip in a long word and none in a number', async () => {
    expect((await found({ q: 'graphine aerogell' }))[0]).toBe('in_title');
    expect(await found({ q: '316L' })).toEqual(['steel']);
  });

  it('sorts by level and by the end of validity when asked', async () => {
    expect(await found({ q: 'tractors', sort: 'readiness' })).toEqual(['lidar', 'radar']);
    expect((await search({ sort: 'expiring', limit: 3 })).items).toHaveLength(3);
  });
});

describe('three languages', () => {
  it('finds Chinese by a word inside an unspaced sentence', async () => {
    for (const q of ['石墨烯', '氟离子 吸附剂', '饮用水']) expect((await found({ q }))[0], q).toBe('chinese');
  });

  it('finds what another language says, whatever the language of the query', async () => {
    for (const q of ['石墨烯', 'графен', 'graphene']) expect((await found({ q })).sort(), q).toEqual(GRAPHENE);
    expect(await found({ q: 'graphene adsorbent', words: 'all' })).toEqual(['chinese']);
    expect(await found({ q: '重金属', words: 'all' })).toEqual(['russian']);
  });

  it('finds Russian by its words', async () => {
    for (const q of ['очистки сточных вод', 'сорбент', 'очистка сточной воды'])
      expect((await found({ q }))[0], q).toBe('russian');
    expect(await found({ q: 'очистка сточной воды', words: 'all' })).toEqual(['russian']);
  });

  it('filters by the language of the text', async () => {
    expect(await found({ language: ['ru'], kind: ['research_result'], offer: ['assignment'] })).toEqual(['russian']);
  });
});

describe('codes and numbers', () => {
  it('a patent number in any spelling hits exactly and nothing near it', async () => {
    for (const q of [
      'CN110569471A',
      'CN 110569471 A',
      'cn110569471',
      'ZL201910823456.0',
      'CN201910823456.0',
      'CN-110569471-A',
    ]) {
      expect(await found({ q }), q).toEqual(['patent']);
    }
    expect(await found({ q: 'CN110569472A' })).toEqual([]);
    expect(await found({ number: 'CN 110569471 A', kind: ['patent'] })).toEqual(['patent']);
    await expect(search({ number: 'hello' })).rejects.toMatchObject({ kind: 'VALIDATION' });
  });

  it('a code finds all below it', async () => {
    expect((await found({ q: 'G01S' })).sort()).toEqual(['lidar', 'radar']);
    expect(await found({ q: 'G01S 17/00' })).toEqual(['lidar']);
    expect((await found({ section: ['G'], subclass: ['G01S'], readinessMin: 5 })).sort()).toEqual(['lidar']);
  });
});

describe('filters and facets', () => {
  it('count what is found, by every facet', async () => {
    const { total, facets } = await search({ subclass: ['C02F', 'G01S'] });
    expect(total).toBe(4);
    expect(facets).toMatchObject({
      kind: { research_result: 4 },
      class: { C02: 2, G01: 2 },
      field: { environment: 2, electronics: 2 },
      country: { CN: 3, RU: 1 },
      language: { en: 2, zh: 1, ru: 1 },
      offers: { assignment: 1, joint_development: 3, non_exclusive_licence: 3 },
      readiness: { '3': 1, '5': 2, '7': 1 },
    });
    expect(await found({ organisation: russia.organisation.id, organisationKind: ['institute'] })).toEqual(['russian']);
    expect(await found({ country: ['RU'] })).toEqual(['russian']);
    expect(await found({ readinessMax: 3 })).toEqual(['radar']);
  });
});

describe('highlights', () => {
  it('mark the words in plain text, and texts cannot forge the marks', async () => {
    const [hit] = (await search({ q: 'lidar' })).items;
    expect(hit?.highlights).toEqual([{ field: 'title', language: 'en', text: '⟦Lidar⟧ for tractors' }]);
    expect((await search({ kind: ['patent'] })).items[0]?.highlights).toEqual([]);
  });

  it('a hit says whom it is not for', async () => {
    const { items } = await search({ q: 'lidar' });
    expect(items[0]).toMatchObject({ restrictions: { notCountries: ['KP'] } });
  });
});

describe('what is not for everyone', () => {
  it('cannot be found, counted or read in the index', async () => {
    for (const q of ['zeppelin', '飞艇', 'цеппелин']) expect(await found({ q }), q).toEqual([]);
    expect(await found({ q: 'serrated owl' })).toEqual([]);
    const [hidden] = (await search({ class: ['B64'] })).items;
    expect(hidden?.title.en?.text).toBe('Unpublished invention: Aviation and space (B64)');
    const stored = await ctx.search.client.index(`${ctx.config.INDEX_PREFIX}listings`).getDocuments({ limit: 100 });
    expect(stored.results).toHaveLength(Object.keys(CORPUS).length);
    expect(JSON.stringify(stored.results)).not.toMatch(/zeppelin|serrated|example\.org|B64B/i);
  });
});
