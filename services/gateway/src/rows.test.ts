import { randomUUID } from 'node:crypto';
import { EVERY_ROW, type RowScope, withRows } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, rowsOf } from '@techbourse/policy';
import { testActor, testOperator } from '@techbourse/testkit';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../test/gateway.ts';
import { newMemberPerson, type TestPerson } from '../test/members.ts';
import { readFor } from './rows.ts';

const gateway = await startGateway(await gatewaySettings());
afterAll(() => gateway.close());
const { app, ctx } = gateway;

/** Tables of which each row belongs to an organisation or a person. */
const WALLED = [
  'abuse_report',
  'accreditation_request',
  'api_key',
  'invitation',
  'join_request',
  'mandate',
  'mandate_version',
  'member',
  'membership_version',
  'organisation_domain',
  'organisation_merge',
  'ownership_transfer',
  'person_deletion',
  'person_orcid',
  'sso_domain',
  'sso_identity',
  'sso_provider',
  'unit_request',
  'verification_request',
] as const;

/** Tables that name an organisation, a person or an address and stand outside, each with why. */
const OUTSIDE: Readonly<Record<string, string>> = {
  account: 'read to find out who asks',
  accreditation: 'shown to everybody who sees the agency',
  audit: 'read by the rule of its own, from all services; written for whatever is done',
  broker_credential: 'shown to everybody who sees the agency',
  idempotency: 'read by the key of whoever asks',
  mail: 'read by the sender of mail alone',
  mail_link: 'read by the link, before it is known who asks',
  organisation: 'the register: what of it is shown is judged field by field',
  passkey: 'read to find out who asks',
  person: 'read to find out who asks',
  second_factor: 'read to find out who asks',
  session: 'read to find out who asks',
  sso_attempt: 'read by the browser that began to sign in, before it is known who asks',
};

type Side = { id: string; headers: { authorization: string }; actor: Actor };
let mine: Side;
let other: Side;
let owner: TestPerson;
let guest: TestPerson;

async function newSide(): Promise<Side> {
  const made = await newOrganisation(app, { verified: true });
  const actor = testActor();
  return { ...made, actor: { ...actor, organisation: { ...actor.organisation, id: made.id } } };
}

/** One row in each of the tables that belongs to `of`, to its owner and to the guest who asks to join it. */
async function fill({ id }: Side, people: { owner: TestPerson; guest: TestPerson }, against: string): Promise<void> {
  const run = ctx.exchange.sql;
  const [provider, mandate] = [newId(), newId()];
  const [boss, who] = [people.owner.id, people.guest.id];
  await run`insert into identity.member (id, organisation_id, person_id, role) values (${newId()}, ${id}, ${boss}, 'owner')`;
  await run`insert into identity.membership_version (organisation_id, person_id, version) values (${id}, ${boss}, 1)`;
  await run`insert into identity.invitation (id, organisation_id, email, role, expires_at)
    values (${newId()}, ${id}, ${people.guest.email}, 'viewer', now() + interval '1 day')`;
  await run`insert into identity.join_request (id, organisation_id, person_id) values (${newId()}, ${id}, ${who})`;
  await run`insert into identity.ownership_transfer (id, organisation_id, from_person_id, to_person_id)
    values (${newId()}, ${id}, ${boss}, ${who})`;
  await run`insert into identity.unit_request (id, unit_id, parent_id, asked_by) values (${newId()}, ${id}, ${against}, ${id})`;
  await run`insert into identity.organisation_domain (id, organisation_id, domain, token)
    values (${newId()}, ${id}, ${`${id}.example`}, 'token')`;
  await run`insert into identity.verification_request (id, organisation_id, evidence) values (${newId()}, ${id}, '[]')`;
  await run`insert into identity.accreditation_request (id, agency_id, body, number, scope, from_day)
    values (${newId()}, ${id}, 'body', '1', 'all', now())`;
  await run`insert into identity.organisation_merge (id, from_id, into_id, reason, moved)
    values (${newId()}, ${id}, ${against}, 'twice', '{}')`;
  await run`insert into identity.sso_provider (id, organisation_id, issuer, client_id, client_secret, domains, default_role)
    values (${provider}, ${id}, 'https://sso.example', 'client', 'sealed', '{}', 'viewer')`;
  await run`insert into identity.sso_domain (domain, provider_id) values (${`${id}.example`}, ${provider})`;
  await run`insert into identity.sso_identity (id, provider_id, subject, person_id, last_at)
    values (${newId()}, ${provider}, 'subject', ${boss}, now())`;
  await run`insert into identity.mandate (id, version, client_id, agency_id, state, subject_kind, exclusive, from_day, rights,
      proposed_by, proposed_at) values (${mandate}, 1, ${id}, ${against}, 'proposed', 'all', false, now(), '[]', 'client', now())`;
  await run`insert into identity.mandate_version (mandate_id, version, action, side, content, actor_kind, actor_id, at)
    values (${mandate}, 1, 'propose', 'client', '{}', 'key', ${randomUUID()}, now())`;
  await run`insert into identity.abuse_report (id, subject_kind, subject_id, reason, message, organisation_id, person_id)
    values (${newId()}, 'listing', ${newId()}, 'other', 'text', ${id}, ${boss})`;
}

