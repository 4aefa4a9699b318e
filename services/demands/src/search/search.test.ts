import { type LocalizedText, organisationRefSchema, toMinor } from '@techbourse/domain';
import { actorHeaders } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, exampleSnapshot, testCompany, testContext } from '../../test/demands.ts';
import type { DemandSnapshot } from '../api/events.ts';
import type { DemandSearchAnswer } from '../api/search.ts';
import { buildServer } from '../server.ts';
import { toDocument } from './document.ts';
import { demandsIndex } from './settings.ts';

const ctx = await testContext();
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const named = organisationRefSchema.parse(testCompany({ name: 'Harbin Pumps', region: 'CN-HL' }).organisation);
const hidden = organisationRefSchema.parse(
  testCompany({ kind: 'agency', name: 'Altyn Bridge', country: 'KZ', region: 'KZ-AST' }).organisation,
);
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const titled = (text: string): { title: LocalizedText } => ({ title: english(text) });

const CORPUS: Partial<DemandSnapshot>[] = [
  {
    ...titled('A'),
    restrictions: { onlyCountries: ['CN'] },
    organisation: named,
    field: 'environment',
    ipc: ['C02F 1/58'],
    dealKinds: ['service'],
    readinessWanted: 6,
    budget: { max: cny('100000.00') },
    deadline: '2026-09-01',
    openedAt: '2026-01-01T00:00:00.000Z',
  },
  {
    ...titled('B'),
    organisation: named,
    kind: 'testing',
    field: 'energy',
    ipc: ['H01M 8/10'],
    readinessWanted: 4,
    budget: { min: cny('500000.00') },
    deadline: '2026-12-01',
    openedAt: '2026-02-01T00:00:00.000Z',
  },
  {
    ...titled('C'),
    organisation: hidden,
    anonymous: true,
    field: 'energy',
    ipc: ['F03D 80/40'],
    dealKinds: ['service'],
    budget: { min: cny('10000.00'), max: cny('20000.00') },
    openedAt: '2026-03-01T00:00:00.000Z',
  },
  {
    ...titled('D'),
    organisation: hidden,
    field: 'energy',
    ipc: ['F03D 80/40', 'C09D 175/04'],
    openedAt: '2026-04-01T00:00:00.000Z',
    budget: { max: { amount: '900000.00', currency: 'EUR' } },
    deadline: '2026-10-01',
  },
];

beforeAll(async () => {
  await ctx.search.apply(demandsIndex);
  await Promise.all(CORPUS.map((changes) => ctx.index.put(toDocument(exampleSnapshot(changes)))));
});

async function search(query: string): Promise<{ status: number; body: DemandSearchAnswer }> {
  const answer = await app.inject({ url: `/demands/search?${query}`, headers: await actorHeaders() });
  return { status: answer.statusCode, body: answer.json() };
}
const titles = async (query: string) => (await search(query)).body.items.map((item) => item.title.en?.text).join('');

