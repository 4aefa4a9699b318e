import { type PartValues, partNames, probabilityOf, reviewedWeights, seededRandom } from '@techbourse/matching-engine';
import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, drain, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../../test/records.ts';
import type { Activated, FitAnswer, WeightsOverview } from '../api/weights.ts';
import { buildServer } from '../server.ts';
import { listLatestDecisions } from './decision-store.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.001' });
const worker = restarted(ctx);
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const operator = testOperator();
const company = testActor({ kind: 'company' });
const root = reviewedWeights.id;
const listing = listingSnapshotOf(testActor(), { title: 'Azo dye sorbent', abstract: 'Removes azo dyes from water.' });
const demand = demandSnapshotOf(company, { title: 'Azo dyes', problem: 'Remove azo dyes from water of a mill.' });

beforeAll(() => deliver(worker, published(listing), opened(demand)));
// What the audit has by now; it is never emptied.
let auditedBefore: string;
beforeEach(async () => {
  await ctx.db.sql`truncate matching.weights_versions, matching.weights_activations, matching.outbox,
    matching.pair_decisions, matching.pair_deals, matching.rematches, matching.rematch_chunks`;
  auditedBefore = newId();
});

async function call<T>(path: string, payload?: object, actor: Actor = operator) {
  const response = await app.inject({
    method: payload ? 'POST' : 'GET',
    url: `/operations/matching/weights${path}`,
    headers: await actorHeaders(actor),
    ...(payload ? { payload } : {}),
  });
  type Problem = { reason?: string; detail?: string; issues?: { pointer: string; rule: string; message: string }[] };
  return { status: response.statusCode, body: response.json() as T & Problem };
}
const refit = (payload: object = {}) => call<FitAnswer>('/fit', payload);
const activate = (version: string) => call<Activated>('/activate', { version });
const rollback = () => call<Activated>('/rollback', {});
const audited = async () =>
  (
    await ctx.db.sql<{ action: string }[]>`select action from matching.audit where id > ${auditedBefore} order by id`
  ).map((row) => row.action);
const weightsOfPair = async () =>
  (await ctx.db.sql<{ weights: string }[]>`select weights from matching.pairs where listing_id = ${listing.id}`)[0]
    ?.weights;

type Line = {
  organisation: string;
  values: PartValues;
  to: string;
  decision?: string;
  reason?: string;
  weights?: string;
  /** False: the exchange moved the side, because of a deal. */
  own?: boolean;
  pair?: { listingId: string; demandId: string };
};

/** A decision of a demand's organisation on a pair that is no longer there for anybody else. */
async function decided({
  organisation,
  values,
  to,
  decision = 'contact',
  reason,
  weights = root,
  own = true,
  pair,
}: Line) {
  const { listingId, demandId } = pair ?? { listingId: newId(), demandId: newId() };
  const parts = JSON.stringify(Object.fromEntries(partNames.map((name) => [name, { value: values[name] }])));
  await ctx.db.sql`insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id,
      listing_version, demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
    values (${listingId}, ${demandId}, ${newId()}, ${organisation}, 1, 1, .5, 0, ${parts}::text::jsonb, '[]', ${weights},
      false, false, false) on conflict do nothing`;
  await ctx.db.sql`insert into matching.pair_decisions (id, listing_id, demand_id, side, decision, from_state, to_state,
      reason, score, parts, weights, organisation_id)
    values (${newId()}, ${listingId}, ${demandId}, 'demand', ${decision}, 'suggested', ${to}, ${reason ?? null}, .5,
      ${parts}::text::jsonb, ${weights}, ${own ? organisation : null})`;
  return { listingId, demandId };
}

/** What people decide for whom the form of a deal is everything. */
async function decisions(organisations: number, each: number, seed = 1): Promise<void> {
  const random = seededRandom(seed);
  const wanted = {
    ...reviewedWeights,
    parts: { ...reviewedWeights.parts, terms: { weight: 8, neutral: 0.5 } },
    bias: 0,
  };
  for (let i = 0; i < organisations; i++) {
    const organisation = newId();
    for (let k = 0; k < each; k++) {
      const values = Object.fromEntries(partNames.map((name) => [name, 0])) as PartValues;
      const unknown = { classification: null, readiness: null, requirements: null };
      const drawn = { ...values, ...unknown, terms: random(), semantic: random() / 10 };
      const takes = random() < probabilityOf(drawn, wanted);
      const how = takes ? { to: 'contacted' } : { to: 'declined', decision: 'decline', reason: 'price' };
      await decided({ organisation, values: drawn, ...how });
    }
  }
}

