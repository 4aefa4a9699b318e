import { organisationChangedSchema } from '@techbourse/gateway/api';
import { waitFor } from '@techbourse/testkit';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { buildWorker } from '../../worker.ts';
import { bootstrap } from '../bootstrap.ts';

const settings = await gatewaySettings();
const gateway = await startGateway(settings);
const { app, ctx } = gateway;
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});
afterAll(() => gateway.close());

const operate = (method: 'POST' | 'PATCH', url: string, payload: object = {}) =>
  app.inject({ method, url: `/api${url}`, headers: asOperator, payload });
const toldOf = async (id: string) =>
  (await ctx.exchange.sql`select type, version, payload from identity.outbox where key = ${id} order by seq`).map(
    (row) => ({
      type: row.type as string,
      version: row.version as number,
      payload: organisationChangedSchema.parse(row.payload),
    }),
  );
const waiting = async (of = ctx) => (await of.queue.counts(['listing.owner']))['listing.owner']?.waiting ?? 0;

describe('organisation.changed', () => {
  it('is published with every change, with the new state and nothing else', async () => {
    const { id } = await newOrganisation(app, {
      country: 'CN',
      region: 'CN-BJ',
      identifiers: { ror: '03yrm5c26' },
      name: { en: { text: 'Old Institute', origin: 'person' } },
    });
    await operate('POST', `/organisations/${id}/verify`);
    await operate('POST', `/organisations/${id}/verify`); // changes nothing
    const name = { en: { text: 'New Institute', origin: 'person' } };
    expect(
      (await operate('PATCH', `/organisations/${id}`, { expectedVersion: 2, name, region: null })).statusCode,
    ).toBe(200);
    expect((await operate('PATCH', `/organisations/${id}`, { expectedVersion: 2, name })).statusCode).toBe(409);
    const told = await toldOf(id);
    expect(told.map(({ type, version, payload }) => [type, version, payload.version, payload.verified])).toEqual([
      ['organisation.changed', 1, 1, false],
      ['organisation.changed', 2, 2, true],
      ['organisation.changed', 3, 3, true],
    ]);
    expect(told[0]?.payload).toMatchObject({ id, kind: 'company', region: 'CN-BJ', shownPlace: 'none' });
    expect(told[2]?.payload).toMatchObject({ id, name, country: 'CN' });
    expect(told[2]?.payload).not.toHaveProperty('region');
    expect(JSON.stringify(told)).not.toContain('03yrm5c26');
  });

  it('is published once for organisations that an earlier version wrote, at the next start', async () => {
    const { id } = await newOrganisation(app);
    await ctx.exchange.sql`truncate identity.outbox`;
    await ctx.exchange.sql`update identity.organisation set told_version = 0 where id = ${id}`;
    await Promise.all([bootstrap(ctx), bootstrap(ctx)]);
    await bootstrap(ctx);
    const rows = await ctx.exchange.sql`select key, version from identity.outbox`;
    expect([...rows]).toEqual([{ key: id, version: 1 }]);
  });

  it('is published again for all when the operator asks, and from the outbox when the queue is rebuilt', async () => {
    const { id } = await newOrganisation(app);
    const reply = await operate('POST', '/operations/organisations/tell');
    const [row] = await ctx.exchange.sql`select count(*)::int as count from identity.organisation`;
    expect([reply.statusCode, reply.json()]).toEqual([200, { organisations: row?.count }]);
    expect((await toldOf(id)).map(({ version }) => version)).toEqual([1, 1]);
    await ctx.exchange.sql`update identity.outbox set sent = true`;
    await operate('POST', '/operations/queue/rebuild'); // no service answers here; the gateway's own part still succeeds
    const [left] = await ctx.exchange.sql`select count(*)::int as count from identity.outbox where sent`;
    expect(left).toEqual({ count: 0 });
    const mine = await newOrganisation(app);
    const refused = { method: 'POST', url: '/api/operations/organisations/tell', headers: mine.headers } as const;
    expect((await app.inject(refused)).statusCode).toBe(403);
  });

  it('waits while Redis or the relay is away, and arrives then', async () => {
    await ctx.exchange.sql`truncate identity.outbox`;
    const lonely = await startGateway({ ...settings, REDIS_URL: 'redis://127.0.0.1:2' });
    running.push(buildWorker(lonely.ctx));
    const made = await newOrganisation(lonely.app);
    expect((await lonely.app.inject('/health/ready')).statusCode).toBe(200);
    await running.pop()?.stop();
    await lonely.close();
    expect(await waiting()).toBe(0);
    running.push(buildWorker(ctx));
    await waitFor(async () => (await waiting()) === 1, { what: 'the job that was told late' });
    const isSent = async () => {
      const [row] = await ctx.exchange.sql`select sent from identity.outbox where key = ${made.id}`;
      return row?.sent === true;
    };
    await waitFor(isSent, { what: 'the row to be marked as sent' });
  });
});
