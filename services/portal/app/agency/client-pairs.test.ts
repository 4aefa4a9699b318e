import type { Schemas } from '@techbourse/client';
import { expect, it } from 'vitest';
import { clientSides } from './cases.ts';
import { clientPairs } from './client-pairs.ts';

const mandate = (id: string, client: string, record?: string) => ({
  id,
  client: { id: client, name: {} },
  about: record ? { kind: 'listing' as const, id: record } : { kind: 'all' as const },
  rights: [],
});
const pair = (listing: string, demand: string) =>
  ({
    id: `${listing}_${demand}`,
    listing: { organisation: { id: listing } },
    demand: { organisation: { id: demand } },
  }) as unknown as Schemas['Pair'];

it('a pair is decided for the client whose record it is, for the one asked for where both are clients', () => {
  const inForce = [mandate('m1', 'a'), mandate('m2', 'b')];
  const of = (pairs: Schemas['Pair'][], asked?: string) =>
    clientPairs(pairs, inForce, asked).map(({ side, mandate: by, isBoth }) => [side, by.id, isBoth]);
  expect(of([pair('a', 'x'), pair('x', 'b'), pair('x', 'y')])).toEqual([
    ['listing', 'm1', false],
    ['demand', 'm2', false],
  ]);
  expect(of([pair('a', 'b')])).toEqual([['listing', 'm1', true]]);
  expect(of([pair('a', 'b')], 'b')).toEqual([['demand', 'm2', true]]);
  // A mandate for one record does not reach the others.
  expect(clientPairs([pair('a', 'x')], [mandate('m1', 'a', 'l')])).toEqual([]);
});

it('a case can be worked on for each side whose mandate covers it', () => {
  const deal = { seller: { id: 'a' }, buyer: { id: 'b' }, listing: { id: 'l' }, demand: { id: 'd' } };
  const sides = (...inForce: ReturnType<typeof mandate>[]) =>
    clientSides(deal, inForce).map(({ side, mandate: { id } }) => [side, id]);
  expect(sides(mandate('m1', 'a'), mandate('m2', 'b'))).toEqual([
    ['seller', 'm1'],
    ['buyer', 'm2'],
  ]);
  expect(sides(mandate('m1', 'a', 'l'))).toEqual([['seller', 'm1']]);
  expect(sides(mandate('m1', 'a', 'other'))).toEqual([]);
  expect(clientSides({ ...deal, buyer: { id: null } }, [mandate('m2', 'b')])).toEqual([]);
});
