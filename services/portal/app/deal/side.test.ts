import { expect, it } from 'vitest';
import { agencyIn, counterparts, isUnnamed, pathOf, turnOf } from './side.ts';

const seller = {
  id: 's',
  kind: 'university' as const,
  name: { en: { text: 'Institute', origin: 'person' as const } },
  country: 'CN' as const,
};
const buyer = { ...seller, id: null, name: { en: { text: 'A company in China', origin: 'person' as const } } };

it('the other side is who stands across the table; to the operator both', () => {
  expect(counterparts({ side: 'seller', seller, buyer })).toEqual([buyer]);
  expect(counterparts({ side: 'buyer', seller, buyer })).toEqual([seller]);
  expect(counterparts({ side: null, seller, buyer })).toEqual([seller, buyer]);
});

it('whose turn it is depends on who reads', () => {
  const next = { act: 'answer_enquiry' as const, by: 'seller' as const, until: null };
  expect((['seller', 'buyer', null] as const).map((side) => turnOf({ next, side }))).toEqual([
    'own',
    'other',
    'either',
  ]);
  expect(turnOf({ next: { ...next, by: null }, side: 'seller' })).toBe('either');
  expect(turnOf({ next: null, side: 'seller' })).toBe('nobody');
});

it('only the company that is not named yet names itself by what it does', () => {
  expect(isUnnamed({ side: 'buyer', buyerNamed: false })).toBe(true);
  expect(isUnnamed({ side: 'seller', buyerNamed: false })).toBe(false);
  expect(isUnnamed({ side: 'buyer', buyerNamed: true })).toBe(false);
});

it('a step stands on the path between what is done and what lies ahead; a lost deal ends where it stood', () => {
  const states = (stage: Parameters<typeof pathOf>[0]['stage'], events: object[] = []) =>
    pathOf({ stage, events: events as never }).map(({ stage: one, state }) => `${one} ${state}`);
  expect(states('evaluation')).toEqual([
    'enquiry done',
    'nda done',
    'evaluation present',
    'negotiation ahead',
    'agreed ahead',
    'signed ahead',
  ]);
  expect(states('lost', [{ kind: 'lost', from: 'nda' }])).toEqual(['enquiry done', 'nda done', 'lost present']);
  expect(states('signed').at(-1)).toBe('signed present');
});

it('an agency stands under its name with what it did for a side', () => {
  const agencies = [{ organisationId: 'a', name: 'Bridge', sides: [], actsFor: [], declaredAt: null, acceptedBy: [] }];
  const event = { agencyId: 'a' } as Parameters<typeof agencyIn>[1];
  expect(agencyIn({ agencies }, event)).toBe('Bridge');
  expect(agencyIn({ agencies }, { ...event, agencyId: null })).toBeUndefined();
});