beforeAll(async () => {
  const run = ctx.exchange.sql;
  mine = await newSide();
  other = await newSide();
  const third = await newSide();
  [owner, guest] = [await newMemberPerson(ctx), await newMemberPerson(ctx)];
  await fill(mine, { owner, guest }, third.id);
  await fill(other, { owner: await newMemberPerson(ctx), guest: await newMemberPerson(ctx) }, third.id);
  for (const { id } of [owner, guest]) {
    await run`insert into identity.person_orcid (person_id, orcid) values (${id}, ${id})`;
    await run`insert into identity.person_deletion (person_id, requested_at, due_at) values (${id}, now(), now() + interval '1 day')`;
  }
});

type Counts = Record<string, number>;

/** How many rows of each table exist for a query that filters nothing. */
async function counts(scope: RowScope | undefined): Promise<Counts> {
  const all = sql.join(
    WALLED.map((name) => sql`select ${name} as name, count(*)::int as n from ${sql.raw(`identity.${name}`)}`),
    sql` union all `,
  );
  const count = async (db: { execute(query: SQL): Promise<unknown> }) =>
    (await db.execute(all)) as { name: string; n: number }[];
  const rows = scope ? await withRows(ctx.db.orm, scope, count) : await count(ctx.db.orm);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
const NONE: Counts = Object.fromEntries(WALLED.map((name) => [name, 0]));

describe('a query that filters nothing', () => {
  it('shows no row where nobody said for whom it reads, also after a transaction that did', async () => {
    expect(await counts(undefined)).toEqual(NONE);
    const whole = await counts(EVERY_ROW);
    for (const name of WALLED) expect([name, whole[name]]).not.toEqual([name, 0]);
    for (let turn = 0; turn < 12; turn++) expect(await counts(undefined)).toEqual(NONE);
  });

  it('shows no row to a stranger, nobody, and an operator whose key does not operate; to the operator all', async () => {
    const operator = testOperator();
    const strangers: Actor[] = [testActor(), ANONYMOUS, { ...operator, scopes: ['organisations:write'] }];
    for (const stranger of strangers) expect(await counts(rowsOf(stranger))).toEqual(NONE);
    const looking: Actor = { ...operator, kind: 'person', scopes: [], by: { person: newId(), role: 'viewer' } };
    for (const one of [operator, looking]) expect(await counts(rowsOf(one))).toEqual(await counts(EVERY_ROW));
  });

  it('shows an organisation one of each of its own, no report of abuse, and nothing of the people by themselves', async () => {
    const one: Counts = Object.fromEntries(WALLED.map((name) => [name, 1]));
    const own = { ...one, abuse_report: 0, person_orcid: 0, person_deletion: 0 };
    for (const side of [mine, other]) expect(await counts(rowsOf(side.actor))).toEqual(own);
  });

  it('shows a person what is about it: where it belongs, asks, is invited and offered, and how it signs in there', async () => {
    const ofOwner = { member: 1, membership_version: 1, ownership_transfer: 1, sso_identity: 1, person_orcid: 1 };
    expect(await counts(rowsOf(owner.actor))).toEqual({ ...NONE, ...ofOwner, person_deletion: 1 });
    const ofGuest = { invitation: 1, join_request: 1, ownership_transfer: 1, person_orcid: 1, person_deletion: 1 };
    expect(await counts(rowsOf(guest.actor))).toEqual({ ...NONE, ...ofGuest });
  });

  it('shows no invitation to an address that nobody has verified', async () => {
    const run = ctx.exchange.sql;
    const claims = await newMemberPerson(ctx, { emailVerified: false });
    await run`insert into identity.invitation (id, organisation_id, email, role, expires_at)
      values (${newId()}, ${mine.id}, ${claims.email}, 'viewer', now() + interval '1 day')`;
    expect(await counts(rowsOf(claims.actor))).toEqual(NONE);
    await run`delete from identity.invitation where email = ${claims.email}`;
  });
});

describe('a statement that writes', () => {
  it('changes and deletes no foreign row, and puts none into the name of others', async () => {
    const stranger = testActor();
    const before = await counts(EVERY_ROW);
    for (const name of WALLED) {
      const table = sql.raw(`identity.${name}`);
      const gone = await readFor(ctx, stranger, (tx) => tx.execute(sql`delete from ${table}`));
      expect([name, (gone as unknown as { count: number }).count]).toEqual([name, 0]);
    }
    const changed = await readFor(ctx, stranger, (tx) => tx.execute(sql`update identity.member set role = 'owner'`));
    expect((changed as unknown as { count: number }).count).toBe(0);
    const given = readFor(ctx, stranger, (tx) =>
      tx.execute(sql`insert into identity.api_key (id, key, reference_id) values (${newId()}, 'a', ${mine.id})`),
    );
    await expect(given).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await counts(EVERY_ROW)).toEqual(before);
  });
});

