import { randomUUID } from 'node:crypto';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  countsOf,
  history,
  idempotency,
  importNotes,
  importRecord,
  importRun,
  type NewNote,
  newNote,
  notes,
  put,
  sampleContext,
  sampleDatabase,
  usage,
} from '../test/notes.ts';
import { getRun, listAllRuns, listRuns, startRun } from './import-runs.ts';
import { previewUndo, undoImport } from './undo-import.ts';

const db = await sampleDatabase({ max: 4 });
afterAll(() => db.close());
const ctx = sampleContext(db);
const tables = { idempotency, usage, importRun, importRecord };
type Owner = ReturnType<typeof testActor>;

const row = (externalId: string, title = `note ${externalId}`, more: Record<string, unknown> = {}) => ({
  source: 'catalogue',
  externalId,
  title,
  ...more,
});
const begin = (owner: Owner, file = 'list.xlsx') =>
  startRun(db.orm, tables, owner, { file }, new Date('2026-05-20T12:00:00Z'));
const send = (owner: Owner, rows: Record<string, unknown>[], how = {}) =>
  importNotes(ctx, owner, rows, {}, undefined, how);
const undo = (owner: Owner, run: string) =>
  undoImport(
    ctx,
    owner,
    run,
    {},
    {
      store: notes,
      tables,
      recordChanges: history.recordChanges,
      unseen: ['draft'],
      action: 'end',
      withdrawn: (): Partial<NewNote> => ({ state: 'over' }),
    },
  );
const preview = (owner: Owner, run: string) =>
  previewUndo({ db }, owner, run, { store: notes, tables, unseen: ['draft'] });
const usedBy = async ({ organisation }: Owner) => {
  const [used] =
    await db.sql`select records, bytes::int as bytes from sample.usage where organisation_id = ${organisation.id}`;
  return used;
};

describe('a dry run', () => {
  it('answers as the import would, and leaves nothing, not even a count', async () => {
    const owner = testActor();
    const rows = [
      row('1'),
      row('2', ''),
      row('3', 'refused by Postgres'),
      row('1', 'again'),
      row('4', 'x', { live: true }),
    ];
    const before = await countsOf(db);
    const dry = await send(owner, rows, { dryRun: true });
    expect(dry.run).toBeNull();
    expect(dry.results.every(({ id }) => id === null)).toBe(true);
    expect(await countsOf(db)).toEqual(before);
    expect(await usedBy(owner)).toBeUndefined();
    const told = ({ results }: typeof dry) => results.map(({ status, state, issues }) => ({ status, state, issues }));
    const real = await send(owner, rows);
    expect(told(real)).toEqual(told(dry));
    expect(real.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 3 });
  });

  it('of known rows says which would change, with the records that they are', async () => {
    const owner = testActor();
    const first = await send(owner, [row('1'), row('2')]);
    const dry = await send(owner, [row('1'), row('2', 'changed')], { dryRun: true });
    expect(dry.results.map(({ status, id }) => [status, id])).toEqual([
      ['unchanged', first.results[0]?.id],
      ['updated', first.results[1]?.id],
    ]);
    expect((await notes.find(db.orm, first.results[1]?.id ?? ''))?.version).toBe(1);
  });
});

