import type { ReturnRecord } from '@techbourse/api-schema';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { asc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { demandClosedSchema, demandSnapshotSchema } from '../api/events.ts';
import { audit, demand, demandEvent, demandVersion, outbox } from '../db/schema.ts';
import { closeDemand } from './close.ts';
import { copyDemand } from './copy.ts';
import { createDemand } from './create.ts';
import { deleteDemand } from './delete.ts';
import { expireDemands } from './expire.ts';
import { openDemand } from './open.ts';
import { getDemand, listDemandVersions } from './queries.ts';
import { getUsage } from './quota.ts';
import { renewDemand } from './renew.ts';
import { returnDemand } from './return.ts';
import { updateDemand } from './update.ts';

let today = new Date('2026-05-04T09:00:00Z');
const ctx = await testContext(() => today);
afterAll(() => ctx.close());

const draft = (owner: Member, changes = {}) => createDemand(ctx, owner, exampleDemand(changes), {});
const opened = async (owner: Member, changes = {}) => {
  const { id } = await draft(owner, changes);
  return openDemand(ctx, owner, id, { expectedVersion: 1 }, { requestId: 'request-1' });
};
const eventsOf = (id: string) =>
  ctx.db.orm.select().from(demandEvent).where(eq(demandEvent.recordId, id)).orderBy(asc(demandEvent.version));
const outboxOf = (id: string) => ctx.db.orm.select().from(outbox).where(eq(outbox.key, id)).orderBy(asc(outbox.seq));
const auditOf = async (id: string) =>
  (await ctx.db.orm.select().from(audit).where(eq(audit.subject, id)).orderBy(asc(audit.at))).map((row) => row.action);

describe('create', () => {
  it('makes a draft that only its owner and the operator see, and publishes no event', async () => {
    const owner = testCompany();
    const made = await draft(owner);
    expect(made).toMatchObject({ state: 'draft', version: 1, sight: 'owner', outcome: null, openUntil: null });
    expect(made.completeness?.missing.map((part) => part.pointer)).toContain('/budget');
    expect((await getDemand(ctx, testOperator(), made.id)).sight).toBe('owner');
    await expect(getDemand(ctx, testCompany(), made.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect(await outboxOf(made.id)).toEqual([]);
    expect(await auditOf(made.id)).toEqual(['demand.create']);
  });

  it('makes one demand when the same request comes twice at once', async () => {
    const owner = testCompany();
    const call = { idempotencyKey: 'twice' };
    const [first, second] = await Promise.all([
      createDemand(ctx, owner, exampleDemand(), call),
      createDemand(ctx, owner, exampleDemand(), call),
    ]);
    expect(second).toEqual(first);
    expect(await ctx.db.orm.$count(demand, eq(demand.organisationId, owner.organisation.id))).toBe(1);
    const other = createDemand(ctx, owner, exampleDemand({ kind: 'testing' }), call);
    await expect(other).rejects.toMatchObject({ kind: 'CONFLICT', reason: 'idempotency.key_reused' });
  });

  it('needs the scope', async () => {
    const reader = testCompany({ scopes: ['demands:read'] });
    await expect(draft(reader)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
  });
});

describe('open', () => {
  it('shows the demand, keeps the version, and publishes the whole snapshot', async () => {
    const owner = testCompany();
    const restrictions = { onlyCountries: ['CN', 'KZ'] };
    const open = await opened(owner, { deadline: '2026-09-30', restrictions });
    expect(open).toMatchObject({ state: 'open', version: 2, openUntil: '2026-09-30', openedAt: today.toISOString() });
    const [event] = await outboxOf(open.id);
    expect(event).toMatchObject({ type: 'demand.opened', version: 2, requestId: 'request-1' });
    expect(demandSnapshotSchema.parse(event?.payload)).toMatchObject({
      organisation: { id: owner.organisation.id, kind: 'company', region: 'CN-HL' },
      field: 'environment',
      anonymous: false,
      restrictions,
    });
    expect((await eventsOf(open.id)).map((row) => [row.action, row.fromState, row.toState])).toEqual([
      ['create', null, 'draft'],
      ['open', 'draft', 'open'],
    ]);
    expect(await auditOf(open.id)).toEqual(['demand.create', 'demand.open']);
  });

  it('stays open for a year without a deadline', async () => {
    expect(await opened(testCompany())).toMatchObject({ openUntil: '2027-05-04' });
  });

  it('says everything that is missing at once', async () => {
    const owner = testCompany();
    const { id } = await draft(owner, { title: undefined, problem: undefined, deadline: '2026-05-03' });
    await expect(openDemand(ctx, owner, id, { expectedVersion: 1 }, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'demand.open.missing_title',
      issues: [{ pointer: '/title' }, { pointer: '/problem' }, { pointer: '/deadline' }],
    });
  });

  it('is refused to a foreign organisation as if there were nothing, and on an old version', async () => {
    const owner = testCompany();
    const { id } = await draft(owner);
    const stranger = openDemand(ctx, testCompany(), id, { expectedVersion: 1 }, {});
    await expect(stranger).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
    const late = openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
    await expect(late).rejects.toMatchObject({ kind: 'CONFLICT', details: { version: 2 } });
    const again = openDemand(ctx, owner, id, { expectedVersion: 2 }, {});
    await expect(again).rejects.toMatchObject({ reason: 'demand.open.from_open' });
  });

  it('goes through review for an unverified organisation: returned with a reason, then opened', async () => {
    const [owner, operator] = [testCompany({ verified: false }), testOperator()];
    const inReview = await opened(owner);
    expect(inReview).toMatchObject({ state: 'in_review', openedAt: null });
    await expect(getDemand(ctx, testCompany(), inReview.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect((await outboxOf(inReview.id)).map(({ type }) => type)).toEqual(['demand.reviewed']);
    const own = openDemand(ctx, owner, inReview.id, { expectedVersion: 2 }, {});
    await expect(own).rejects.toMatchObject({ kind: 'INVALID_STATE' });
    const early = openDemand(ctx, operator, (await draft(owner)).id, { expectedVersion: 1 }, {});
    await expect(early).rejects.toMatchObject({ reason: 'demand.open.not_in_review' });
    const reason = 'Which mine is it?';
    await expect(returnDemand(ctx, owner, inReview.id, { reasons: [], reason }, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    });
    const why: ReturnRecord = { reasons: ['unclear'], reason };
    const returned = await returnDemand(ctx, operator, inReview.id, why, {});
    expect(returned.state).toBe('draft');
    expect((await getDemand(ctx, owner, inReview.id)).review).toMatchObject({
      act: 'return',
      reasons: ['unclear'],
      note: reason,
    });
    expect((await eventsOf(inReview.id)).at(-1)).toMatchObject({
      action: 'return',
      reason,
      reasons: ['unclear'],
    });

    await openDemand(ctx, owner, inReview.id, { expectedVersion: 3 }, {});
    const open = await openDemand(ctx, operator, inReview.id, { expectedVersion: 4 }, {});
    expect(open).toMatchObject({ state: 'open', organisation: { id: owner.organisation.id } });
    const reviews = (await outboxOf(open.id)).filter(({ type }) => type === 'demand.reviewed');
    const told = reviews.map(({ payload }) => payload as { act: string; reason: string | null });
    expect(told.map((review) => [review.act, review.reason])).toEqual([
      ['submitted', null],
      ['returned', reason],
      ['submitted', null],
      ['published', null],
    ]);
  });
});

describe('edit', () => {
  it('of an open demand publishes a new version; old versions stay readable to the owner', async () => {
    const owner = testCompany();
    const { id } = await opened(owner, { deadline: '2026-09-30' });
    const changes = { title: english('Fluoride below 1 mg/l'), deadline: '2026-10-31', keywords: null };
    const edited = await updateDemand(ctx, owner, id, { ...changes, expectedVersion: 2 }, {});
    expect(edited).toMatchObject({ version: 3, state: 'open', openUntil: '2026-10-31' });
    expect(edited.keywords).toBeUndefined();
    expect((await outboxOf(id)).map((row) => [row.type, row.version])).toEqual([
      ['demand.opened', 2],
      ['demand.opened', 3],
    ]);
    const versions = await listDemandVersions(ctx, owner, id, { limit: 1 });
    expect(versions.items).toMatchObject([{ version: 3 }]);
    const older = await listDemandVersions(ctx, owner, id, { limit: 1, cursor: versions.nextCursor ?? '' });
    expect(older).toMatchObject({ items: [{ version: 2, content: { deadline: '2026-09-30' } }], nextCursor: null });
    const stranger = listDemandVersions(ctx, testCompany(), id, { limit: 1 });
    await expect(stranger).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('cannot take from an open demand what it needs', async () => {
    const owner = testCompany();
    const { id } = await opened(owner);
    const emptied = updateDemand(ctx, owner, id, { problem: null, expectedVersion: 2 }, {});
    await expect(emptied).rejects.toMatchObject({ issues: [{ pointer: '/problem' }] });
    expect(await ctx.db.orm.$count(demandVersion, eq(demandVersion.recordId, id))).toBe(1);
  });

  it('by the operator leaves the owner as it was', async () => {
    const owner = testCompany();
    const { id } = await draft(owner);
    const edited = await updateDemand(ctx, testOperator(), id, { kind: 'testing', expectedVersion: 1 }, {});
    expect(edited).toMatchObject({ kind: 'testing', organisation: { id: owner.organisation.id } });
  });

  it('of what a reviewer let through is the reviewer’s while the organisation is not verified', async () => {
    const [owner, operator] = [testCompany({ verified: false }), testOperator()];
    const inReview = await opened(owner);
    const open = await openDemand(ctx, operator, inReview.id, { expectedVersion: 2 }, {});
    const change = { title: english('Something else'), expectedVersion: open.version };
    const edit = updateDemand(ctx, owner, open.id, change, {});
    await expect(edit).rejects.toMatchObject({ reason: 'demand.edit.unverified' });
    expect((await updateDemand(ctx, operator, open.id, change, {})).version).toBe(open.version + 1);
  });
});

describe('an anonymous demand', () => {
  it('is shown to others as a company in its region and field, to its owner by name', async () => {
    const owner = testCompany({ name: 'Northern Fluorite' });
    const { id } = await opened(owner, { anonymous: true });
    const seen = await getDemand(ctx, testCompany(), id);
    expect(seen.organisation).toMatchObject({
      id: null,
      name: { en: { text: 'A company in China (CN-HL), Environment and resource recovery' } },
    });
    expect(JSON.stringify(seen)).not.toContain(owner.organisation.id);
    expect(JSON.stringify(seen)).not.toContain('Northern Fluorite');
    expect(seen.source).toBeUndefined();
    expect((await getDemand(ctx, owner, id)).organisation.id).toBe(owner.organisation.id);
  });

  it('cannot be opened, or made anonymous, while a text of it names the company', async () => {
    const owner = testCompany({ name: 'Northern Fluorite' });
    const title = english('NORTHERN  FLUORITE needs cleaner water');
    const made = await draft(owner, { title, anonymous: true });
    const naming = {
      reason: 'demand.open.names_the_company',
      issues: [{ pointer: '/title/en/text', rule: 'demand.open.names_the_company' }],
    };
    await expect(openDemand(ctx, owner, made.id, { expectedVersion: 1 }, {})).rejects.toMatchObject(naming);
    const { id } = await opened(owner, { title });
    const hidden = updateDemand(ctx, owner, id, { anonymous: true, expectedVersion: 2 }, {});
    await expect(hidden).rejects.toMatchObject(naming);
  });
});

describe('close', () => {
  it('ends an open demand with a published outcome; the note stays with the owner', async () => {
    const owner = testCompany();
    const { id } = await opened(owner);
    const closed = await closeDemand(ctx, owner, id, { outcome: 'solved', note: 'A university helped' }, {});
    expect(closed).toMatchObject({ state: 'closed', outcome: 'solved', closingNote: 'A university helped' });
    const event = (await outboxOf(id)).at(-1);
    expect(event).toMatchObject({ type: 'demand.closed', version: 3 });
    const payload = demandClosedSchema.parse(event?.payload);
    expect(payload).toMatchObject({ id, organisationId: owner.organisation.id, outcome: 'solved' });
    expect(JSON.stringify(event?.payload)).not.toContain('A university helped');
    await expect(getDemand(ctx, testCompany(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const again = closeDemand(ctx, owner, id, { outcome: 'withdrawn' }, {});
    await expect(again).rejects.toMatchObject({ reason: 'demand.close.from_closed' });
    await expect(renewDemand(ctx, owner, id, {}, {})).rejects.toMatchObject({ reason: 'demand.renew.solved' });
    const edit = updateDemand(ctx, owner, id, { kind: 'testing', expectedVersion: 3 }, {});
    await expect(edit).rejects.toMatchObject({ reason: 'demand.edit.closed' });
  });

  it('of a draft publishes no event, because the draft was never public', async () => {
    const owner = testCompany();
    const { id } = await draft(owner);
    await closeDemand(ctx, owner, id, { outcome: 'withdrawn' }, {});
    expect(await outboxOf(id)).toEqual([]);
  });
});

describe('a draft', () => {
  it('that nobody saw is deleted; what was public once is kept', async () => {
    const owner = testCompany();
    const { id } = await draft(owner);
    await expect(deleteDemand(ctx, testCompany(), id, {}, {})).rejects.toMatchObject({ reason: 'demand.not_found' });
    await deleteDemand(ctx, owner, id, { expectedVersion: 1 }, {});
    await expect(getDemand(ctx, owner, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect((await getUsage(ctx, owner)).used).toMatchObject({ records: 0, bytes: 0 });
    const open = await opened(owner);
    await expect(deleteDemand(ctx, owner, open.id, {}, {})).rejects.toMatchObject({
      reason: 'demand.delete.from_open',
    });
  });

  it('is made of any own demand by a copy, without its deadline', async () => {
    const owner = testCompany();
    const { id, title } = await opened(owner, { deadline: '2026-08-01' });
    await closeDemand(ctx, owner, id, { outcome: 'withdrawn' }, {});
    const copy = await copyDemand(ctx, owner, id, {});
    expect([copy.state, copy.title, copy.deadline]).toEqual(['draft', title, undefined]);
  });
});

describe('expiry and renewal', () => {
  it('closes a demand after its last day and not on it, and opens it again with a new deadline', async () => {
    const owner = testCompany();
    const { id } = await opened(owner, { deadline: '2026-05-10' });
    today = new Date('2026-05-10T15:59:59Z');
    await expireDemands(ctx);
    expect((await getDemand(ctx, owner, id)).state).toBe('open');
    today = new Date('2026-05-10T16:00:01Z');
    expect(await expireDemands(ctx)).toBe(false);
    expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'closed', outcome: 'expired', version: 3 });
    expect((await outboxOf(id)).at(-1)).toMatchObject({ type: 'demand.closed' });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'close', actorKind: 'system', reason: 'expired' });

    const past = renewDemand(ctx, owner, id, { deadline: '2026-05-10' }, {});
    await expect(past).rejects.toMatchObject({ reason: 'demand.open.deadline_passed' });
    const far = renewDemand(ctx, owner, id, { deadline: '2090-01-01' }, {});
    await expect(far).rejects.toMatchObject({ reason: 'demand.open.deadline_too_far' });
    const renewed = await renewDemand(ctx, owner, id, { deadline: '2026-08-01' }, {});
    expect(renewed).toMatchObject({ state: 'open', outcome: null, deadline: '2026-08-01', openUntil: '2026-08-01' });
    expect(renewed.openedAt).toBe('2026-05-04T09:00:00.000Z');
    expect((await outboxOf(id)).at(-1)).toMatchObject({ type: 'demand.opened', version: 4 });
  });

  it('never shortens: without a day it keeps a later one, and an earlier day is refused by name', async () => {
    const owner = testCompany();
    const { id } = await opened(owner, { deadline: '2028-06-30' });
    expect(await renewDemand(ctx, owner, id, {}, {})).toMatchObject({ deadline: '2028-06-30' });
    await expect(renewDemand(ctx, owner, id, { deadline: '2027-01-01' }, {})).rejects.toMatchObject({
      reason: 'demand.renew.shortens',
      issues: [{ pointer: '/deadline' }],
    });
    const year = await opened(owner);
    await expect(renewDemand(ctx, owner, year.id, { deadline: '2026-12-01' }, {})).rejects.toMatchObject({
      reason: 'demand.renew.shortens',
    });
  });

  it('does not give a deadline to a demand that never had one', async () => {
    const owner = testCompany();
    const { id } = await opened(owner);
    const renewed = await renewDemand(ctx, owner, id, {}, {});
    expect(renewed.deadline).toBeUndefined();
    expect(renewed.openUntil).toBe('2027-05-11');
  });
});
