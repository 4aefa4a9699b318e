import type { AuditQuery } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { testActor, testOperator, testSettings } from '@techbourse/testkit';
import { pgSchema, uuid } from 'drizzle-orm/pg-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readsAuditor, writeAudit } from './audit.ts';
import { readAudit } from './audit-trail.ts';
import { connect } from './connect.ts';
import { serviceTables } from './tables.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
afterAll(() => db.close());
const schema = pgSchema('listings');
const { audit } = serviceTables(schema);
const thing = schema.table('audited_thing', { id: uuid('id').primaryKey(), organisationId: uuid('organisation_id') });
await db.sql`create table listings.audited_thing (id uuid primary key, organisation_id uuid)`;

const source = { db, audit, subjects: [{ id: thing.id, of: [thing.organisationId] }] };
const operator = testOperator();
const read = (actor: Actor, query: Partial<AuditQuery> = {}) =>
  readAudit(source, actor, { reads: 'include', limit: 100, operator: operator.organisation.id, ...query });
const actionsOf = async (...given: Parameters<typeof read>) => (await read(...given)).map(({ action }) => action);
const ownThing = async (owner: Member) => {
  const id = newId();
  await db.orm.insert(thing).values({ id, organisationId: owner.organisation.id });
  return id;
};
const write = (actor: Actor, action: string, subject = newId(), data: Record<string, unknown> = { secret: 1 }) =>
  writeAudit(db.orm, audit, actor, [{ action, subject, data }]);

describe('who reads which rows of the audit', () => {
  it('an organisation: what it did, what was done for it, and what the operator and the exchange did to its records', async () => {
    const [owner, stranger] = [testActor(), testActor()];
    const mine = await ownThing(owner);
    const agency = newId();
    await write(owner, 'own.done', mine);
    await write({ ...owner, by: { agency, mandateId: newId(), person: newId() } }, 'agency.done', mine);
    await write(operator, 'operator.done', mine);
    await readsAuditor(db, audit)(operator, [{ action: 'listing.read', subject: mine }]);
    await write({ kind: 'system', id: 'expiry', organisation: null, scopes: [] }, 'exchange.done', mine);
    await write(stranger, 'stranger.done', mine);
    await write(operator, 'operator.elsewhere');
    await write(stranger, 'stranger.elsewhere');
    expect(await actionsOf(owner)).toEqual([
      'exchange.done',
      'listing.read',
      'operator.done',
      'agency.done',
      'own.done',
    ]);
    expect(await actionsOf(stranger)).toEqual(['stranger.elsewhere', 'stranger.done']);
    expect(await actionsOf(testActor())).toEqual([]);
    const all = await actionsOf(operator, { organisation: owner.organisation.id });
    expect(all).toEqual(['stranger.done', 'exchange.done', 'listing.read', 'operator.done', 'agency.done', 'own.done']);
  });

  it('an agency: what it did for others, as they read it too, each without what is the other’s', async () => {
    const [client, agency] = [testActor(), testActor({ kind: 'agency' })];
    const person = newId();
    const acting: Actor = {
      ...client,
      id: newId(),
      by: { agency: agency.organisation.id, mandateId: newId(), person },
    };
    await write(acting, 'mandated.done', newId(), { price: 5 });
    const [ofAgency] = await read(agency);
    const [ofClient] = await read(client);
    const both = { organisationId: client.organisation.id, agencyId: agency.organisation.id, personId: person };
    expect(ofAgency).toMatchObject({ ...both, actor: { id: acting.id }, data: { price: 5 } });
    expect(ofClient).toMatchObject({ ...both, actor: { id: null }, address: null, requestId: null });
  });

  it('a client: what its agency read of its records without naming it, also where the answer says not whose they are', async () => {
    const [client, other, broker] = [testActor(), testActor(), testActor({ kind: 'agency' })];
    const organisations = [client.organisation.id, other.organisation.id];
    const person = newId();
    const reader: Actor = { ...broker, by: { person }, actsFor: [{ rights: ['listings:read'], organisations }] };
    const note = readsAuditor(db, audit, source.subjects);
    const mine = await ownThing(client);
    const foreign = await ownThing(testActor());
    await note(reader, [
      { action: 'listing.read', subject: newId(), clients: organisations },
      { action: 'listing.read_history', subject: mine },
      { action: 'listing.read', subject: foreign },
      { action: 'demand.read', subject: newId(), clients: [] },
    ]);
    const done = { organisationId: client.organisation.id, agencyId: broker.organisation.id, personId: person };
    const seen = await read(client);
    expect(seen.map(({ action }) => action).toSorted()).toEqual(['listing.read', 'listing.read_history']);
    for (const row of seen) expect(row).toMatchObject({ ...done, read: true, actor: { id: null }, address: null });
    expect(await actionsOf(other)).toEqual(['listing.read']);
    const own = await read(broker);
    expect(own).toHaveLength(5);
    expect(own.find(({ subject }) => subject === foreign)).toMatchObject({
      organisationId: broker.organisation.id,
      agencyId: null,
    });
  });

  it('of what the operator did to its records nobody learns by which person, from where, and with which notes', async () => {
    const owner = testActor();
    const mine = await ownThing(owner);
    const person = { ...operator, id: newId(), by: { person: newId(), role: 'admin' as const } };
    await write(person, 'operator.done', mine, { note: 'suspicious' });
    expect(await read(owner)).toEqual([
      expect.objectContaining({ actor: { kind: 'key', id: null }, personId: null, address: null, data: {} }),
    ]);
    expect(await read(operator, { subject: mine })).toEqual([
      expect.objectContaining({
        actor: { kind: 'key', id: person.id },
        personId: person.by.person,
        data: { note: 'suspicious' },
      }),
    ]);
  });

  it('nobody by asking for another organisation', async () => {
    const [owner, other] = [testActor(), testActor()];
    await write(owner, 'own.done');
    expect(await read(other, { organisation: owner.organisation.id })).toEqual([]);
  });
});

