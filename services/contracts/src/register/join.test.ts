import { EVERYTHING } from '@techbourse/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, identify, publish, testContext, university } from '../../test/exchange.ts';
import { give, joinedAssets, licence } from '../../test/rights.ts';
import { faultsAfter } from '../../test/tampering.ts';
import { rootsOf } from '../asset/store.ts';
import { listEntries } from '../ledger/store.ts';
import { verifyLedger } from '../recorded.ts';
import { enterJoins } from './register.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

let world: Awaited<ReturnType<typeof joinedAssets>>;
const assets = { root: '', joined: '', strange: '' };
beforeAll(async () => {
  world = await joinedAssets(ctx);
  const rows = await ctx.jobs.sql<{ name: string; assetId: string; root: string }[]>`
    select n.name, n.asset_id "assetId", a.root from contracts.asset_name n join contracts.asset a on a.id = n.asset_id`;
  const of = (listing: { id: string }) => rows.find((row) => row.name === `listing:${listing.id}`);
  const joined = [of(world.licensed), of(world.other)].find((row) => row?.assetId !== row?.root);
  Object.assign(assets, { root: joined?.root, joined: joined?.assetId, strange: of(world.strange)?.assetId });
});

const joins = async () => {
  const filter = { below: undefined, seen: EVERYTHING, contract: undefined, kind: 'asset.joined', limit: 100 };
  const rows = await listEntries(ctx.jobs.orm, filter);
  return rows.map((row) => JSON.parse(row.text).body as { assetId: string; joined: string[]; names: string[] });
};
const rootOf = async (name: string) => (await rootsOf(ctx.jobs.orm, [name])).get(name);

