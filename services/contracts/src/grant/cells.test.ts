import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COUNTRIES,
  cellsOf,
  DAYS,
  FIELDS,
  type Play,
  registeredOf,
  type Where,
  wantedOf,
} from '../../test/title-world.ts';
import { cellsWithin } from './cells.ts';
import type { RegisteredGrant } from './grant.ts';

const play: Play = {
  field: 'all',
  country: 'worldwide',
  from: 0,
  to: null,
  kind: 'simple',
  grantor: 'A',
  grantee: 'B',
  sublicensing: 'allowed',
  besides: [],
};
const original = { parents: [], original: true };

const places: fc.Arbitrary<Where> = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    country: fc.constantFrom(...COUNTRIES),
    from: fc.integer({ min: 0, max: DAYS.length - 1 }),
    days: fc.option(fc.integer({ min: 0, max: DAYS.length - 1 })),
  })
  .map(({ days, ...where }) => ({
    ...where,
    to: days === null ? null : Math.min(where.from + days, DAYS.length - 1),
  }));
/** A place, and the day that it was ended with: before it began, within it, or after it. */
const grants = fc.array(fc.tuple(places, fc.option(fc.integer({ min: 0, max: DAYS.length - 1 }))), { maxLength: 4 });

const names = (found: Iterable<{ id: string }>) => [...found].map(({ id }) => id).join(' ');
const dayOf = (point: string) => Number(point.split('/')[2]);

describe('the cells of what is wanted', () => {
  it('are every kind of point in it, once each: who covers it, who runs there, which marks reach it', () => {
    fc.assert(
      fc.property(places, grants, fc.array(places, { maxLength: 2 }), (wanted, given, marked) => {
        const register = given.map(([where, ended], number): RegisteredGrant => {
          const grant = registeredOf(number, { ...play, ...where }, original);
          return { ...grant, endedOn: ended === null ? null : (DAYS[ended] as string) };
        });
        const marks = marked.map((where, index) => ({ ...wantedOf({ ...play, ...where }), id: `mark-${index}` }));
        const found = cellsWithin(wantedOf({ ...play, ...wanted }), register, marks).map(
          ({ covering, running, marked: reached }) =>
            [names(covering), names(running), names(reached as Set<(typeof marks)[number]>)].join('/'),
        );
        const points = cellsOf(wanted).map((point) => {
          const covers = (where: Where) => cellsOf(where).includes(point);
          const covering = register.filter((_, index) => covers((given[index] as (typeof given)[number])[0]));
          const running = covering.filter(
            ({ endedOn }) => endedOn === null || dayOf(point) <= DAYS.indexOf(endedOn as (typeof DAYS)[number]),
          );
          const reached = marks.filter((_, index) => covers(marked[index] as Where));
          return [names(covering), names(running), names(reached)].join('/');
        });
        expect(found.length).toBe(new Set(found).size);
        expect(new Set(found)).toEqual(new Set(points));
      }),
      { numRuns: 1000 },
    );
  });
});
