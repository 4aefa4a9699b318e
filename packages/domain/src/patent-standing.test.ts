import { describe, expect, it } from 'vitest';
import { dayOrMonthSchema, isBefore } from './calendar.ts';
import { officeOf, patentPlaceSchema, standingIn, standingOf } from './patent-standing.ts';

const cn = (...legalEvents: [on: string, kind: 'granted' | 'lapsed' | 'restored' | 'fee_paid' | 'licensed'][]) => ({
  publicationNumber: 'CN110569471B',
  legalEvents: legalEvents.map(([on, kind]) => ({ on, kind, country: 'CN' })),
});

describe('where a right stands', () => {
  it.each([
    ['live when nothing is known', cn(), 'live'],
    ['live when granted', cn(['2021-01-05', 'granted']), 'live'],
    [
      'over once it lapsed, whatever the order of the list',
      cn(['2024-02', 'lapsed'], ['2021-01-05', 'granted']),
      'over',
    ],
    ['live once it was restored', cn(['2024-01-05', 'lapsed'], ['2024-06-01', 'restored']), 'live'],
    ['over although a licence was recorded later', cn(['2024-01-05', 'lapsed'], ['2024-06-01', 'licensed']), 'over'],
    [
      'over at an office for several states',
      {
        publicationNumber: 'EP1234567B1',
        legalEvents: [{ on: '2020-03-01', kind: 'invalidated', country: 'EP' }],
      },
      'over',
    ],
    [
      'partly over where one country of a regional patent is gone',
      {
        publicationNumber: 'EP1234567B1',
        legalEvents: [{ on: '2020-03-01', kind: 'lapsed', country: 'FR' }],
      },
      'partly_over',
    ],
    [
      'partly over where one member of the family is gone',
      {
        ...cn(['2024-01-05', 'lapsed']),
        family: [{ publicationNumber: 'US10123456B2' }],
      },
      'partly_over',
    ],
    [
      'over where every member is gone, the international application aside',
      {
        ...cn(['2024-01-05', 'lapsed']),
        family: [
          { publicationNumber: 'WO2019123456A1' },
          { publicationNumber: 'EA012345B1', legalEvents: [{ on: '2023-01-01', kind: 'expired', country: 'EA' }] },
        ],
      },
      'over',
    ],
    [
      'told apart for two documents of one office',
      {
        ...cn(['2024-01-05', 'lapsed']),
        family: [{ publicationNumber: 'CN110569472B' }],
      },
      'partly_over',
    ],
  ] as const)('is %s', (_what, patent, standing) => {
    expect(standingOf(patent as Parameters<typeof standingOf>[0])).toBe(standing);
  });

  it('is at countries and at the offices that grant for several', () => {
    for (const place of ['CN', 'EP', 'EA', 'WO', 'AP', 'OA', 'SU']) expect(patentPlaceSchema.parse(place)).toBe(place);
    expect(patentPlaceSchema.safeParse('XX').success).toBe(false);
    expect(officeOf({ applicationNumber: 'PCT/CN2019/123456' })).toBe('WO');
  });
});

it('a day may be known by its month alone, which is before no day of its own', () => {
  expect(dayOrMonthSchema.parse('2019-08')).toBe('2019-08');
  expect(dayOrMonthSchema.parse('2019-08-31')).toBe('2019-08-31');
  for (const text of ['2019-13', '2019', '2019-08-32', '1500-01-01']) {
    expect(dayOrMonthSchema.safeParse(text).success).toBe(false);
  }
  expect(isBefore('2019-07', '2019-08-01')).toBe(true);
  expect(isBefore('2019-08', '2019-08-31')).toBe(false);
  expect(isBefore('2019-08-31', '2019-08')).toBe(false);
});

describe('where a right stands in some countries', () => {
  const lapsed = (country: string) => ({ on: '2024-01-05', kind: 'lapsed' as const, country });
  const family = {
    publicationNumber: 'CN110569471B',
    family: [
      { publicationNumber: 'EP1234567B1', legalEvents: [lapsed('DE')] },
      { publicationNumber: 'EA012345B1', legalEvents: [lapsed('EA')] },
    ],
  };

  it.each([
    ['over where it lapsed', ['DE'], 'over'],
    ['live elsewhere', ['CN'], 'live'],
    ['live in the other states of the regional patent', ['FR', 'IT'], 'live'],
    ['over in every state of a regional patent that is over', ['KZ', 'RU'], 'over'],
    ['partly over where one of them is', ['CN', 'DE'], 'partly_over'],
    ['as the whole family where nothing is known', ['BR'], 'live'],
  ])('%s', (_what, countries, standing) => {
    expect(standingIn(family, countries)).toBe(standing);
  });

  it('is over everywhere with its family', () => {
    expect(standingIn({ publicationNumber: 'CN110569471B', legalEvents: [lapsed('CN')] }, ['BR', 'CN'])).toBe('over');
  });
});
