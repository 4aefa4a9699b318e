import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { english, newMemberPerson } from '../../../test/members.ts';
import { importOrganisations } from './import.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }));
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const row = (name: string, more: object = {}) => ({ kind: 'company', country: 'CN', name: english(name), ...more });
const send = async (rows: object[], more: object = {}) => {
  const payload = { rows, ...more };
  const answer = await app.inject({ method: 'POST', url: '/api/organisations/import', headers: asOperator, payload });
  return { status: answer.statusCode, ...answer.json() };
};
const count = async () => (await ctx.exchange.sql`select count(*)::int n from identity.organisation`)[0]?.n;

describe('a list of organisations', () => {
  it('adds each of them, with its audit and its event; sent again it adds nothing', async () => {
    const rows = [
      row('Perennial Ceramics', { identifiers: { lei: '5493001KJTIIGC8Y1R12' }, verified: true }),
      row('Wintergreen Robotics'),
    ];
    const dry = await send(rows, { dryRun: true });
    expect(dry.counts).toEqual({ created: 2, exists: 0, alike: 0, rejected: 0 });
    expect(dry.results).toMatchObject([{ id: null }, { id: null }]);
    const made = await send(rows);
    expect(made).toMatchObject({ status: 200, counts: { created: 2, rejected: 0 } });
    const [first, second] = made.results;
    const shown = await app.inject({ url: `/api/organisations/${first.id}`, headers: asOperator });
    expect(shown.json()).toMatchObject({ verified: true, identifiers: { lei: '5493001KJTIIGC8Y1R12' } });
    const trail = await ctx.exchange.sql`select action from identity.audit where subject = ${second.id}`;
    expect(trail.map(({ action }) => action)).toEqual(['organisation.created']);
    const told = await ctx.exchange.sql`select 1 from identity.outbox where key = ${second.id}`;
    expect(told).toHaveLength(1);
    const before = await count();
    // By its identifier whatever it is called, and by its name in the same country.
    const again = await send([{ ...rows[0], name: english('Quite another name') }, rows[1] ?? {}]);
    expect(again.results).toMatchObject([
      { status: 'exists', id: first.id },
      { status: 'exists', id: second.id },
    ]);
    expect(await count()).toBe(before);
  });

  it('adds an organisation once, however often its list is sent at the same time', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send([row('Quintuple Bearings')])));
    expect(answers.filter(({ counts }) => counts?.created === 1)).toHaveLength(1);
    for (const { status, reason } of answers)
      expect([status, reason]).toEqual(status === 200 ? [200, undefined] : [409, 'exclusive.running']);
    expect(await count()).toBe(before + 1);
    expect((await send([row('Quintuple Bearings')])).counts.exists).toBe(1);
  });

  it('asks back those of a like name, verified or not, and adds them when told that they are others', async () => {
    const there = await newOrganisation(app, { name: english('Aldermoor Institute of Coatings') });
    const like = row('Aldermoor Institute for Coatings, Ltd', { country: 'RU' });
    const asked = await send([like]);
    expect(asked).toMatchObject({
      counts: { alike: 1 },
      results: [{ status: 'alike', id: null, alike: [{ id: there.id, verified: false }] }],
    });
    const told = await send([{ ...like, differsFrom: [there.id] }]);
    expect(told.results).toMatchObject([{ status: 'created' }]);
  });

  it('refuses a wrong row by its fields, and the others are taken', async () => {
    const before = await count();
    const { counts, results } = await send([
      row('Good Pumps'),
      row('Bad Pumps', { country: 'XX' }),
      row('Odd Pumps', { identifiers: { inn: '7707083890' } }),
      row('Own Pumps', { kind: 'operator' }),
      row('Good Pumps'),
      { nothing: 'known' },
      row('Better Valves'),
    ]);
    expect(counts).toEqual({ created: 2, exists: 0, alike: 0, rejected: 5 });
    const pointers = results.map((one: { issues: { pointer: string }[] }) => one.issues[0]?.pointer);
    expect(pointers.slice(0, 5)).toEqual([undefined, '/country', '/identifiers/inn', '/kind', '']);
    expect(results[4].issues[0].message).toContain('row 0');
    expect(await count()).toBe(before + 2);
  });

  it('is for the operator alone, and at most 200 at once', async () => {
    const person = await newMemberPerson(ctx);
    const input = { rows: [row('Somewhere')], dryRun: false };
    await expect(importOrganisations(ctx, person.actor, input, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const anybody = await app.inject({ method: 'POST', url: '/api/organisations/import', payload: input });
    expect(anybody.statusCode).toBe(401);
    expect((await send(Array.from({ length: 201 }, (_, at) => row(`Many ${at}`)))).status).toBe(400);
    expect((await send([])).status).toBe(400);
  });
});