describe('search', () => {
  it('shows everything newest first without words, with counts of every facet', async () => {
    const { body } = await search('');
    expect(body.items.map((item) => item.title.en?.text)).toEqual(['D', 'C', 'B', 'A']);
    expect(body.total).toBe(4);
    expect(body.facets).toMatchObject({
      kind: { technology: 3, testing: 1 },
      section: { C: 2, F: 2, H: 1 },
      class: { F03: 2 },
      field: { energy: 3, environment: 1 },
      dealKinds: { service: 4, non_exclusive_licence: 2 },
      readiness: { 4: 1, 6: 1 },
      country: { CN: 2, KZ: 2 },
      region: { 'CN-HL': 2, 'KZ-AST': 2 },
      language: { en: 4 },
      currency: { CNY: 3, EUR: 1 },
    });
  });

  it.each([
    ['kind=testing', 'B'],
    ['field=energy&section=F', 'DC'],
    ['class=C09', 'D'],
    ['subclass=C02F,H01M', 'BA'],
    ['dealKind=non_exclusive_licence&country=CN', 'B'],
    ['readinessMin=5', 'A'],
    ['readinessMin=3&readinessMax=5', 'B'],
    ['language=zh', ''],
    ['region=CN-HL', 'BA'],
    ['deadlineBefore=2026-10-01', 'DA'],
    // A demand without a deadline has all the time there is.
    ['deadlineAfter=2026-10-01', 'DCB'],
    ['currency=CNY&budgetMin=50000', 'BA'],
    ['currency=CNY&budgetMin=15000&budgetMax=200000', 'CA'],
    ['currency=EUR', 'D'],
    ['sort=deadline', 'ADBC'],
    ['sort=budget&currency=CNY', 'BAC'],
    [`organisation=${named.id}`, 'BA'],
  ])('%s finds %s', async (query, expected) => {
    expect(await titles(query)).toBe(expected);
  });

  it('turns pages by key in every order', async () => {
    for (const [query, expected] of [
      ['sort=newest', 'DCBA'],
      ['sort=deadline', 'ADBC'],
      ['sort=budget&currency=CNY', 'BAC'],
    ] as const) {
      let seen = '';
      let cursor = '';
      do {
        const { body } = await search(`${query}&limit=1${cursor && `&cursor=${cursor}`}`);
        seen += body.items[0]?.title.en?.text ?? '';
        cursor = body.nextCursor ?? '';
      } while (cursor);
      expect(seen).toBe(expected);
    }
  });

  it.each([
    ['sort=budget', '/currency'],
    ['budgetMin=5', '/currency'],
    ['currency=CNY&budgetMin=5&budgetMax=4', '/budgetMax'],
    ['readinessMin=5&readinessMax=4', '/readinessMax'],
    ['deadlineAfter=2026-02-01&deadlineBefore=2026-01-01', '/deadlineBefore'],
    ['section=Z', '/section/0'],
    ['colour=red', '/colour'],
    ['limit=101', '/limit'],
  ])('%s is a 400 at %s', async (query, pointer) => {
    const { status, body } = await search(query);
    expect(status).toBe(400);
    expect((body as unknown as { issues: { pointer: string }[] }).issues.map((issue) => issue.pointer)).toContain(
      pointer,
    );
  });

  it('marks what was found in plain text', async () => {
    const { body } = await search('q=sludge&limit=1');
    expect(body.items[0]?.highlights).toMatchObject([{ field: 'problem', language: 'en' }]);
    expect(body.items[0]?.highlights[0]?.text).toContain('⟦sludge⟧');
  });
});

describe('an anonymous demand in the index', () => {
  it('is shown without its company, and nothing of the document leads to it', async () => {
    const { body } = await search('country=KZ&sort=newest');
    const [, item] = body.items;
    expect(item).toMatchObject({ anonymous: true, organisation: { id: null, kind: 'company' } });
    expect(item?.organisation.name.en?.text).toBe('A company in Kazakhstan (KZ-AST), New energy and energy saving');
    const document = JSON.stringify(toDocument(exampleSnapshot({ ...CORPUS[2] })));
    for (const secret of [hidden.id, 'Altyn', 'agency']) expect(document).not.toContain(secret);
  });

  it('is not among the demands of its organisation, nor found by its name', async () => {
    expect(await titles(`organisation=${hidden.id}`)).toBe('D');
    expect(await titles('q=Altyn')).toBe('D');
    const { body } = await search(`organisation=${hidden.id}`);
    expect(body.total).toBe(1);
    expect(body.facets?.['dealKinds']).toEqual({ non_exclusive_licence: 1, service: 1 });
  });
});

it('a hit says whom it is not for', async () => {
  const { body } = await search('field=environment');
  expect(body.items).toMatchObject([{ restrictions: { onlyCountries: ['CN'] } }]);
});

it('an amount of the index is that of the demand in major units', () => {
  const { budget, budgetFrom } = toDocument(exampleSnapshot({ budget: { max: cny('1234567.89') } }));
  expect([budget, budgetFrom]).toEqual([Number(toMinor(cny('1234567.89'))) / 100, 0]);
});
