import type { DealChanged } from '@techbourse/contracts/api';
import { newId } from '@techbourse/platform';
import { actorHeaders } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  english,
  event,
  movableClock,
  take,
  tellMember,
  tellOrganisation,
  testContext,
} from '../../test/notifications.ts';
import { demandOf, listingOf, opened, published } from '../../test/records.ts';
import { remindOfDates } from '../deadline/remind.ts';
import { makeDigests } from '../digest/make.ts';
import { buildServer } from '../server.ts';

const clock = movableClock('2026-11-22T00:00:00.000Z');
const ctx = await testContext({ clock });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const SECRET = 'Zorbaxium Mills';
const ACTS = [
  ...(['opened', 'message', 'stage_proposed', 'stage_accepted', 'stage_declined', 'stage_withdrawn', 'lost'] as const),
  ...(['contract_drafted', 'contract_edited', 'contract_confirmed', 'signed'] as const),
];

async function world(named: boolean) {
  const seller = await tellOrganisation(ctx, { name: 'Institute of Water' });
  const buyer = await tellOrganisation(ctx, { name: SECRET, kind: 'company' });
  const reader = await tellMember(ctx, { organisationId: seller, role: 'owner' });
  const own = await tellMember(ctx, { organisationId: buyer, role: 'owner' });
  const listing = listingOf(seller);
  const demand = demandOf(buyer, {
    anonymous: true,
    organisation: { id: buyer, kind: 'company', country: 'CN', name: english(SECRET) },
  });
  await take(ctx, published(listing), opened(demand));
  let version = 0;
  const dealId = newId();
  const step = (act: DealChanged['act'], by: 'seller' | 'buyer', contact = false) => {
    version += 1;
    const at = '2026-11-22T00:00:00.000Z';
    const payload: DealChanged = {
      dealId,
      listingId: listing.id,
      demandId: demand.id,
      pairId: `${listing.id}_${demand.id}`,
      sellerId: seller,
      buyerId: buyer,
      buyerNamed: named,
      stage: 'enquiry',
      act,
      by,
      to: 'nda',
      at,
      waitsFor: by === 'seller' ? 'buyer' : 'seller',
      answerBy: '2026-12-10T00:00:00.000Z',
      contractId: newId(),
      contact,
    };
    return event('deal.changed', payload, { key: dealId, version, occurredAt: at });
  };
  for (const act of ACTS) await take(ctx, step(act, 'buyer'), step(act, 'seller'));
  await take(ctx, step('opened', 'buyer', true), step('message', 'buyer', true));
  const pairs = [
    {
      listingId: listing.id,
      demandId: demand.id,
      listingOrganisationId: seller,
      demandOrganisationId: buyer,
      score: 0.9,
    },
  ];
  await take(ctx, event('pairs.found', { pairs }));
  clock.set('2026-12-09T12:00:00.000Z');
  while (await remindOfDates(ctx));
  const seen = async (who: typeof reader) => {
    const headers = await actorHeaders(who.actor);
    const replies = await Promise.all(
      ['zh', 'en', 'ru'].map((language) =>
        app.inject({ url: `/notifications?limit=100&language=${language}`, headers }),
      ),
    );
    return replies.map(({ body }) => body).join('\n');
  };
  return { buyer, reader, own, seen };
}

describe('an anonymous company', () => {
  it('is in nothing that the other side is told while it is unnamed: no feed, no language, no row, no mail', async () => {
    const { buyer, reader, own, seen } = await world(false);
    const text = await seen(reader);
    expect(JSON.parse(text.split('\n')[0] ?? '').items.length).toBeGreaterThan(12);
    const rows = await ctx.db.sql`select * from notifications.notification where person_id = ${reader.id}`;
    clock.set('2027-01-01T08:00:00.000Z');
    while (await makeDigests(ctx));
    const mails = await ctx.db.sql`select * from notifications.mail where recipient = ${`${reader.id}@example.org`}`;
    expect(mails).toHaveLength(1);
    for (const told of [text, JSON.stringify([...rows]), JSON.stringify([...mails])]) {
      expect(told).not.toMatch(/Zorbaxium/i);
      expect(told).not.toContain(buyer);
      expect(told).not.toContain(own.id);
    }
    expect(text).toContain('a company that is still unnamed');
  });

  it('is named once it has named itself, and knows the other side from the start', async () => {
    const { reader, own, seen } = await world(true);
    expect(await seen(reader)).toContain(SECRET);
    expect(await seen(own)).toContain('Institute of Water');
  });
});