describe('the wall', () => {
  it('stands around every table that names an organisation, a person or an address, but for those listed with a reason', async () => {
    const walled = await ctx.exchange.sql`
      select relname from pg_class where relnamespace = 'identity'::regnamespace and relrowsecurity and relforcerowsecurity`;
    expect(walled.map((row) => row['relname']).sort()).toEqual([...WALLED]);
    const named = await ctx.exchange.sql`
      select distinct c.table_name as name from information_schema.columns c join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'identity' and (c.table_name in ('organisation', 'person') or c.column_name in ('email', 'recipient')
        or c.column_name ~ '(organisation|person|client|agency|reference|provider|parent|mandate)_id$')`;
    const outside = named.map((row) => row['name'] as string).filter((name) => !WALLED.some((one) => one === name));
    expect(outside.sort()).toEqual(Object.keys(OUTSIDE));
    const [role] = await ctx.db.sql`
      select r.rolsuper or r.rolbypassrls as passes, pg_has_role(current_user, c.relowner, 'member') as owns
      from pg_roles r, pg_class c where r.rolname = current_user and c.oid = 'identity.member'::regclass`;
    expect(role).toEqual({ passes: false, owns: false });
  });

  it('reads its setting once per statement, and calls nothing per row', async () => {
    const policies = await ctx.exchange.sql`select tablename from pg_policies where schemaname = 'identity'`;
    expect(policies).toHaveLength(WALLED.length);
    for (const name of WALLED) {
      const plan = await readFor(ctx, mine.actor, (tx) =>
        tx.execute(sql.raw(`explain select * from identity.${name}`)),
      );
      const lines = (plan as unknown as Record<string, string>[]).map((row) => row['QUERY PLAN'] ?? '');
      const filters = lines.filter((line) => /Filter:/.test(line));
      expect(filters.filter((line) => line.includes('current_setting') || line.includes('unnest'))).toEqual([]);
    }
  });
});
