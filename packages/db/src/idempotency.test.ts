import { newId } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import { asService, testActor, testSettings, waitFor } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, describe, expect, it } from 'vitest';
import { writeAudit } from './audit.ts';
import { connect } from './connect.ts';
import { idempotent } from './idempotency.ts';
import { serviceTables } from './tables.ts';

const settings = await asService(await testSettings(), 'listings');
const db = connect(settings.DATABASE_URL);
const { audit, idempotency } = serviceTables(pgSchema('listings'));
afterAll(() => db.close());

const actor = testActor();
const subjectsOf = async (action: string) =>
  (await db.sql<{ subject: string }[]>`select subject from listings.audit where action = ${action}`).map(
    ({ subject }) => subject,
  );
/** Writes one line of the audit trail under a key, and answers with it. */
const write = (key: string | undefined, action: string, more: { request?: unknown; by?: typeof actor } = {}) =>
  idempotent(db.orm, idempotency, { actor: more.by ?? actor, key, request: more.request ?? {} }, async (tx) => {
    await writeAudit(tx, audit, actor, [{ action, subject: 'one' }]);
    return { made: action, at: new Date(0) };
  });

describe('a write under an Idempotency-Key', () => {
  it('is done once, and every repeat gets the first answer as JSON carries it', async () => {
    const first = await write('key-1', 'repeated');
    const repeats = [await write('key-1', 'repeated'), await write('key-1', 'repeated')];
    expect(first).toEqual({ made: 'repeated', at: '1970-01-01T00:00:00.000Z' });
    expect(repeats).toEqual([first, first]);
    expect(await subjectsOf('repeated')).toEqual(['one']);
  });

  it('is done once when many repeats come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => write('key-2', 'at_once')));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await subjectsOf('at_once')).toEqual(['one']);
  });

  it('is of the agency that acts: its key meets neither its client’s nor that of another agency, on the same request', async () => {
    const client = testActor();
    const acting = () => ({ ...client, by: { agency: testActor().organisation.id, mandateId: testActor().id } });
    const [one, other] = [acting(), acting()];
    for (const by of [client, one, other]) {
      const first = await write('key-a', 'for_client', { by, request: { by: by.by ?? null } });
      expect(await write('key-a', 'for_client', { by, request: { by: by.by ?? null } })).toEqual(first);
    }
    expect(await subjectsOf('for_client')).toHaveLength(3);
    const again = write('key-a', 'for_client', { by: one, request: { changed: true } });
    await expect(again).rejects.toMatchObject({ reason: 'idempotency.key_reused' });
  });

  it('that failed keeps neither its change nor its key: the next one is done', async () => {
    const failing = idempotent(db.orm, idempotency, { actor, key: 'key-3', request: {} }, async (tx) => {
      await writeAudit(tx, audit, actor, [{ action: 'failed', subject: 'lost' }]);
      throw new Error('after its change');
    });
    await expect(failing).rejects.toThrow('after its change');
    expect(await subjectsOf('failed')).toEqual([]);
    await write('key-3', 'failed');
    expect(await subjectsOf('failed')).toEqual(['one']);
  });

  it('that waits for one which fails is done in its place', async () => {
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = idempotent(db.orm, idempotency, { actor, key: 'key-4', request: {} }, async () => {
      begun.resolve();
      await end.promise;
      throw new Error('it fails');
    });
    const refused = expect(first).rejects.toThrow('it fails');
    await begun.promise;
    const second = write('key-4', 'in_its_place');
    await waitFor(
      async () =>
        (
          await db.sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
        ).length > 0,
    );
    end.resolve();
    await refused;
    expect(await second).toMatchObject({ made: 'in_its_place' });
    expect(await subjectsOf('in_its_place')).toEqual(['one']);
  });

  it('is refused for another request, and the first answer stays', async () => {
    await write('key-5', 'other', { request: { title: 'a' } });
    await expect(write('key-5', 'other', { request: { title: 'b' } })).rejects.toMatchObject({
      kind: 'CONFLICT',
      reason: 'idempotency.key_reused',
    });
    expect(await write('key-5', 'other', { request: { title: 'a' } })).toMatchObject({ made: 'other' });
    expect(await subjectsOf('other')).toEqual(['one']);
  });

  it('knows the keys of its own organisation alone', async () => {
    await write('key-6', 'two_organisations');
    await write('key-6', 'two_organisations', { by: testActor() });
    expect(await subjectsOf('two_organisations')).toEqual(['one', 'one']);
  });

  it('may keep its answer before its last statement, and that is what a repeat gets', async () => {
    const keeping = () =>
      idempotent(db.orm, idempotency, { actor, key: 'key-7', request: {} }, async (tx, keep) => {
        await keep('kept');
        await writeAudit(tx, audit, actor, [{ action: 'kept', subject: 'last' }]);
        return 'kept';
      });
    expect([await keeping(), await keeping()]).toEqual(['kept', 'kept']);
    expect(await subjectsOf('kept')).toEqual(['last']);
  });

  it('without a key is done each time', async () => {
    await write(undefined, 'no_key');
    await write(undefined, 'no_key');
    expect(await subjectsOf('no_key')).toEqual(['one', 'one']);
  });
});