describe('the audit is asked', () => {
  it('by subject, action, noun, person, time, and with or without reads', async () => {
    const owner = testActor();
    const person = newId();
    const subject = newId();
    await write({ ...owner, by: { person } }, 'contract.sign', subject);
    await write(owner, 'contract.draft');
    await write(owner, 'contractor.hired');
    await readsAuditor(db, audit)(owner, [{ action: 'listing.export', subject: 'listing' }]);
    expect(await actionsOf(owner, { subject })).toEqual(['contract.sign']);
    expect(await actionsOf(owner, { action: 'contract.draft' })).toEqual(['contract.draft']);
    expect(await actionsOf(owner, { action: 'contract' })).toEqual(['contract.draft', 'contract.sign']);
    expect(await actionsOf(owner, { person })).toEqual(['contract.sign']);
    expect(await actionsOf(owner, { reads: 'only' })).toEqual(['listing.export']);
    expect(await actionsOf(owner, { reads: 'leave_out' })).toHaveLength(3);
    const [newest] = await read(owner, { limit: 1 });
    expect(await actionsOf(owner, { from: newest?.at })).toEqual(['listing.export']);
    expect(await actionsOf(owner, { to: newest?.at })).toHaveLength(3);
  });

  it('page by page, without a gap or a repeat among rows of one moment', async () => {
    const owner = testActor();
    await writeAudit(
      db.orm,
      audit,
      owner,
      Array.from({ length: 25 }, (_, n) => ({ action: `n.n${n}`, subject: newId() })),
    );
    const seen: string[] = [];
    for (let place: { beforeAt?: string; beforeId?: string } = {}; ; ) {
      const rows = await read(owner, { ...place, limit: 7 });
      seen.push(...rows.map(({ action }) => action));
      const last = rows.at(-1);
      if (!last) break;
      place = { beforeAt: last.at, beforeId: last.id };
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `n.n${24 - n}`));
  });
});