describe('an import', () => {
  it('counts the rows of all its requests, and is in the list of its organisation alone, newest first', async () => {
    const owner = testActor();
    const runs = [await begin(owner, 'a.csv'), await begin(owner, 'b.csv')];
    await send(owner, [row('1'), row('2', '')], { run: runs[0]?.id });
    await send(owner, [row('3'), row('1')], { run: runs[0]?.id });
    const { items } = await listRuns(db.orm, tables, owner.organisation.id, { limit: 10 });
    expect(items.map(({ file, counts, remaining }) => ({ file, counts, remaining }))).toEqual([
      { file: 'b.csv', counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 }, remaining: 0 },
      { file: 'a.csv', counts: { created: 2, updated: 0, unchanged: 1, rejected: 1 }, remaining: 2 },
    ]);
    const stranger = testActor();
    expect((await listRuns(db.orm, tables, stranger.organisation.id, { limit: 10 })).items).toEqual([]);
    await expect(getRun(db.orm, tables, stranger.organisation.id, runs[0]?.id ?? '')).rejects.toMatchObject({
      reason: 'import.not_found',
    });
    await expect(send(stranger, [row('1')], { run: runs[0]?.id })).rejects.toMatchObject({
      reason: 'import.not_found',
    });
    // The operator sees those of all, with whose each is.
    const all = await listAllRuns(db.orm, tables, 100);
    const own = all.filter(({ organisationId }) => organisationId === owner.organisation.id);
    expect(own.map(({ file, counts }) => [file, counts.rejected])).toEqual([
      ['b.csv', 0],
      ['a.csv', 1],
    ]);
    const page = await listRuns(db.orm, tables, owner.organisation.id, { limit: 1 });
    const rest = await listRuns(db.orm, tables, owner.organisation.id, { limit: 1, cursor: page.nextCursor ?? '' });
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  it('that named no run is one of its own, unless it wrote nothing', async () => {
    const owner = testActor();
    const first = await send(owner, [row('1')]);
    expect(await getRun(db.orm, tables, owner.organisation.id, first.run ?? '')).toMatchObject({
      file: null,
      counts: { created: 1 },
    });
    expect((await send(owner, [row('1'), row('2', '')])).run).toBeNull();
  });

  it('says which texts are kept in another form', async () => {
    const { results } = await send(testActor(), [row('1'), { ...row('2'), title: 7 }]);
    expect(results[0]).not.toHaveProperty('changes');
  });
});

describe('the undo of an import', () => {
  it('deletes drafts, withdraws what was public, and frees their source and ids and the room they took', async () => {
    const owner = testActor();
    const { id } = await begin(owner);
    const { results } = await send(owner, [row('1'), row('2', 'public', { live: true })], { run: id });
    const answer = await undo(owner, id);
    expect(answer).toMatchObject({
      deleted: 1,
      withdrawn: 1,
      kept: [],
      run: { remaining: 0, undoneAt: '2026-05-20T12:00:00.000Z' },
    });
    const [draft, shown] = results.map((one) => one.id ?? '');
    expect(await notes.find(db.orm, draft ?? '')).toBeUndefined();
    expect(await notes.find(db.orm, shown ?? '')).toMatchObject({ state: 'over', source: null, externalId: null });
    expect(await usedBy(owner)).toMatchObject({ records: 1 });
    const again = await send(owner, [row('1'), row('2', 'public', { live: true })]);
    expect(again.counts).toMatchObject({ created: 2 });
    const happened =
      await db.sql`select action, reason from sample.note_event where note_id = ${draft ?? ''} order by version`;
    expect(happened.map(({ action, reason }) => [action, reason])).toEqual([
      ['create', 'import from catalogue'],
      ['end', 'the import was undone'],
    ]);
  });

  it('leaves what somebody has changed since, what was there before, and what is gone, and says so', async () => {
    const owner = testActor();
    await send(owner, [row('old')]);
    const { id } = await begin(owner);
    const { results } = await send(owner, [row('old', 'new words'), row('touched'), row('gone'), row('mine')], {
      run: id,
    });
    const [old, touched, gone, mine] = results.map((one) => one.id ?? '');
    await db.orm.transaction(async (tx) => {
      const [record] = await notes.lock(tx, [touched ?? '']);
      if (record) await notes.save(tx, record, { content: { title: 'mended by hand' } });
      await notes.removeAll(tx, [gone ?? '']);
    });
    const seen = await preview(owner, id);
    expect(seen).toMatchObject({ deleted: 1, withdrawn: 0, kept: { updated: 1, changed: 1, gone: 1 } });
    await expect(preview(testActor(), id)).rejects.toMatchObject({ reason: 'import.not_found' });
    const answer = await undo(owner, id);
    expect(answer.deleted).toBe(1);
    const reasons = new Map(answer.kept.map((one) => [one.id, one.reason]));
    expect([old, touched, gone, mine].map((one) => reasons.get(one ?? ''))).toEqual([
      'updated',
      'changed',
      'gone',
      undefined,
    ]);
    expect((await notes.find(db.orm, touched ?? ''))?.content).toEqual({ title: 'mended by hand' });
    expect(await undo(owner, id)).toMatchObject({ deleted: 0, withdrawn: 0, kept: [] });
  });

  it('takes large imports in steps, until nothing remains', async () => {
    const owner = testActor();
    const { id } = await begin(owner);
    const rows = Array.from({ length: 600 }, (_, n) => row(`${n}`));
    for (const from of [0, 200, 400]) await send(owner, rows.slice(from, from + 200), { run: id });
    expect(await preview(owner, id)).toMatchObject({
      deleted: 600,
      withdrawn: 0,
      run: { undoneAt: null, remaining: 600 },
    });
    const steps = [await undo(owner, id), await undo(owner, id)];
    expect(steps.map(({ deleted, run }) => [deleted, run.remaining])).toEqual([
      [500, 100],
      [100, 0],
    ]);
    expect(await usedBy(owner)).toMatchObject({ records: 0, bytes: 0 });
  });

  it('ends the import: no more rows are taken for it', async () => {
    const owner = testActor();
    const { id } = await begin(owner);
    await undo(owner, id);
    await expect(send(owner, [row('1')], { run: id })).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'import.undone',
    });
    await expect(undo(owner, randomUUID())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(undo(testActor(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });
});

describe('a record that was written here', () => {
  it('is known by its id under the source of the exchange, so that an export changes nothing', async () => {
    const owner = testActor();
    const [made] = await put(db, [newNote(owner, { content: { title: 'written here' } })]);
    const key = { source: 'exchange', externalId: made?.id ?? '' };
    const same = await send(owner, [{ ...key, title: 'written here' }]);
    expect(same).toMatchObject({ run: null, results: [{ status: 'unchanged', id: made?.id, version: 1 }] });
    const edited = await send(owner, [{ ...key, title: 'in a sheet' }]);
    expect(edited.results[0]).toMatchObject({ status: 'updated', id: made?.id, version: 2 });
    expect(await notes.find(db.orm, made?.id ?? '')).toMatchObject({ source: null, content: { title: 'in a sheet' } });
  });

  it('is another organisation’s to create anew, and goes before a copy that an import once made', async () => {
    const owner = testActor();
    const [made] = await put(db, [newNote(owner)]);
    const key = { source: 'exchange', externalId: made?.id ?? '', title: 'A note' };
    expect((await send(testActor(), [key])).results[0]).toMatchObject({ status: 'created' });
    await put(db, [newNote(owner, { source: 'exchange', externalId: made?.id ?? '' })]);
    expect((await send(owner, [key])).results[0]).toMatchObject({ status: 'unchanged', id: made?.id });
    expect(
      (await send(owner, [{ source: 'exchange', externalId: 'no id at all', title: 'x' }])).results[0],
    ).toMatchObject({ status: 'created' });
  });

  it('in whichever state it is may be said again as it is', async () => {
    const owner = testActor();
    const first = await send(owner, [row('1', 'one')]);
    const record = await notes.find(db.orm, first.results[0]?.id ?? '');
    if (!record) throw new Error('it was created');
    await db.orm.transaction((tx) => notes.save(tx, record, { content: { title: 'edited by hand' } }));
    expect((await send(owner, [row('1', 'edited by hand')])).results[0]).toMatchObject({
      status: 'unchanged',
      version: 2,
    });
  });
});