describe('a join of assets', () => {
  it('is an entry of the ledger, with the assets and every name that became one', async () => {
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    const names = [world.licensed, world.other, world.shows].map(({ id }) => `listing:${id}`);
    names.push('application:CN201910823456.0', 'publication:CN119000002');
    expect(await joins()).toEqual([
      { assetId: assets.root, joined: [assets.joined], names: expect.arrayContaining(names) },
    ]);
  });

  it('is refused without one, and never undone, while the triggers stand', async () => {
    const { sql } = ctx.jobs;
    await expect(
      sql`update contracts.asset set root = id, joined_seq = null where id = ${assets.joined}`,
    ).rejects.toThrow('joined once');
    await expect(sql`update contracts.asset set root = id where id = ${assets.joined}`).rejects.toThrow('joined once');
    await expect(sql`update contracts.asset set root = ${assets.root} where id = ${assets.strange}`).rejects.toThrow(
      'joined once',
    );
    await expect(
      sql`update contracts.asset_name set asset_id = ${assets.strange} where asset_id = ${assets.root}`,
    ).rejects.toThrow('stays with its asset');
  });

  const NAME = `where name = 'publication:CN119000002'`;
  it.each<[string, string]>([
    ['a join undone', `update contracts.asset set root = id where id = '$JOINED'`],
    ['a join undone with its mark', `update contracts.asset set root = id, joined_seq = null where id = '$JOINED'`],
    ['every join undone', 'update contracts.asset set root = id, joined_seq = null'],
    ['a join passed off as one of before', `update contracts.asset set joined_seq = 0 where id = '$JOINED'`],
    ['a joined asset moved to another one', `update contracts.asset set root = '$STRANGE' where id = '$JOINED'`],
    [
      'the asset that others became part of moved to another one, under their entry',
      `update contracts.asset set root = '$STRANGE', joined_seq = (select joined_seq from contracts.asset where id = '$JOINED')
        where root = '$ROOT'`,
    ],
    ['two strangers’ assets joined', `update contracts.asset set root = '$ROOT' where id = '$STRANGE'`],
    [
      'two strangers’ assets joined as if before',
      `update contracts.asset set root = '$ROOT', joined_seq = 0 where id = '$STRANGE'`,
    ],
    [
      'two strangers’ assets joined under another join’s entry',
      `update contracts.asset set root = '$ROOT', joined_seq = (select joined_seq from contracts.asset where id = '$JOINED')
        where id = '$STRANGE'`,
    ],
    ['a name moved to another asset', `update contracts.asset_name set asset_id = '$STRANGE' ${NAME}`],
    ['a name gone', `delete from contracts.asset_name ${NAME}`],
    ['a name changed', `update contracts.asset_name set name = name || '1' ${NAME}`],
    ['a name that no entry names any more', `update contracts.asset_name set ledger_seq = null ${NAME}`],
    [
      'a name moved that another listing brought later',
      `update contracts.asset_name set asset_id = '$STRANGE' where name = 'listing:$SHOWS'`,
    ],
    ['an asset gone', `delete from contracts.asset where id = '$STRANGE'`],
  ])('is held by the verification: %s', async (_what, statement) => {
    const named = statement
      .replaceAll('$ROOT', assets.root)
      .replaceAll('$JOINED', assets.joined)
      .replaceAll('$STRANGE', assets.strange)
      .replaceAll('$SHOWS', world.shows.id);
    expect(await faultsAfter(ctx, named)).toEqual([expect.objectContaining({ seq: expect.any(Number) })]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });
});

describe('what an asset is called', () => {
  const body = { abstract: text(), title: { en: { text: 'Fluoride sorbent', origin: 'person' as const } } };
  function text() {
    const words = `A granular sorbent of lanthanum on activated alumina takes fluoride out of groundwater down to half a
      milligram per litre, for nine hundred bed volumes, and is washed with dilute lye in place of being thrown away.`;
    return { en: { text: words, origin: 'person' as const } };
  }

  it('is entered when a listing of the same text brings its name to it, which then cannot be taken away', async () => {
    const seller = university();
    const first = await publish(ctx, seller, { kind: 'know_how', ...body });
    const before = (await joins()).length;
    const copy = await publish(ctx, seller, { kind: 'know_how', ...body });
    expect(await joins()).toHaveLength(before + 1);
    const names = [first, copy].map(({ id }) => `listing:${id}`).sort();
    expect((await joins())[0]).toEqual({ assetId: await rootOf(`listing:${first.id}`), joined: [], names });
    expect(await give(ctx, { seller, buyer: company(), listing: first, draft: licence() })).toMatch(/^[0-9a-f-]{36}$/);
    const free = `update contracts.asset_name set asset_id = '${assets.strange}' where name = 'listing:${copy.id}'`;
    expect(await faultsAfter(ctx, free)).toMatchObject([{ problem: 'record_changed' }]);
  });

  it('is entered when a number is hidden, since no contract shows it', async () => {
    const seller = university();
    const hidden = await publish(ctx, seller);
    await identify(ctx, hidden, { publicationNumber: 'CN119000009A' });
    expect((await joins())[0]?.names).toContain('publication:CN119000009');
    const gone = `delete from contracts.asset_name where name = 'publication:CN119000009'`;
    expect(await faultsAfter(ctx, gone)).toMatchObject([{ problem: 'record_changed' }]);
  });

  it('is not entered when a new listing just says it: its contract will', async () => {
    const before = (await joins()).length;
    await publish(ctx, university(), { patent: { publicationNumber: 'CN119000011A' } });
    expect(await joins()).toHaveLength(before);
  });
});

describe('joins that are older than their entries', () => {
  it('verify as they are, and are held once they are entered', async () => {
    const old = await testContext();
    try {
      const { seller, licensed } = await joinedAssets(old);
      const { sql } = old.db;
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`update contracts.asset set joined_seq = 0 where joined_seq is not null`;
        await tx`update contracts.asset_name set ledger_seq = null`;
        await tx`delete from contracts.ledger_entry where kind = 'asset.joined'`;
      });
      expect(await verifyLedger(old)).toMatchObject({ ok: true, entries: 1 });
      await enterJoins(old);
      await enterJoins(old);
      expect(await verifyLedger(old)).toMatchObject({ ok: true, entries: 2 });
      const undone = 'update contracts.asset set root = id, joined_seq = null';
      expect(await faultsAfter(old, undone)).toMatchObject([{ seq: 2, problem: 'record_changed' }]);
      expect(await give(old, { seller, buyer: company(), listing: licensed, draft: licence() })).toBe(
        'contract.exclusive_conflict',
      );
    } finally {
      await old.close();
    }
  });
});
