import fc from 'fast-check';
import { COUNTRIES, cellsOf, DAYS, FIELDS, OWNERS, type Play, type Where } from './title-world.ts';

const LAST = DAYS.length - 1;

const EVERYWHERE: Where = { field: 'all', country: 'worldwide', from: 0, to: null };

const where: fc.Arbitrary<Where> = fc
  .record({
    field: fc.constantFrom('all' as const, ...FIELDS),
    country: fc.constantFrom('worldwide' as const, ...COUNTRIES),
    from: fc.nat(LAST),
    length: fc.option(fc.nat(LAST)),
  })
  .map(({ from, length, ...rest }) => ({ ...rest, from, to: length === null ? null : Math.min(LAST, from + length) }));

/** A grant that somebody tries, given those tried before. */
export const plays: fc.Arbitrary<(before: readonly Play[]) => Play> = fc
  .record({
    where,
    // Mostly somebody hands on, whole or in part, what it got before; now and then anybody tries anything.
    from: fc.nat(60),
    free: fc.boolean(),
    grantor: fc.nat(3),
    grantee: fc.nat(2),
    kind: fc.constantFrom('assignment' as const, 'exclusive' as const, 'sole' as const, 'simple' as const),
    sublicensing: fc.constantFrom(
      'allowed' as const,
      'allowed' as const,
      'with_consent' as const,
      'with_consent' as const,
      'forbidden' as const,
    ),
    consents: fc.array(
      fc.record({ by: fc.constantFrom('A', 'A', 'B', 'C'), where: fc.oneof(fc.constant(EVERYWHERE), where) }),
      {
        maxLength: 2,
      },
    ),
    besides: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
  })
  .map(({ where, kind, sublicensing, besides, consents, ...pick }) => (before: readonly Play[]) => {
    const got = pick.from % 4 === 0 ? undefined : before[pick.from % before.length];
    const grantor = got?.grantee ?? OWNERS[pick.grantor % (pick.free ? 4 : 1)] ?? 'A';
    const grantee = OWNERS.filter((owner) => owner !== grantor)[pick.grantee] as string;
    const rule = kind === 'assignment' ? 'allowed' : sublicensing;
    return {
      ...(got && !pick.free ? within(where, got) : where),
      kind,
      grantor,
      grantee,
      besides,
      consents,
      sublicensing: rule,
    };
  });

/** The part of what was got that lies nearest to what was thought of. */
function within(where: Where, got: Where): Where {
  const field = cellsOf({ ...got, field: where.field }).every((cell) => cellsOf(got).includes(cell))
    ? where.field
    : got.field;
  const country = cellsOf({ ...got, country: where.country }).every((cell) => cellsOf(got).includes(cell))
    ? where.country
    : got.country;
  const from = Math.max(where.from, got.from);
  const ends = [where.to, got.to].filter((day) => day !== null && day >= from);
  return {
    field,
    country,
    from: got.to !== null && from > got.to ? got.from : from,
    to: ends.length > 0 ? Math.min(...(ends as number[])) : got.to,
  };
}