describe('the audit trail', () => {
  it('says who did what to which record, for whom, and goes with its change', async () => {
    const entries = [
      { action: 'traced', subject: 'a', data: { from: 1 } },
      { action: 'traced', subject: 'b' },
    ];
    await db.orm.transaction((tx) => writeAudit(tx, audit, actor, entries));
    const undone = db.orm.transaction(async (tx) => {
      await writeAudit(tx, audit, actor, [{ action: 'traced', subject: 'undone' }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await writeAudit(db.orm, audit, ANONYMOUS, [{ action: 'traced', subject: 'c' }]);
    await writeAudit(db.orm, audit, actor, []);
    const rows = await db.sql`select subject, actor_kind, actor_id, organisation_id, data from listings.audit
      where action = 'traced' order by id`;
    const mine = { actor_kind: 'key', actor_id: actor.id, organisation_id: actor.organisation.id };
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { subject: 'a', ...mine, data: { from: 1 } },
      { subject: 'b', ...mine, data: {} },
      { subject: 'c', actor_kind: ANONYMOUS.kind, actor_id: ANONYMOUS.id, organisation_id: null, data: {} },
    ]);
  });
});

describe('a write without a key that says when the same request is a repeat', () => {
  const person = newId();
  const by = { ...actor, by: { person, role: 'editor' as const } };
  const say = (text: string, { repeatMs = 60_000, from = by }: { repeatMs?: number; from?: typeof by } = {}) =>
    idempotent(db.orm, idempotency, { actor: from, key: undefined, request: { text }, repeatMs }, async (tx) => {
      await writeAudit(tx, audit, actor, [{ action: `said ${text}`, subject: 'one' }]);
      return { text };
    });

  it('is done once within that time, also when both come at the same moment', async () => {
    await Promise.all([say('hello'), say('hello'), say('hello')]);
    expect(await say('hello')).toEqual({ text: 'hello' });
    expect(await subjectsOf('said hello')).toHaveLength(1);
  });

  it('is done again behind that time, for another request, and for another person', async () => {
    await say('again');
    await db.sql`update listings.idempotency set at = at - interval '2 minutes' where key like ${`same:${person}:%`}`;
    await Promise.all([say('again'), say('again')]);
    expect(await subjectsOf('said again')).toHaveLength(2);
    await say('again', { from: { ...by, by: { ...by.by, person: newId() } } });
    expect(await subjectsOf('said again')).toHaveLength(3);
    await say('other');
    expect(await subjectsOf('said other')).toHaveLength(1);
  });
});
