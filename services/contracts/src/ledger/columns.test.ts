import { connect } from '@techbourse/db';
import { asService, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { ledgerWorld } from '../../test/ledger-world.ts';
import { consentedSublicence, disputedTitle, joinedAssets } from '../../test/rights.ts';
import { trustedKeys } from '../ledger-keys.ts';
import { verifyLedger, walkLedger } from '../recorded.ts';
import { signTreeHeads } from './sign-tree-heads.ts';

/*
 * Every column of every table of the schema is decided upon here: it is held by the ledger, so that changing it is
 * found, or it decides nothing, for a reason. A new table or column fails until somebody has decided.
 */

const OF_SIGNED = `(select id from contracts.contract where state = 'signed')`;
const DEAL_OF_SIGNED = `(select deal_id from contracts.contract where state = 'signed')`;

/** Tables that the ledger holds, and which of their rows. */
const HELD: Record<string, string> = {
  contract: `state = 'signed'`,
  contract_version: `contract_id in ${OF_SIGNED}`,
  confirmation: `exists (select from contracts.contract c where c.state = 'signed' and c.id = contract_id and c.version = t.version)`,
  contract_agency: 'true',
  title_grant: 'true',
  // Every asset stands for itself or was joined by an entry; names are held once an entry or a contract gives them.
  asset: 'true',
  asset_name: 'ledger_seq is not null or exists (select from contracts.title_grant where t.name = any(names))',
  title_ruling: 'true',
  title_standing: 'true',
  title_consent: 'true',
  contract_change: 'ledger_seq is not null',
  deal: `id in ${DEAL_OF_SIGNED}`,
  deal_event: `deal_id in ${DEAL_OF_SIGNED}`,
  payment: 'true',
  payment_answer: 'true',
  payment_void: 'true',
  registration: 'true',
  ledger_entry: 'true',
  tree_head: 'true',
};

/** Tables of which the ledger says nothing, and why. */
const OUTSIDE: Record<string, string> = {
  audit: 'who did what, for the operator to read; what was done is in the ledger itself',
  outbox: 'events on their way',
  idempotency: 'answers kept for repeats',
  operation_task: 'work that the operator started',
  mandate: 'a copy of what another service says; who acted by one stands in what it did',
  disclosure: 'what a side lets the other see; it decides nothing of what is signed',
  migrations: 'which migrations ran',
  listing_copy: 'a copy of what another service says',
  demand_copy: 'a copy of what another service says',
  organisation: 'a copy of what another service says; what is signed holds the names it was signed under',
  listing_identity: 'a copy of what another service says',
  title_dispute: 'what somebody claims; what was decided about it is a ruling',
  listing_name: 'a copy of what another service says',
  listing_text: 'a copy of what another service says',
  statistics_month: 'made from signed contracts, payments and registrations',
  statistics_group: 'made from signed contracts, payments and registrations',
  statistics_cell: 'made from signed contracts, payments and registrations',
  statistics_fact: 'made from signed contracts, payments and registrations',
};

/** Columns of tables that are held, which decide nothing, and why. */
const DECIDES_NOTHING: Record<string, string> = {
  'contract_change.proposed_at':
    'the change counts from its confirmation; when it was proposed only bounds how long it stayed open',
  'asset.created_at': 'nothing is read from it',
  'deal.shortlisted_at': 'what a buyer keeps to itself while it chooses; nothing follows from it',
  'title_standing.recorded_at': 'the word counts from its entry',
  'tree_head.edge': 'saves reading again; believed only where it gives the signed root',
};

const key = ledgerKey();
const clock = movableClock();
const settings = await testSettings();
const ctx = await testContext(clock, {
  ...(await asService(settings, 'contracts')),
  LEDGER_PRIVATE_KEY: key.privateKey,
});
// Rights of the owner of the database, who can switch off what guards it.
const owner = connect(settings.DATABASE_URL, { name: 'owner', max: 1 });
afterAll(async () => {
  await owner.close();
  await ctx.close();
});
beforeAll(async () => {
  await ledgerWorld(ctx, clock, key.privateKey);
  await disputedTitle(ctx);
  await joinedAssets(ctx);
  await consentedSublicence(ctx);
  clock.set('2026-11-26T00:05:00.000Z');
  await signTreeHeads(ctx, key.privateKey);
  clock.set('2026-11-26T01:05:00.000Z');
});

type Column = { table_name: string; column_name: string; data_type: string; udt_name: string };

/** What to set a column to, so that it says something else. */
function changesOf({ column_name, data_type, udt_name }: Column): string[] {
  const old = `"${column_name}"`;
  const other: Record<string, string[]> = {
    uuid: ['gen_random_uuid()'],
    text: [`coalesce(${old}, '') || 'x'`],
    bigint: [`coalesce(${old}, 0) + 1000`],
    integer: [`coalesce(${old}, 0) + 1000`],
    boolean: [`not coalesce(${old}, false)`],
    date: [`coalesce(${old}, '2026-01-01') + 1`],
    'timestamp with time zone': [
      `coalesce(${old}, '2026-01-01') + interval '1 hour'`,
      `coalesce(${old}, '2026-01-01') + interval '300 microseconds'`,
    ],
    jsonb: [
      `case jsonb_typeof(${old}) when 'array' then ${old} || '["x"]' else coalesce(${old}, '{}') || '{"x":1}' end`,
    ],
    ARRAY: [`array_append(coalesce(${old}, '{}'), ${udt_name === '_uuid' ? 'gen_random_uuid()' : `'7'`})`],
  };
  return other[data_type] ?? [];
}

async function columns(): Promise<Column[]> {
  return owner.sql<Column[]>`select table_name, column_name, data_type, udt_name from information_schema.columns
    where table_schema = 'contracts' order by table_name, ordinal_position`;
}

/** Runs statements one by one, each undone, with triggers and rules off; gives those after which the ledger still holds. */
async function unseen(statements: readonly { name: string; sql: string }[]): Promise<string[]> {
  const missed: string[] = [];
  const undo = new Error('undo');
  const run = owner.orm.transaction(async (tx) => {
    await tx.execute('set local session_replication_role = replica');
    await tx.execute(`do $$ declare r record; begin
      for r in select conrelid::regclass t, conname from pg_constraint
        where connamespace = 'contracts'::regnamespace and contype in ('c', 'u', 'f') loop
        execute format('alter table %s drop constraint %I cascade', r.t, r.conname);
      end loop;
    end $$`);
    for (const { name, sql } of statements) {
      await tx.execute('savepoint one');
      await tx.execute(sql);
      const walked = await walkLedger(tx, { now: ctx.clock.now(), trusted: trustedKeys(ctx.config) });
      if (walked.ok) missed.push(name);
      await tx.execute('rollback to savepoint one');
    }
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
  return missed;
}

/** The rows of a table that are held, by their place. */
async function rowsOf(table: string): Promise<string[]> {
  const where = HELD[table] ?? 'false';
  const rows = await owner.sql.unsafe(`select ctid::text as place from contracts.${table} t where ${where}`);
  return rows.map((row) => String(row.place));
}

describe('the columns that the ledger holds', () => {
  it('every table is held or stands outside, for a reason', async () => {
    const tables = new Set((await columns()).map((column) => column.table_name));
    const known = [...Object.keys(HELD), ...Object.keys(OUTSIDE)];
    expect([...tables].filter((table) => !known.includes(table))).toEqual([]);
  });

  it('the world they are tried on verifies, and has a row in each table', async () => {
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, warnings: [] });
    const empty: string[] = [];
    for (const table of Object.keys(HELD)) if ((await rowsOf(table)).length === 0) empty.push(table);
    expect(empty).toEqual([]);
  });

  it('a change of any column of any row is found, unless the column decides nothing', async () => {
    const statements: { name: string; sql: string }[] = [];
    for (const column of await columns()) {
      const name = `${column.table_name}.${column.column_name}`;
      if (!(column.table_name in HELD) || name in DECIDES_NOTHING) continue;
      const changes = changesOf(column);
      expect(changes, `${name}: how is a ${column.data_type} changed?`).not.toEqual([]);
      for (const place of await rowsOf(column.table_name)) {
        for (const change of changes) {
          const sql = `update contracts.${column.table_name} set "${column.column_name}" = ${change} where ctid = '${place}'`;
          statements.push({ name: `${name} of row ${place} = ${change}`, sql });
        }
      }
    }
    expect(await unseen(statements)).toEqual([]);
    expect(statements.length).toBeGreaterThan(500);
  }, 900_000);

  it('a row that is gone is found', async () => {
    const statements: { name: string; sql: string }[] = [];
    for (const table of Object.keys(HELD)) {
      for (const place of await rowsOf(table)) {
        const sql = `delete from contracts.${table} where ctid = '${place}'`;
        statements.push({ name: `${table} without row ${place}`, sql });
      }
    }
    expect(await unseen(statements)).toEqual([]);
  }, 900_000);
});
