import { idempotent } from '@techbourse/db';
import { dayIn, yearsLater } from '@techbourse/domain';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion, type KeptContract } from '@techbourse/record';
import type { Listing } from '../api/listing.ts';
import type { RenewListing } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { isHolding } from './contracts.ts';
import { assertPublishable, stateAfter } from './listing.ts';
import { holdPatent, patentHoldScope } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { contracts, listings } from './store.ts';
import { viewOf } from './view.ts';

/**
 * The owner confirms that a listing is still valid: until the given day, else for a year, and never for less than it was
 * already. Revives an expired one.
 */
export async function renewListing(
  ctx: Context,
  actor: Actor,
  id: string,
  input: RenewListing,
  call: Call,
): Promise<Listing> {
  const member = authorise(actor, 'listing.move');
  const request = { verb: 'renew', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await listings.getOwnForUpdate(tx, member, id, 'listing.move');
    assertVersion('listing', before.version, input.expectedVersion);
    const state = stateAfter(before.state, 'renew');
    const now = ctx.clock.now();
    const today = dayIn(now, ctx.config.EXCHANGE_TIME_ZONE);
    if (before.state === 'expired') assertNotHeld(await contracts.of(tx, id), today);
    const content = { ...before.content, validUntil: renewedUntil(before.content.validUntil, input.validUntil, today) };
    assertPublishable(content, today);
    await holdPatent(tx, { ...before, state, content }, patentHoldScope(member, before, ctx.clock.now()));
    // One that expired before it was ever public is published by its renewal.
    const after = await listings.save(tx, before, { state, content, publishedAt: before.publishedAt ?? now });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action: 'renew' }]);
    return viewOf(after, 'owner', actor);
  });
}

/** The last day after a renewal. @throws AppError VALIDATION for a day before the present one: that is an edit. */
function renewedUntil(present: string | undefined, asked: string | undefined, today: string): string {
  const least = present !== undefined && present >= today ? present : today;
  if (asked === undefined) return [least, yearsLater(today, 1)].toSorted()[1] ?? least;
  if (asked >= least || present === undefined || present < today) return asked;
  const message = `It is valid until ${present}: a renewal makes that no shorter; an edit can`;
  const issue = { pointer: '/validUntil', rule: 'listing.renew.shortens', message };
  throw fail.validation('listing.renew.shortens', message, [issue]);
}

/** @throws AppError INVALID_STATE while a signed contract keeps the technology from others. */
function assertNotHeld(signed: readonly KeptContract[], today: string): void {
  const contract = signed.find((one) => isHolding(one, today));
  if (!contract) return;
  const { contractId, effect } = contract;
  throw fail.invalidState('listing.renew.contract', 'By a signed contract it is not on offer to others', {
    details: { contractId, effect },
  });
}
