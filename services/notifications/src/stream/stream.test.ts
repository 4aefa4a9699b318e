import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { actorHeaders, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { listingOf, withdrawn } from '../../test/records.ts';
import { markAll } from '../notification/mark.ts';
import { buildServer } from '../server.ts';
import { lastEventId } from './event.ts';

const ctx = await testContext();
const first = await buildServer(ctx);
const second = await buildServer(ctx);
const addresses = [await first.listen({ port: 0 }), await second.listen({ port: 0 })];
afterAll(async () => {
  await first.close();
  await second.close();
  await ctx.close();
});

type Told = { id?: string; event: string; data: { id: string; position: number; count: number } };

/** A reader of a stream, as a browser is one. */
async function read(reader: { actor: Parameters<typeof actorHeaders>[0] }, after?: number, address = addresses[0]) {
  const headers = {
    ...(await actorHeaders(reader.actor)),
    ...(after === undefined ? {} : { 'last-event-id': `${after}` }),
  };
  const request = get(`${address}/notifications/stream`, { headers, agent: false });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  const told: Told[] = [];
  const state = { text: '', isOver: false };
  (async () => {
    reply.setEncoding('utf8');
    for await (const chunk of reply) {
      state.text += chunk;
      const parts = state.text.split('\n\n');
      state.text = parts.pop() ?? '';
      for (const part of parts.filter((one) => one.includes('event: '))) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
        const id = field('id');
        told.push({ ...(id ? { id } : {}), event: field('event') ?? '', data: JSON.parse(field('data') ?? 'null') });
      }
    }
    state.isOver = true;
  })().catch(() => {
    state.isOver = true;
  });
  return {
    reply,
    state,
    notifications: () => told.filter(({ event }) => event === 'notification'),
    unread: () => told.findLast(({ event }) => event === 'unread')?.data.count,
    leave: () => request.destroy(),
  };
}

async function world() {
  const organisationId = await tellOrganisation(ctx);
  const reader = await tellMember(ctx, { organisationId });
  return { reader, expire: () => take(ctx, withdrawn(listingOf(organisationId))) };
}

describe('a stream', () => {
  it('brings what is told, as it comes, to every tab and through every process, with the count of unread', async () => {
    const { reader, expire } = await world();
    await expire();
    const tabs = [await read(reader), await read(reader), await read(reader, undefined, addresses[1])];
    expect(tabs[0]?.reply.headers['content-type']).toContain('text/event-stream');
    await waitFor(() => tabs.every((tab) => tab.unread() === 1));
    await expire();
    await waitFor(() => tabs.every((tab) => tab.notifications().length === 1 && tab.unread() === 2));
    await markAll(ctx, reader.actor, {});
    await waitFor(() => tabs.every((tab) => tab.unread() === 0));
    for (const tab of tabs) tab.leave();
  });

  it('resumed at the last event brings all that was missed, in order, each once, also more than a batch', async () => {
    const { reader, expire } = await world();
    const tab = await read(reader);
    await waitFor(() => tab.unread() === 0);
    await expire();
    await waitFor(() => tab.notifications().length === 1);
    tab.leave();
    const last = Number(tab.notifications()[0]?.id);
    for (let i = 0; i < 60; i++) await expire();
    const back = await read(reader, last);
    await waitFor(() => back.notifications().length === 60, { deadlineMs: 20_000 });
    const positions = back.notifications().map(({ data }) => data.position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(positions).size).toBe(60);
    back.leave();
  });

  it('misses nothing that is told at once by many', async () => {
    const { reader, expire } = await world();
    const tab = await read(reader, 0);
    await Promise.all(Array.from({ length: 30 }, expire));
    await waitFor(() => tab.notifications().length === 30, { deadlineMs: 20_000 });
    tab.leave();
  });

  it('is open in a few tabs of a person at once, and free again when one is closed', async () => {
    const { reader } = await world();
    const tabs = await Promise.all(Array.from({ length: 6 }, () => read(reader)));
    const refused = await read(reader);
    await waitFor(() => refused.state.isOver);
    const { reason } = JSON.parse(refused.state.text);
    expect([refused.reply.statusCode, reason]).toEqual([429, 'notification.too_many_streams']);
    tabs[0]?.leave();
    await waitFor(async () => {
      const again = await read(reader);
      again.leave();
      return again.reply.statusCode === 200;
    });
    for (const tab of tabs) tab.leave();
  });

  it('ends when its process stops, which does not wait for its reader', async () => {
    const { reader } = await world();
    const server = await buildServer(ctx);
    const tab = await read(reader, undefined, await server.listen({ port: 0 }));
    await waitFor(() => tab.unread() === 0);
    await server.close();
    await waitFor(() => tab.state.isOver);
  });
});

it.each([
  ['7', 7],
  ['0', 0],
  ['', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['9'.repeat(20), undefined],
  [['1', '2'], undefined],
])('of the id %j of the last event is taken %j', (header, wanted) => {
  expect(lastEventId(header)).toBe(wanted);
});
