import { EVERY_ROW, type RowScope, withRows } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, rowsOf } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, movableClock, testContext } from '../test/exchange.ts';
import { ledgerKey } from '../test/keys.ts';
import { type LedgerWorld, ledgerWorld } from '../test/ledger-world.ts';
import { consentedSublicence } from '../test/rights.ts';
import { grantDisclosure } from './deal/grant-disclosure.ts';
import { readFor } from './rows.ts';

const clock = movableClock();
const { privateKey } = ledgerKey();
const ctx = await testContext(clock, { LEDGER_PRIVATE_KEY: privateKey });
afterAll(() => ctx.close());

/** Tables of which each row belongs to the sides of a deal. */
const WALLED = [
  'confirmation',
  'contract',
  'contract_agency',
  'contract_change',
  'contract_version',
  'deal',
  'deal_event',
  'disclosure',
  'payment',
  'payment_answer',
  'payment_void',
  'registration',
  'title_consent',
] as const;

let world: LedgerWorld;
beforeAll(async () => {
  world = await ledgerWorld(ctx, clock, privateKey);
  await consentedSublicence(ctx);
  await grantDisclosure(ctx, world.first.seller, world.first.dealId, { tier: 'T2' }, {});
}, 120_000);

/** How many rows of each table exist for a query that filters nothing. */
async function counts(scope: RowScope | undefined): Promise<Record<string, number>> {
  const all = sql.join(
    WALLED.map((name) => sql`select ${name} as name, count(*)::int as n from ${sql.raw(`contracts.${name}`)}`),
    sql` union all `,
  );
  const count = async (db: { execute(query: SQL): Promise<unknown> }) =>
    (await db.execute(all)) as { name: string; n: number }[];
  const rows = scope ? await withRows(ctx.db.orm, scope, count) : await count(ctx.db.orm);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
const NONE = Object.fromEntries(WALLED.map((name) => [name, 0]));

describe('a query that filters nothing', () => {
  it('shows no row where nobody said for whom it reads, also after a transaction that did', async () => {
    expect(await counts(undefined)).toEqual(NONE);
    const whole = await counts(EVERY_ROW);
    for (const name of WALLED) expect([name, whole[name]]).not.toEqual([name, 0]);
    for (let turn = 0; turn < 12; turn++) expect(await counts(undefined)).toEqual(NONE);
  });

  it('shows no foreign row to whoever is no side: a stranger, nobody, an operator whose key does not operate', async () => {
    const operator = testOperator();
    const strangers: Actor[] = [company(), ANONYMOUS, { ...operator, scopes: ['deals:read'] }];
    for (const stranger of strangers) expect(await counts(rowsOf(stranger))).toEqual(NONE);
    const looking: Actor = { ...operator, kind: 'person', scopes: [], by: { person: newId(), role: 'viewer' } };
    for (const one of [operator, looking]) expect(await counts(rowsOf(one))).toEqual(await counts(EVERY_ROW));
  });

  it('shows each side its own deals and contracts with all that was added to them, and nothing of others’', async () => {
    const { seller, buyer, id, dealId } = world.first;
    for (const party of [seller, buyer]) {
      const ids = await readFor(ctx, party, async (tx) => {
        const rows = await tx.execute(sql`
          select id from contracts.contract union all select id from contracts.deal
          union all select distinct deal_id from contracts.deal_event union all select deal_id from contracts.disclosure
          union all select distinct contract_id from contracts.payment
          union all select distinct contract_id from contracts.payment_answer
          union all select distinct contract_id from contracts.payment_void
          union all select distinct contract_id from contracts.registration
          union all select distinct contract_id from contracts.contract_change
          union all select distinct contract_id from contracts.contract_version
          union all select distinct contract_id from contracts.confirmation
          union all select distinct contract_id from contracts.contract_agency`);
        return (rows as unknown as { id: string }[]).map((row) => row.id).sort();
      });
      const expected = [id, dealId, dealId, dealId, id, id, id, id, id, id, id, id];
      expect(ids).toEqual(expected.sort());
    }
  });

  it('of an agency shows what its clients have, by whatever mandate', async () => {
    const broker: Actor = {
      ...company(),
      actsFor: [{ rights: ['deals:read'], organisations: [world.first.seller.organisation.id] }],
    };
    expect(await counts(rowsOf(broker))).toEqual(await counts(rowsOf(world.first.seller)));
  });
});

describe('a statement that writes', () => {
  it('changes and deletes no foreign row, and puts none into the name of others', async () => {
    const stranger = company();
    const before = await counts(EVERY_ROW);
    for (const name of WALLED) {
      const table = sql.raw(`contracts.${name}`);
      const gone = await readFor(ctx, stranger, (tx) => tx.execute(sql`delete from ${table}`));
      expect([name, (gone as unknown as { count: number }).count]).toEqual([name, 0]);
    }
    const changed = await readFor(ctx, stranger, (tx) =>
      tx.execute(sql`update contracts.deal set version = version + 1`),
    );
    expect((changed as unknown as { count: number }).count).toBe(0);
    const copied = readFor(ctx, stranger, (tx) =>
      tx.execute(sql`insert into contracts.deal_event (id, deal_id, kind, at)
        values (gen_random_uuid(), ${world.first.dealId}, 'opened', now())`),
    );
    await expect(copied).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await counts(EVERY_ROW)).toEqual(before);
  });
});

describe('the wall', () => {
  it('stands around every table that names a deal, a contract or its sides, its owner included', async () => {
    const walled = await ctx.jobs.sql`
      select relname from pg_class where relnamespace = 'contracts'::regnamespace and relrowsecurity and relforcerowsecurity`;
    expect(walled.map((row) => row['relname']).sort()).toEqual([...WALLED]);
    const named = await ctx.jobs.sql`
      select distinct c.table_name as name from information_schema.columns c join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'contracts' and c.column_name in ('deal_id', 'contract_id', 'seller_id', 'buyer_id')`;
    const outside = named.map((row) => row['name'] as string).filter((name) => !WALLED.some((one) => one === name));
    // The chain is public but for its content; rights on assets are judged across organisations, figures made of all.
    const across = ['ledger_entry', 'statistics_fact', 'statistics_group', 'title_grant', 'title_ruling'];
    expect(outside.sort()).toEqual(across);
    const [role] = await ctx.db.sql`
      select r.rolsuper or r.rolbypassrls as passes, pg_has_role(current_user, c.relowner, 'member') as owns
      from pg_roles r, pg_class c where r.rolname = current_user and c.oid = 'contracts.deal'::regclass`;
    expect(role).toEqual({ passes: false, owns: false });
  });

  it('reads its setting once per statement, and calls nothing per row', async () => {
    const policies = await ctx.jobs.sql`select tablename, qual from pg_policies where schemaname = 'contracts'`;
    expect(policies).toHaveLength(WALLED.length);
    const { seller } = world.first;
    for (const name of WALLED) {
      const plan = await readFor(ctx, seller, (tx) => tx.execute(sql.raw(`explain select * from contracts.${name}`)));
      const lines = (plan as unknown as Record<string, string>[]).map((row) => row['QUERY PLAN'] ?? '');
      const filters = lines.filter((line) => /Filter:/.test(line));
      expect(filters.length).toBeGreaterThan(0);
      expect(filters.filter((line) => line.includes('current_setting') || line.includes('unnest'))).toEqual([]);
    }
  });
});
