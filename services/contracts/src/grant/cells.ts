import { countryCodes, dayNumber, parseIpc } from '@techbourse/domain';
import { type Bounds, daysOf, type RegisteredGrant } from './grant.ts';

/**
 * A part of what is wanted in which no bound of any grant lies: one field, one territory, one stretch of days, all the
 * same to every grant. What holds on one point of it holds on all of it.
 */
export type Cell = {
  /** Grants whose term, as signed, covers the cell, in the order of signing. */
  covering: readonly RegisteredGrant[];
  /** Those of them that run here: not ended before. */
  running: ReadonlySet<RegisteredGrant>;
  /** Other bounds that cover the cell. */
  marked: ReadonlySet<Bounds>;
};

/** Grants, and the marks after them, as bits: number `i` of the list is `1n << BigInt(i)`. */
type Mask = bigint;

const ELSEWHERE = '*';

/** The cells of what is wanted, each kind of cell once. `marks`: bounds of which each cell says whether they cover it. */
export function cellsWithin(wanted: Bounds, grants: readonly RegisteredGrant[], marks: readonly Bounds[] = []): Cell[] {
  const all = [...grants, ...marks];
  const fields = masksOf(fieldPoints(wanted, all), wanted, all, coversField);
  const territories = masksOf(countryPoints(wanted, all), wanted, all, coversCountry);
  const cells = new Map<string, Cell>();
  for (const { covered, running } of dayMasks(wanted, grants, marks)) {
    for (const field of fields) {
      for (const territory of territories) {
        const space = field & territory;
        const key = `${covered & space}/${running & space}`;
        if (cells.has(key)) continue;
        cells.set(key, {
          covering: picked(grants, covered & space),
          running: new Set(picked(grants, running & space)),
          marked: new Set(picked(marks, (covered & space) >> BigInt(grants.length))),
        });
      }
    }
  }
  return [...cells.values()];
}

function picked<Of>(all: readonly Of[], mask: Mask): Of[] {
  return all.filter((_, index) => ((mask >> BigInt(index)) & 1n) === 1n);
}

function maskOf<Of>(all: readonly Of[], isIn: (one: Of) => boolean): Mask {
  return all.reduce((mask, one, index) => (isIn(one) ? mask | (1n << BigInt(index)) : mask), 0n);
}

/** One mask for each kind of point that `wanted` covers. */
function masksOf<Point>(
  points: readonly Point[],
  wanted: Bounds,
  all: readonly Bounds[],
  covers: (bounds: Bounds, point: Point) => boolean,
): Mask[] {
  const inside = points.filter((point) => covers(wanted, point));
  return [...new Set(inside.map((point) => maskOf(all, (one) => covers(one, point))))];
}

/** A branch of the classification, less the branches named beneath it; null for what no branch named covers. */
type FieldPoint = { path: readonly string[] } | null;

function fieldPoints(wanted: Bounds, grants: readonly Bounds[]): FieldPoint[] {
  const codes = [wanted, ...grants].flatMap(({ fieldOfUse }) => (fieldOfUse.kind === 'ipc' ? fieldOfUse.codes : []));
  return [null, ...[...new Set(codes)].map(parseIpc)];
}

function coversField({ fieldOfUse }: Bounds, point: FieldPoint): boolean {
  if (fieldOfUse.kind === 'all') return true;
  return point !== null && fieldOfUse.codes.some((code) => point.path.includes(code));
}

function countryPoints(wanted: Bounds, grants: readonly Bounds[]): string[] {
  const named = new Set(
    [wanted, ...grants].flatMap(({ territory }) => (territory.kind === 'countries' ? territory.countries : [])),
  );
  return named.size < countryCodes.length ? [ELSEWHERE, ...named] : [...named];
}

function coversCountry({ territory }: Bounds, country: string): boolean {
  return territory.kind === 'worldwide' || territory.countries.includes(country);
}

/** Stretches of days in which the same grants run. */
function dayMasks(
  wanted: Bounds,
  grants: readonly RegisteredGrant[],
  marks: readonly Bounds[],
): { covered: Mask; running: Mask }[] {
  const { first, last } = daysOf(wanted);
  const all = [...grants, ...marks];
  const terms = new Map<Bounds, { first: number; last: number; end: number }>();
  for (const mark of marks) terms.set(mark, { ...daysOf(mark), end: daysOf(mark).last });
  for (const grant of grants) terms.set(grant, { ...daysOf(grant), end: endDay(grant) });
  const starts = new Set([first]);
  for (const term of terms.values()) for (const day of [term.first, term.last + 1, term.end + 1]) starts.add(day);
  const inside = [...starts].filter((day) => day >= first && day <= last && day !== Number.POSITIVE_INFINITY);
  return inside.map((day) => {
    const reaches = (one: Bounds, end: 'last' | 'end') => {
      const term = terms.get(one);
      return term !== undefined && term.first <= day && day <= term[end];
    };
    return {
      covered: maskOf(all, (one) => reaches(one, 'last')),
      running: maskOf(all, (one) => reaches(one, 'end')),
    };
  });
}

function endDay(grant: RegisteredGrant): number {
  const { last } = daysOf(grant);
  return grant.endedOn === null ? last : Math.min(last, dayNumber(grant.endedOn));
}
