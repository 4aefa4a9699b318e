import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundItem } from '../api/saved-search.ts';
import { assertQuery, DAY_MS, digestsOf, heard, lookedFrom, nextLook, PERIOD_MS, queryString } from './saved-search.ts';

const every = fc.constantFrom('hour', 'day', 'week' as const);
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
const faultsOf = (of: 'listings' | 'demands', query: Parameters<typeof assertQuery>[1]) => {
  try {
    assertQuery(of, query);
  } catch (error) {
    return (error as { issues: { pointer: string }[] }).issues.map(({ pointer }) => pointer);
  }
  return [];
};

describe('the query of a saved search', () => {
  it('is what the search of its records takes, said field by field', () => {
    expect(faultsOf('listings', { q: 'membrane', kind: ['patent'], readinessMin: 4 })).toEqual([]);
    expect(faultsOf('demands', { q: 'membrane', budgetMin: '1000', currency: 'CNY' })).toEqual([]);
    expect(faultsOf('listings', { q: 'x', readinessMin: 12 })).toEqual(['/query/readinessMin']);
    expect(faultsOf('listings', { budgetMin: 5 })).not.toEqual([]);
    expect(faultsOf('demands', { budgetMin: 5 })).not.toEqual([]);
  });

  it('has no order, page or time of its own, and is not for everything', () => {
    for (const name of ['cursor', 'limit', 'sort', 'words', 'publishedSince', 'openedSince']) {
      expect(faultsOf('listings', { q: 'x', [name]: '1' })).toContain(`/query/${name}`);
    }
    expect(faultsOf('listings', {})).toEqual(['/query']);
  });

  it('is asked as it is, of every word, newest first, from a moment on', () => {
    const since = new Date('2026-03-01T00:00:00Z');
    const text = queryString('demands', { q: 'a&b=c', field: ['materials', 'energy'] }, since, { limit: 10 });
    expect([...new URLSearchParams(text)]).toEqual([
      ['q', 'a&b=c'],
      ['field', 'materials'],
      ['field', 'energy'],
      ['words', 'all'],
      ['sort', 'newest'],
      ['openedSince', since.toISOString()],
      ['limit', '10'],
    ]);
    expect(queryString('listings', { q: 'x' }, since, { limit: 1, cursor: 'c' })).toContain('publishedSince=');
  });
});

describe('the looks of a saved search', () => {
  it('come at whole periods from its beginning, always later than now and never more than a period away', () => {
    fc.assert(
      fc.property(every, moment, fc.nat(400 * DAY_MS), (often, createdAt, later) => {
        const now = new Date(createdAt.getTime() + later);
        const next = nextLook(often, createdAt, now);
        expect((next.getTime() - createdAt.getTime()) % PERIOD_MS[often]).toBe(0);
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(PERIOD_MS[often]);
      }),
    );
  });

  it('go back to the beginning of a day that lies wholly before the last look', () => {
    fc.assert(
      fc.property(moment, (last) => {
        const from = lookedFrom(last).getTime();
        expect(from % DAY_MS).toBe(0);
        expect(last.getTime() - from).toBeGreaterThanOrEqual(DAY_MS);
        expect(last.getTime() - from).toBeLessThan(2 * DAY_MS);
      }),
    );
  });
});

const item = (id: string, organisation: string | null, publishedAt = '2026-03-01T10:00:00.000Z') =>
  ({ id, organisation: { id: organisation }, publishedAt, title: {}, link: '' }) as unknown as FoundItem; // of a test

describe('what is told', () => {
  it('is nothing that is muted, by record or by owner; an owner who is not named cannot be muted', () => {
    const items = [item('a', 'one'), item('b', 'two'), item('c', null)];
    const ids = (mutedRecords: string[], mutedOrganisations: string[]) =>
      heard(items, { mutedRecords, mutedOrganisations }).map(({ id }) => id);
    expect(ids([], [])).toEqual(['a', 'b', 'c']);
    expect(ids(['a'], [])).toEqual(['b', 'c']);
    expect(ids([], ['two'])).toEqual(['a', 'c']);
    expect(ids(['c'], ['one', 'two'])).toEqual([]);
  });

  it('in a preview stands once, in the first look after its publication, and none lies in the future', () => {
    const now = new Date('2026-06-01T12:00:00Z');
    const published = fc.date({ min: new Date('2026-05-02'), max: now, noInvalidDate: true });
    fc.assert(
      fc.property(every, moment, fc.array(published, { maxLength: 20 }), (often, createdAt, dates) => {
        const items = dates.map((date, at) => item(String(at), null, date.toISOString()));
        const digests = digestsOf(items, { every: often, createdAt, now });
        expect(digests.flatMap((one) => one.items.map(({ id }) => id)).toSorted()).toEqual(
          items.map(({ id }) => id).toSorted(),
        );
        expect(digests.map(({ at }) => at)).toEqual(
          digests
            .map(({ at }) => at)
            .toSorted()
            .toReversed(),
        );
        for (const { at, items: told } of digests) {
          expect(Date.parse(at)).toBeLessThanOrEqual(now.getTime());
          for (const { publishedAt } of told) {
            const wait = Date.parse(at) - Date.parse(publishedAt);
            expect(wait).toBeGreaterThanOrEqual(0);
            expect(wait).toBeLessThanOrEqual(PERIOD_MS[often]);
          }
        }
      }),
    );
  });
});
