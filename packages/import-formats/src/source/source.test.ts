import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNames, mappingOf } from './index.ts';

const options = { publish: true, today: '2026-03-31' };
const formats = (['listings', 'demands'] as const).flatMap((kind) =>
  formatNames(kind).map((format) => ({ kind, format })),
);

describe('every format', () => {
  it.each(formats)('takes any row at all: $kind $format', ({ kind, format }) => {
    const mapping = mappingOf(kind, format, options);
    const known = fc.constantFrom(
      'id',
      'title',
      'text',
      'lang',
      'keywords',
      'deadline',
      'close',
      'family',
      'ipc',
      'kind',
    );
    const row = fc.dictionary(fc.oneof(known, fc.string()), fc.jsonValue(), { maxKeys: 8 });
    fc.assert(
      fc.property(row, (given) => {
        const before = JSON.stringify(given);
        const made = mapping(given);
        expect(typeof made.source === 'string' || format === 'own').toBe(true);
        expect(Object.values(made)).not.toContain(undefined);
        expect(JSON.stringify(given)).toBe(before);
        expect(mapping(given)).toEqual(made);
      }),
    );
  });

  it.each(formats)('says whether the record goes to the market: $kind $format', ({ kind, format }) => {
    const flag = kind === 'listings' ? 'publish' : 'open';
    for (const publish of [true, false]) {
      const row = { id: 'x', title: 'A title', text: 'A text.', lang: 'en', status: 'open' };
      expect(mappingOf(kind, format, { ...options, publish })(row)[flag]).toBe(publish);
    }
  });

  it('that the kind does not have is refused with those that it has', () => {
    expect(() => mappingOf('demands', 'patents', options)).toThrow('own, sbir, eu-calls');
    expect(() => mappingOf('listings', 'toString', options)).toThrow('there is no format "toString"');
  });
});

describe('own rows', () => {
  it('are as an export wrote them: origin and place on the market are kept', () => {
    const row = { id: 'a-1', source: 'erp', externalId: '7', publish: false, title: { en: { text: 'T' } } };
    expect(mappingOf('listings', 'own', options)(row)).toEqual(row);
  });

  it('without an origin are known by their id', () => {
    const made = mappingOf('demands', 'own', options)({ id: 'a-1', kind: 'technology' });
    expect(made).toEqual({ id: 'a-1', source: 'own', externalId: 'a-1', kind: 'technology', open: true });
  });
});

describe('programmes for small businesses', () => {
  const award = { id: 'x-1', title: '', text: 'First one. Second.', phase: 'Phase II', agency: ['NASA'], lang: 'en' };
  const topic = { id: 'n-1', title: '001', text: 'Long.', close: 'June 06, 2013', lang: 'en' };

  it('give awards as research results, with a title made of the text where there is none', () => {
    expect(mappingOf('listings', 'sbir', options)(award)).toMatchObject({
      source: 'sbir',
      externalId: 'x-1',
      publish: true,
      kind: 'research_result',
      title: { en: { text: 'First one.', origin: 'person' } },
      keywords: ['NASA'],
      readiness: { level: 5 },
    });
    const first = mappingOf('listings', 'sbir', options)({ ...award, phase: 'Phase I', agency: undefined });
    expect(first).toMatchObject({ readiness: { level: 3 }, keywords: ['SBIR'] });
  });

  it('give topics as demands, with a deadline only when it lies ahead', () => {
    const made = (close: string) => mappingOf('demands', 'sbir', options)({ ...topic, close });
    expect(made('June 06, 2013')).not.toHaveProperty('deadline');
    expect(made('2026-03-31')).not.toHaveProperty('deadline');
    expect(made('April 01, 2026')).toMatchObject({ open: true, deadline: '2026-04-01' });
    expect(made('some day')).toMatchObject({ open: true, problem: { en: { text: 'Long.' } } });
  });
});

describe('calls of European programmes', () => {
  const call = {
    id: 'HORIZON-1',
    call: 'HORIZON',
    title: 'Fish <b>health</b>',
    text: 'We seek vaccines.',
    programme: 'Horizon',
    keywords: 'vaccines; fish, HORIZON-1',
    lang: 'en',
    deadline: '2026-09-01T17:00:00',
    budgetMin: 1_000_000,
    budgetMax: 2_500_000.5,
  };
  const mapping = mappingOf('demands', 'eu-calls', options);

  it('are demands for joint research with budget and deadline', () => {
    expect(mapping(call)).toMatchObject({
      externalId: 'HORIZON-1',
      open: true,
      kind: 'joint_research',
      title: { en: { text: 'Fish health' } },
      keywords: ['Horizon', 'vaccines', 'fish'],
      deadline: '2026-09-01',
      budget: {
        min: { amount: '1000000.00', currency: 'EUR' },
        max: { amount: '2500000.50', currency: 'EUR' },
      },
    });
  });

  it('that are over are kept, but not opened', () => {
    for (const over of [{ deadline: '2026-03-31' }, { deadline: '2020-01-01' }, { status: 'closed' }]) {
      expect([over, mapping({ ...call, ...over }).open]).toEqual([over, false]);
    }
    expect(mapping({ ...call, deadline: '2020-01-01' })).not.toHaveProperty('deadline');
  });

  it('without a sum have no budget', () => {
    for (const budgetMax of [0, -5, 'much', undefined]) {
      expect(mapping({ ...call, budgetMin: undefined, budgetMax })).not.toHaveProperty('budget');
    }
  });
});

describe('patents', () => {
  const row = {
    id: 'US7413663',
    kind: 'B2',
    title: 'Water',
    text: 'An apparatus. | 一种水处理装置及方法。',
    lang: 'en',
    priority: ['2007-08-29', '1994-09-26'],
    family: ['US7413663', 'EP1A1'],
    ipc: ['C02F3/00'],
    applicants: ['Acme &amp; Sons', ''],
  };
  const mapping = mappingOf('listings', 'patents', options);

  it('have their number with its kind, the earliest priority, their family and the machine translation', () => {
    expect(mapping(row)).toMatchObject({
      abstract: { en: { text: 'An apparatus.', origin: 'person' }, zh: { origin: 'machine' } },
      patent: {
        publicationNumber: 'US7413663B2',
        priorityOn: '1994-09-26',
        familyId: 'EP1A1',
        applicants: [{ name: 'Acme & Sons' }],
      },
    });
    expect(mapping({ ...row, id: 'EP1234567A1' })).toMatchObject({ patent: { publicationNumber: 'EP1234567A1' } });
  });

  it('keep a bar in a text that is no translation', () => {
    expect(mapping({ ...row, text: 'Left | right' })).toMatchObject({ abstract: { en: { text: 'Left | right' } } });
    expect(mapping({ ...row, text: '' })).not.toHaveProperty('abstract');
  });
});
