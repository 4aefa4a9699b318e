import { testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { hearNotifications } from './notifications.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL, { max: 2 });
afterAll(() => db.close());

const states: string[] = [];
const heard: string[] = [];
const listener = hearNotifications(settings.DATABASE_URL, {
  channel: 'test_heard',
  name: 'test listener',
  onUp: () => states.push('up'),
  onDown: () => states.push('down'),
  onMessage: (payload) => heard.push(payload),
});
const say = (what: string) => db.sql`select pg_notify('test_heard', ${what})`;

it('hears what commits, says when it does not hear any more, and hears again by itself', async () => {
  await waitFor(() => states.length === 1);
  await say('first');
  await waitFor(() => heard.length === 1);
  await db.orm
    .transaction(async (tx) => {
      await tx.execute(`select pg_notify('test_heard', 'rolled back')`);
      throw new Error('back');
    })
    .catch(() => {});
  const killed = await db.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'test listener' and datname = current_database()`;
  expect(killed).toHaveLength(1);
  await waitFor(() => states.length === 3);
  expect(states).toEqual(['up', 'down', 'up']);
  await say('second');
  await waitFor(() => heard.length === 2);
  expect(heard).toEqual(['first', 'second']);
});

it('says that it is down when it is stopped, and holds no connection', async () => {
  await listener.stop();
  expect(states.at(-1)).toBe('down');
  await waitFor(async () => {
    const left = await db.sql`select 1 from pg_stat_activity
      where application_name = 'test listener' and datname = current_database()`;
    return left.length === 0;
  });
  await say('nobody hears');
  expect(heard).toEqual(['first', 'second']);
});

it('of an engine that is away goes on trying, and stops when told', async () => {
  let ups = 0;
  const lost = hearNotifications('postgres://nobody@127.0.0.1:1/nowhere', {
    channel: 'x',
    name: 'x',
    onUp: () => (ups += 1),
    onDown: () => {},
    onMessage: () => {},
  });
  await lost.stop();
  expect(ups).toBe(0);
});
