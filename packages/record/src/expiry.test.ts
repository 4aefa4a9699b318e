import { dayIn, endOfDay } from '@techbourse/domain';
import { testActor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newNote, newPermit, notes, permits, put, sampleDatabase } from '../test/notes.ts';
import { EXPIRY_BATCH } from './store.ts';

const db = await sampleDatabase({ max: 6 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql`truncate sample.note, sample.permit`;
});

const owner = testActor();
const lapsedNotes = async (day: string) =>
  (await db.orm.transaction((tx) => notes.lockLapsed(tx, day))).map(({ id }) => id);
const lapsedPermits = async (now: Date) =>
  (await db.orm.transaction((tx) => permits.lockLapsed(tx, now))).map(({ id }) => id);
const live = (until: string) => newNote(owner, { state: 'live', content: { until } });

// Ahead of and behind UTC as far as zones go, with half hours, and with a day of 23 or 25 hours in spring and autumn.
const ZONES = ['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Moscow', 'America/New_York', 'Pacific/Kiritimati'];
const MORE_ZONES = ['Pacific/Pago_Pago', 'Australia/Lord_Howe', 'Europe/Berlin', 'America/St_Johns'];

describe('the last day', () => {
  it('is over when the next one begins in the zone of the place, whether a day or its end is kept', async () => {
    const note = live('2026-01-01');
    const permit = newPermit(owner, { state: 'live', endsAt: new Date(0) });
    await put(db, [note]);
    await db.orm.transaction((tx) => permits.write(tx, [permit]));
    const zone = fc.constantFrom(...ZONES, ...MORE_ZONES);
    const day = fc
      .integer({ min: 0, max: 800 })
      .map((days) => new Date(Date.UTC(2025, 11, 30) + days * 86_400_000).toISOString().slice(0, 10));
    const minutes = fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -4000, max: 4000 }), fc.constant(0));
    await fc.assert(
      fc.asyncProperty(zone, day, minutes, fc.integer({ min: -1, max: 1 }), async (where, last, offset, ms) => {
        const end = endOfDay(last, where);
        const now = new Date(end.getTime() + offset * 60_000 + ms);
        await db.sql`update sample.note set until = ${last}`;
        await db.sql`update sample.permit set ends_at = ${end.toISOString()}`;
        const isOver = dayIn(now, where) > last;
        expect(await lapsedNotes(dayIn(now, where))).toEqual(isOver ? [note.id] : []);
        expect(await lapsedPermits(now)).toEqual(isOver ? [permit.id] : []);
      }),
      { numRuns: 120 },
    );
  });

  it('of no record ends one that has none', async () => {
    await put(db, [newNote(owner, { state: 'live', content: {} })]);
    await db.orm.transaction((tx) => permits.write(tx, [newPermit(owner, { state: 'live' })]));
    expect(await lapsedNotes('9999-12-31')).toEqual([]);
    expect(await lapsedPermits(new Date('9999-12-31'))).toEqual([]);
  });

  it('expires only records in a state that lapses', async () => {
    const made = (['draft', 'live', 'kept', 'over'] as const).map((state) =>
      newNote(owner, { state, content: { until: '2026-01-01' } }),
    );
    await put(db, made);
    expect(new Set(await lapsedNotes('2026-01-02'))).toEqual(new Set([made[1]?.id, made[2]?.id]));
  });
});

describe('a sweep', () => {
  /** One pass as a service makes it. */
  const pass = () =>
    db.orm.transaction(async (tx) => {
      const lapsed = await notes.lockLapsed(tx, '2026-05-20');
      await notes.saveAll(tx, lapsed, () => ({ state: 'over' }));
      return lapsed.length;
    });

  it('ends everything in batches, the earliest last day first, each record once', async () => {
    const made = Array.from({ length: 2 * EXPIRY_BATCH + 7 }, (_, n) => live(`2026-0${1 + (n % 5)}-0${1 + (n % 9)}`));
    await put(db, made);
    const counts: number[] = [];
    for (let count = await pass(); count > 0; count = await pass()) {
      counts.push(count);
      const [row] = await db.sql`
        select max(until) filter (where state = 'over') <= min(until) filter (where state = 'live') as sorted
        from sample.note`;
      expect(row?.['sorted'] ?? true).toBe(true);
    }
    expect(counts).toEqual([EXPIRY_BATCH, EXPIRY_BATCH, 7]);
    const versions = await db.sql`select distinct version, state from sample.note`;
    expect([...versions]).toEqual([{ version: 2, state: 'over' }]);
  });

  it('of several at once ends each record once, and none waits for another', async () => {
    await put(
      db,
      Array.from({ length: 30 }, () => live('2026-01-01')),
    );
    const counts = await Promise.all([pass(), pass(), pass(), pass()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
  });

  it('leaves a locked record for the next sweep', async () => {
    const [busy, free] = [live('2026-01-01'), live('2026-01-01')];
    await put(db, [busy, free]);
    await db.orm.transaction(async (tx) => {
      await notes.getOwnForUpdate(tx, owner, busy.id, 'listing.edit');
      expect(await pass()).toBe(1);
    });
    expect((await notes.find(db.orm, busy.id))?.state).toBe('live');
    expect((await notes.find(db.orm, free.id))?.state).toBe('over');
    expect(await pass()).toBe(1);
  });

  it('that fails half-way ends nothing, and the next one does it', async () => {
    await put(db, [live('2026-01-01'), live('2026-01-01')]);
    const broken = db.orm.transaction(async (tx) => {
      await notes.saveAll(tx, await notes.lockLapsed(tx, '2026-05-20'), () => ({ state: 'over' }));
      throw new Error('the process ends here');
    });
    await expect(broken).rejects.toThrow('ends here');
    expect(await notes.countLive(db.orm)).toBe(2);
    expect(await pass()).toBe(2);
  });

  it('of one table is not held up by that of another service', async () => {
    await put(db, [live('2026-01-01')]);
    await db.orm.transaction(async (tx) => {
      await tx.execute("select pg_advisory_xact_lock(hashtextextended('other:expiry', 0))");
      expect(await pass()).toBe(1);
    });
  });
});
