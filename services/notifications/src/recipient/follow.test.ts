import { newId } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { english, event, testContext } from '../../test/notifications.ts';
import { buildWorker } from '../worker.ts';
import { followRecipient } from './follow.ts';
import { membersOf, organisations, successorOf } from './store.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

it('the register learns through the queue what was told while the service was down, twice and out of order', async () => {
  const id = newId();
  const told = (version: number, name: string) => {
    const payload = { id, kind: 'institute', country: 'CN', name: english(name), version, verified: true };
    return event('organisation.changed', { ...payload, shownPlace: 'none' }, { key: id, version });
  };
  await ctx.queue.publish([told(3, 'Third'), told(2, 'Second'), told(3, 'Third')]);
  const worker = buildWorker(ctx);
  const known = async () => (await organisations.find(ctx.db.orm, id))?.name.en?.text;
  await waitFor(async () => (await known()) === 'Third', { deadlineMs: 60_000 });
  await worker.stop();
  expect(await ctx.queue.deadLetters(['recipient.follow'])).toEqual([]);
});

it('of people and memberships the highest version stands, in whatever order they are told', async () => {
  const [personId, organisationId] = [newId(), newId()];
  const person = (version: number, name: string) =>
    event('person.changed', { id: personId, version, email: 'a@example.org', name, language: 'ru', deleted: false });
  const member = (version: number, role: string | null) =>
    event('membership.changed', { organisationId, personId, role, version });
  for (const one of [member(2, 'admin'), person(3, 'Now'), person(2, 'Before'), member(1, 'viewer')]) {
    await followRecipient(ctx, one);
  }
  expect(await membersOf(ctx.db.orm, organisationId, ['admin', 'viewer'])).toMatchObject([{ personId, role: 'admin' }]);
  const [row] = await ctx.db.sql`select name, language, version from notifications.person where id = ${personId}`;
  expect(row).toEqual({ name: 'Now', language: 'ru', version: 3 });
  await followRecipient(ctx, member(3, null));
  expect(await membersOf(ctx.db.orm, organisationId, ['owner', 'admin', 'editor', 'viewer'])).toEqual([]);
});

it('what concerns an organisation that was merged concerns the one that stays, until that is undone, in any order', async () => {
  const [first, second, third] = [newId(), newId(), newId()];
  const told = (id: string, version: number, mergedInto?: string) =>
    followRecipient(
      ctx,
      event('organisation.changed', {
        ...{ id, kind: 'institute', country: 'CN', name: english('One'), version, verified: true, shownPlace: 'none' },
        ...(mergedInto ? { mergedInto } : {}),
      }),
    );
  const now = (id: string) => ctx.db.orm.transaction((tx) => successorOf(tx, id));
  await told(first, 1);
  expect(await now(first)).toBe(first);
  await told(first, 2, second);
  await told(second, 4, third);
  await told(second, 3);
  expect([await now(first), await now(second), await now(third)]).toEqual([third, third, third]);
  await told(second, 5);
  await told(second, 4, third);
  expect(await now(first)).toBe(second);
  await told(first, 3);
  await told(first, 2, second);
  expect(await now(first)).toBe(first);
});
