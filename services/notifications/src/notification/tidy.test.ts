import { afterAll, expect, it } from 'vitest';
import { movableClock, take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { listingOf, withdrawn } from '../../test/records.ts';
import { markNotification } from './mark.ts';
import { readFeed } from './queries.ts';
import { forgetOld } from './tidy.ts';

const clock = movableClock(new Date().toISOString());
const settings = { NOTIFICATIONS_KEEP_DAYS: '10', NOTIFICATIONS_KEEP_UNREAD_DAYS: '20' };
const ctx = await testContext({ clock, settings });
afterAll(() => ctx.close());

it('notifications are kept as many days as the settings say, unread ones longer', async () => {
  const start = Date.now();
  const organisationId = await tellOrganisation(ctx);
  const { actor } = await tellMember(ctx, { organisationId });
  await take(ctx, withdrawn(listingOf(organisationId)), withdrawn(listingOf(organisationId)));
  const [read, unread] = (await readFeed(ctx, actor, { limit: 5 })).items;
  if (!read || !unread) throw new Error('nobody was told');
  await markNotification(ctx, actor, read.id, 'read');
  const left = async (days: number) => {
    clock.set(new Date(start + days * 86_400_000).toISOString());
    while (await forgetOld(ctx));
    return (await readFeed(ctx, actor, { limit: 5 })).items.map(({ id }) => id);
  };
  expect(await left(9)).toHaveLength(2);
  expect(await left(11)).toEqual([unread.id]);
  expect(await left(19)).toEqual([unread.id]);
  expect(await left(21)).toEqual([]);
});
