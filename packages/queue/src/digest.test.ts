import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DigestedRecord, digestsOf, findMissed, recordDigestSchema } from './digest.ts';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const LONG_AGO = new Date('2026-11-30T11:00:00.000Z');
const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** What each of a few records is at its owner and at a subscriber: a version, or nothing. */
const states = fc.array(
  fc.record({
    live: fc.boolean(),
    version: fc.integer({ min: 1, max: 9 }),
    fresh: fc.boolean(),
    known: fc.option(fc.record({ version: fc.integer({ min: 1, max: 9 }), live: fc.boolean(), fresh: fc.boolean() })),
  }),
  { maxLength: 30 },
);

it('finds exactly the records that a subscriber has not as they are, whatever the pages', async () => {
  await fc.assert(
    fc.asyncProperty(states, fc.integer({ min: 1, max: 7 }), async (all, size) => {
      const records = all.map((state, n) => ({ ...state, id: idOf(n) }));
      const live: DigestedRecord[] = records
        .filter((record) => record.live)
        .map(({ id, version, fresh }) => ({ id, version, updatedAt: fresh ? NOW : LONG_AGO }));
      const pages = async function* () {
        for (let at = 0; at < live.length; at += size) yield live.slice(at, at + size);
      };
      const known = records.flatMap(({ id, known }) =>
        known ? [{ id, version: known.version, live: known.live, at: known.fresh ? NOW : LONG_AGO }] : [],
      );
      const missed: string[] = [];
      for await (const digest of digestsOf(pages(), NOW)) {
        recordDigestSchema.parse(digest);
        const inRange = known.filter(
          ({ id }) => (digest.after === null || id > digest.after) && (digest.upTo === null || id <= digest.upTo),
        );
        missed.push(...findMissed(digest, inRange));
      }
      const due = records.filter(({ live, version, fresh, known }) =>
        live ? !fresh && (known?.version ?? 0) < version : known?.live === true && !known.fresh,
      );
      expect(missed.toSorted()).toEqual(due.map(({ id }) => id));
    }),
    { numRuns: 500 },
  );
});
