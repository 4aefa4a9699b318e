import { eventTypes } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../test/queue.ts';
import { backoffMs, envelopeSchema, JOBS, type JobName, jobNames, jobsOf, subscribersOf } from './catalog.ts';

describe('the catalogue of jobs', () => {
  it('gives every job to one service, which shows its dead letters and runs them again', () => {
    const owners = ['listings', 'demands', 'matching', 'contracts', 'notifications'] as const;
    expect(owners.flatMap((owner) => [...jobsOf(owner)]).toSorted()).toEqual(jobNames.toSorted());
  });

  it('has a subscriber for every event, none twice, and an event for every job', () => {
    const all = eventTypes.flatMap((type) => {
      const jobs = subscribersOf(type);
      expect([type, jobs.length, new Set(jobs).size]).toEqual([type, Math.max(1, jobs.length), jobs.length]);
      return jobs;
    });
    expect([...new Set(all)].sort()).toEqual((Object.keys(JOBS) as JobName[]).sort());
  });

  it.each(['nobody.listens', '', 'constructor', '__proto__', 'toString', 'listing.published '])(
    'knows no subscriber of the event %j, and says so',
    (type) => {
      expect(() => subscribersOf(type)).toThrowError(expect.objectContaining({ reason: 'event.unknown' }));
    },
  );

  it('waits longer with each try, from a quarter of a second to half a minute', () => {
    fc.assert(
      fc.property(fc.nat(2000), (tries) => {
        const waitMs = backoffMs(tries);
        expect(waitMs).toBeGreaterThanOrEqual(250);
        expect(waitMs).toBeLessThanOrEqual(30_000);
        expect(backoffMs(tries + 1)).toBeGreaterThanOrEqual(waitMs);
        if (tries > 0 && waitMs < 30_000) expect(backoffMs(tries + 1)).toBe(Math.min(2 * waitMs, 30_000));
      }),
    );
    expect([1, 2, 3, 10].map(backoffMs)).toEqual([250, 500, 1000, 30_000]);
  });
});

describe('an envelope', () => {
  const good = eventOf('listing.published', 'k');

  it('is read with everything its publisher told, also without a request', () => {
    const payload = { deep: [{ title: '膜' }], none: null };
    expect(envelopeSchema.parse({ ...good, payload, requestId: 'r1' })).toEqual({ ...good, payload, requestId: 'r1' });
    expect(envelopeSchema.parse(good)).toEqual(good);
  });

  it.each([
    ['without an id', { eventId: undefined }],
    ['with an id that is none', { eventId: '1; drop' }],
    ['without a type', { type: undefined }],
    ['with a negative version', { version: -1 }],
    ['with a version between two', { version: 1.5 }],
    ['with a key that is no text', { key: 7 }],
  ])('%s is none', (_what, change) => {
    expect(envelopeSchema.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