describe('who may', () => {
  test.each([
    ['', undefined],
    ['/fit', {}],
    ['/activate', { version: root }],
    ['/rollback', {}],
  ])('only the operator: %s', async (path, payload) => {
    const limited = { ...operator, scopes: operator.scopes.filter((scope) => scope !== 'exchange:operate') };
    expect((await call(path, payload, company)).status).toBe(403);
    expect((await call(path, payload, limited)).status).toBe(403);
    expect((await call(path, payload, { kind: 'anonymous', id: 'x', organisation: null, scopes: [] })).status).toBe(
      401,
    );
    expect(await audited()).toEqual([]);
  });
});

describe('fitting', () => {
  test('with too few decisions it names the missing minimums and writes nothing', async () => {
    await decisions(3, 4);
    const { status, body } = await refit();
    expect(status).toBe(422);
    expect(body.reason).toBe('weights.fit.too_few');
    expect(body.issues?.map((issue) => issue.pointer)).toEqual(
      expect.arrayContaining(['/decisions', '/organisations']),
    );
    expect(body.detail).toContain('organisations that decided: 3, and a fit needs 8');
    expect((await call<WeightsOverview>('')).body.versions).toHaveLength(1);
  });

  test('a dry run writes nothing; otherwise a fit writes an inactive version', async () => {
    await decisions(12, 14);
    const dry = await refit({ dryRun: true });
    expect(dry.status).toBe(200);
    expect(dry.body.version).toBeNull();
    expect(await audited()).toEqual([]);

    const { body } = await refit();
    expect(body).toMatchObject({ version: `${root}.1`, record: { ...dry.body.record, better: true } });
    expect(body.record.data).toMatchObject({ decisions: 168, used: 168, organisations: 12 });
    expect(body.record.after.parts.terms?.weight).toBeGreaterThan(reviewedWeights.parts.terms.weight + 1);
    expect(body.record.evaluation.difference.logLoss.high).toBeLessThan(0);
    expect((await refit()).body).toMatchObject({ version: `${root}.1`, written: false });
    const { body: overview } = await call<WeightsOverview>('');
    expect(overview).toMatchObject({ active: root, activations: [] });
    expect(overview.versions.map(({ id, parent, active, usable }) => ({ id, parent, active, usable }))).toEqual([
      { id: `${root}.1`, parent: root, active: false, usable: true },
      { id: root, parent: null, active: true, usable: true },
    ]);
    expect(overview.versions[0]?.createdBy).toBe(operator.id);
    expect(await audited()).toEqual(['weights.fitted']);
  });

  test('once its version is active, a new fit needs decisions made since', async () => {
    await decisions(12, 14);
    await refit();
    await activate(`${root}.1`);
    const again = await refit();
    expect(again.body.issues).toMatchObject([{ pointer: '/fresh', rule: 'weights.fit.minimum' }]);
    await decisions(12, 14, 2);
    const next = await refit({ force: true });
    expect(next.body).toMatchObject({ version: `${root}.2`, record: { comparedWith: `${root}.1` } });
  });

  test('a version that is not better is written only by force', async () => {
    // Each organisation has a mind of its own: whoever is left out, the others say nothing of it or the wrong thing.
    const organisations = Array.from({ length: 10 }, () => newId());
    const values = Object.fromEntries(
      partNames.map((name) => [name, reviewedWeights.parts[name].neutral]),
    ) as PartValues;
    const even = { ...values, lexical: -reviewedWeights.bias / reviewedWeights.parts.lexical.weight };
    for (const [i, organisation] of organisations.entries()) {
      const how = i % 5 < 3 ? { to: 'contacted' } : { to: 'declined', decision: 'decline', reason: 'wrong_field' };
      for (let k = 0; k < 12; k++) await decided({ organisation, values: even, ...how });
    }
    const plain = await refit();
    expect(plain.body.record.better).toBe(false);
    expect(plain.body.version).toBeNull();
    expect((await refit({ force: true })).body.version).toBe(`${root}.1`);
  });

  test('learns from the newest decision of a side, its own or a signed deal, of these formulas only', async () => {
    const organisation = newId();
    const values = Object.fromEntries(partNames.map((name) => [name, 0.5])) as PartValues;
    const line = { organisation, values };
    const twice = await decided({ ...line, to: 'contacted' });
    await decided({ ...line, to: 'declined', decision: 'decline', reason: 'price', pair: twice });
    await decided({ ...line, to: 'deal', decision: 'deal', own: false });
    const signed = await decided({ ...line, to: 'deal', decision: 'deal', own: false });
    await ctx.db.sql`insert into matching.pair_deals (deal_id, listing_id, demand_id, outcome)
      values (${newId()}, ${signed.listingId}, ${signed.demandId}, 'signed')`;
    const ended = await decided({ ...line, to: 'declined', decision: 'deal_lost', reason: 'too_early', own: false });
    await decided({ ...line, to: 'contacted', weights: 'of-another-release' });
    const read = await listLatestDecisions(ctx.db.orm, root);
    const seen = read.map(({ pair, to, reason }) => ({ pair, to, reason })).sort((a, b) => (a.pair < b.pair ? -1 : 1));
    const idOf = (pair: { listingId: string; demandId: string }) => `${pair.listingId}:${pair.demandId}`;
    expect(seen).toEqual([
      { pair: idOf(twice), to: 'declined', reason: 'price' },
      { pair: idOf(signed), to: 'deal', reason: null },
      { pair: idOf(ended), to: 'declined', reason: 'too_early' },
    ]);
    expect(read.every((one) => one.organisationId === organisation)).toBe(true);
    expect(read[0]?.values).toEqual(values);
  });
});

