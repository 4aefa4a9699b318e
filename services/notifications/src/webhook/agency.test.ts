import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock, testContext } from '../../test/notifications.ts';
import { startReceiver } from '../../test/receiver.ts';
import {
  accredited,
  dealStep,
  demandOf,
  eventOf,
  listingOf,
  mandated,
  opened,
  organisationChanged,
  paired,
  published,
} from '../../test/told.ts';
import { listDeliveriesSchema, newWebhookSchema } from '../api/webhook.ts';
import { noteChange } from '../change/note.ts';
import { placeChanges } from '../change/store.ts';
import { followRecipient } from '../recipient/follow.ts';
import { createWebhook } from './create.ts';
import { claimDue } from './delivery-store.ts';
import { planDeliveries } from './plan.ts';
import { listDeliveries } from './queries.ts';
import { replayRange } from './replay.ts';
import { sendDue } from './send.ts';

const receiver = await startReceiver();
const clock = movableClock();
const ctx = await testContext({ clock, settings: { OUTBOUND_EXCEPTIONS: receiver.host } });
afterAll(async () => {
  await ctx.close();
  await receiver.stop();
});

let agency: Member;
let client: Member;
let path: string;
let webhook: { id: string };
const RIGHTS = ['listings:read', 'demands:read', 'pairs:read', 'deals:read'];
const register = async (...events: Parameters<typeof noteChange>[1][]) => {
  for (const one of events) {
    await followRecipient(ctx, one);
    await noteChange(ctx, one);
  }
};
const tell = async (...events: Parameters<typeof noteChange>[1][]) => {
  for (const one of events) await noteChange(ctx, one);
  await ctx.db.orm.transaction((tx) => placeChanges(tx, clock.now(), 1000));
};
const send = async () => {
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + 60_000);
  const claimed = await Promise.all(
    [true, false].map((troubled) => claimDue(ctx.db.orm, { now, leaseUntil, troubled, limit: 100 })),
  );
  for (const one of claimed.flat()) await sendDue(ctx, one, new AbortController().signal);
};
const got = (kind: string) =>
  receiver
    .at(path)
    .map(({ body }) => JSON.parse(body).data.subject)
    .filter((subject) => subject.kind === kind)
    .map(({ id }) => id);
/** A deal of a client and a pair of it, with the listing that they are about. */
const business = async () => {
  const buyer = testActor({ kind: 'company' });
  const [listing, demand] = [listingOf(client), demandOf(buyer)];
  const deal = dealStep(listing, demand);
  await tell(published(listing), opened(demand), paired(listing, demand), deal);
  return { listing, demand, deal: deal.key, pair: `${listing.id}_${demand.id}` };
};
const round = async () => {
  while (await planDeliveries(ctx));
  await send();
};
const mandate = (change: object = {}, version = 1, id = newId()) =>
  mandated(client.organisation.id, agency.organisation.id, { rights: RIGHTS, ...change }, version, id);

beforeEach(async () => {
  clock.set('2026-05-06T10:20:00.000Z');
  [agency, client] = [testActor({ kind: 'agency' }), testActor()];
  path = `/${newId()}`;
  await register(
    organisationChanged(agency.organisation.id, { kind: 'agency' }),
    organisationChanged(client.organisation.id, { kind: 'university' }),
  );
  webhook = await createWebhook(ctx, agency, newWebhookSchema.parse({ url: receiver.url(path) }), {});
});

describe('a webhook of an agency', () => {
  it('is told of what its clients may see, as far as their mandates give the right, and of nobody else', async () => {
    const before = await business();
    await round();
    expect(got('deal')).toEqual([]);
    const own = newId();
    await register(mandate({ rights: ['deals:read'] }, 1, own));
    const { deal, pair } = await business();
    const strangers = dealStep(listingOf(testActor()), demandOf(testActor()));
    const member = eventOf('membership.changed', newId(), 1, {
      ...{ organisationId: client.organisation.id, personId: newId(), role: 'admin', version: 1 },
    });
    await tell(strangers, member);
    await round();
    expect([got('deal'), got('pair'), got('membership')]).toEqual([[deal], [], []]);
    expect(got('deal')).not.toContain(before.deal);
    await register(mandate({ rights: RIGHTS }, 2, own));
    const next = await business();
    await round();
    expect([got('deal'), got('pair')]).toEqual([[deal, next.deal], [next.pair]]);
    expect(got('pair')).not.toContain(pair);
  });

  it('by a mandate for one record is told of what is about that, and of nothing else of the client', async () => {
    const buyer = testActor({ kind: 'company' });
    const [mine, other] = [listingOf(client), listingOf(client)];
    const demand = demandOf(buyer);
    await tell(published(mine), published(other), opened(demand));
    await register(mandate({ about: { kind: 'listing', id: mine.id } }));
    const deals = [dealStep(mine, demand), dealStep(other, demand)];
    await tell(paired(mine, demand), paired(other, demand), ...deals);
    await round();
    expect([got('deal'), got('pair')]).toEqual([[deals[0]?.key], [`${mine.id}_${demand.id}`]]);
  });

  it('hears nothing more once the mandate has ended, was suspended with its accreditation, or its days are over', async () => {
    const id = newId();
    await register(mandate({ to: '2026-05-06' }, 1, id));
    const { deal } = await business();
    await round();
    expect(got('deal')).toEqual([deal]);
    clock.set('2026-05-07T10:00:00.000Z');
    await business();
    await round();
    clock.set('2026-05-06T12:00:00.000Z');
    const suspended = accredited(agency.organisation.id, { state: 'suspended' });
    await followRecipient(ctx, suspended);
    await business();
    await round();
    await followRecipient(ctx, accredited(agency.organisation.id, { state: 'granted' }, 2, suspended.key));
    await register(mandate({ state: 'ended' }, 2, id));
    // News of before comes late.
    await followRecipient(ctx, mandate({}, 1, id));
    await business();
    await round();
    expect(got('deal')).toEqual([deal]);
  });

  it('is not sent what waited when the mandate ended, nor by a replay', async () => {
    const id = newId();
    receiver.answer(path, () => ({ status: 500 }));
    await register(mandate({}, 1, id));
    const { deal } = await business();
    await round();
    const tries = receiver.at(path).length;
    await register(mandate({ state: 'ended' }, 2, id));
    receiver.answer(path, () => ({ status: 200 }));
    await replayRange(ctx, agency, webhook.id, { from: '2026-05-06T00:00:00.000Z' });
    for (let hour = 1; hour < 12; hour++) {
      clock.set(new Date(Date.parse('2026-05-06T12:00:00.000Z') + hour * 3_600_000).toISOString());
      await send();
    }
    const later = receiver.at(path).slice(tries);
    expect(later.some(({ body }) => body.includes('listing.published'))).toBe(true);
    expect(later.some(({ body }) => body.includes(deal))).toBe(false);
    const { items } = await listDeliveries(ctx, agency, webhook.id, listDeliveriesSchema.parse({ state: 'failed' }));
    expect(items.map(({ type, lastError }) => [type, lastError])).toContainEqual([
      ...['deal.opened', 'the organisation may not see this any more'],
    ]);
  });
});