describe('switching', () => {
  test('an unknown version is refused with those there are', async () => {
    const { status, body } = await activate('nonsense');
    expect(status).toBe(400);
    expect(body.reason).toBe('weights.unknown_version');
    expect(body.issues).toMatchObject([{ pointer: '/version', rule: 'weights.version.known' }]);
    expect(body.detail).toContain(`Known: ${root}`);
  });

  test('an activation starts a full re-match, and every pair names its version; a rollback returns', async () => {
    await decisions(12, 14);
    await refit();
    expect(await weightsOfPair()).toBe(root);
    const { body } = await activate(`${root}.1`);
    expect(body).toMatchObject({ active: `${root}.1`, before: root });
    expect(body.rematch).not.toBeNull();
    await drain(worker);
    expect(await weightsOfPair()).toBe(`${root}.1`);

    const back = await rollback();
    expect(back.body).toMatchObject({ active: root, before: `${root}.1` });
    await drain(worker);
    expect(await weightsOfPair()).toBe(root);
    expect(await audited()).toEqual(
      expect.arrayContaining(['weights.fitted', 'weights.activate', 'rematch.started', 'weights.rollback']),
    );
    const { activations } = (await call<WeightsOverview>('')).body;
    expect(activations.map(({ version, kind, by }) => ({ version, kind, by }))).toEqual([
      { version: root, kind: 'rollback', by: operator.id },
      { version: `${root}.1`, kind: 'activate', by: operator.id },
    ]);
  });

  test('activating the active version changes nothing', async () => {
    const { body } = await activate(root);
    expect(body).toEqual({ active: root, before: root, rematch: null });
    expect(await audited()).toEqual([]);
  });

  test('each rollback goes one step further back, and the last one is refused', async () => {
    await decisions(12, 14);
    await refit();
    await activate(`${root}.1`);
    await decisions(12, 14, 2);
    await refit({ force: true });
    await activate(`${root}.2`);
    expect((await rollback()).body.active).toBe(`${root}.1`);
    expect((await rollback()).body.active).toBe(root);
    const { status, body } = await rollback();
    expect(status).toBe(422);
    expect(body.reason).toBe('weights.rollback.nothing');
  });

  test('two concurrent switches run one after the other', async () => {
    await decisions(12, 14);
    await refit();
    await decisions(12, 14, 2);
    await refit({ force: true });
    const both = await Promise.all([activate(`${root}.1`), activate(`${root}.2`)]);
    expect(both.map((one) => one.status)).toEqual([200, 200]);
    const { active, activations } = (await call<WeightsOverview>('')).body;
    expect(activations).toHaveLength(2);
    expect(active).toBe(activations[0]?.version);
    expect(both.map((one) => one.body.before).sort()).toEqual([root, activations[1]?.version].sort());
  });

  test('a version fitted to the formulas of another release cannot be activated and is not used', async () => {
    await ctx.db.sql`insert into matching.weights_versions (id, parent, root, weights, record, created_by)
      values ('old.1', 'old', 'old', ${JSON.stringify({ ...reviewedWeights, id: 'old.1' })}::text::jsonb, '{}', 'x')`;
    const { status, body } = await activate('old.1');
    expect(status).toBe(400);
    expect(body.issues).toMatchObject([{ pointer: '/version', rule: 'weights.version.formulas' }]);
    await ctx.db.sql`insert into matching.weights_activations (version, kind, by) values ('old.1', 'activate', 'x')`;
    expect((await call<WeightsOverview>('')).body).toMatchObject({ active: root });
  });
});
