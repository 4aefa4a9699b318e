import { contractStandingSchema } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import { type ListingAction, listingTransitions, nextState } from '@techbourse/domain';
import { readStored, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import { keptContract, signingActor } from '@techbourse/record';
import type { Context } from '../context.ts';
import { actionOfSigned, isEnded, isGivenBack } from './contracts.ts';
import { publishIssues, stateAfter } from './listing.ts';
import { holdPatents } from './patent-holds.ts';
import { type Change, recordChanges } from './record.ts';
import { contracts, type ListingRecord, listings } from './store.ts';

/** Who gives a listing back when its contract is over: nobody signs that. */
const CONTRACT: Actor = { kind: 'system', id: 'contract', organisation: null, scopes: [] };

/**
 * Job listing.contract: reserves or transfers the listings of a signed contract, as its owner signed it, and gives them
 * back when it is over. A listing that has left the market meanwhile, and what its owner does by hand later, stays as it is.
 */
export async function followContract(ctx: Context, { version, payload, requestId }: JobEnvelope): Promise<void> {
  const told = readStored(contractStandingSchema, payload);
  const effects = new Map(told.listings.map(({ listingId, effect }) => [listingId, effect]));
  await ctx.db.orm.transaction(async (tx) => {
    for (const record of await listings.lock(tx, [...effects.keys()])) {
      const effect = effects.get(record.id) ?? 'none';
      const row = keptContract(told, version, { recordId: record.id, otherId: told.demandId, effect });
      const kept = await contracts.keep(tx, row);
      if (kept === 'known') continue;
      const action = kept === 'first' ? actionOfSigned({ ...row, isOver: false }, today(ctx)) : undefined;
      const actor = signingActor(record.organisation, told.seller);
      const reason = `signed: contract ${told.contractId}`;
      const moved = action ? await move(ctx, tx, record, { action, actor, reason, requestId }) : record;
      await endContracts(ctx, tx, moved, requestId);
    }
  });
}

/** Gives back the listings whose contracts have come to their last day, a batch at a time. */
export async function giveBackListings(ctx: Context): Promise<boolean> {
  return ctx.db.orm.transaction(async (tx) => {
    const ids = await contracts.endedBefore(tx, today(ctx));
    for (const record of await listings.lock(tx, ids)) await endContracts(ctx, tx, record);
    return ids.length > 0;
  });
}

/** Deals with the contracts of a listing that are over by now. */
async function endContracts(ctx: Context, tx: Tx, record: ListingRecord, requestId?: string): Promise<void> {
  const all = await contracts.of(tx, record.id);
  const ended = all.filter((contract) => !contract.isOver && isEnded(contract, today(ctx)));
  if (ended.length === 0) return;
  const ids = ended.map(({ contractId }) => contractId);
  await contracts.markOver(tx, record.id, ids);
  if (!isGivenBack(ended, all, today(ctx))) return;
  const reason = `over: contract ${ids.join(', ')}`;
  await move(ctx, tx, record, { action: 'give_back', actor: CONTRACT, reason, requestId });
}

type Move = { action: ListingAction; actor: Actor; reason: string; requestId?: string | undefined };

/** The listing after the step, or as it was where its state knows no such step. */
async function move(ctx: Context, tx: Tx, before: ListingRecord, wanted: Move): Promise<ListingRecord> {
  const { actor, reason, requestId } = wanted;
  if (!nextState(listingTransitions, before.state, wanted.action)) return before;
  const action = await possible(ctx, tx, before, wanted.action);
  const state = stateAfter(before.state, action);
  await holdPatents(tx, [{ ...before, state }], { verified: false, now: ctx.clock.now() });
  const after = await listings.save(tx, before, { state });
  const change: Change = { before, after, action, reason };
  await recordChanges(ctx, tx, { actor, requestId }, [change]);
  return after;
}

/**
 * What comes back is on offer again only where it could be published today and nobody lists its patent instead; else it
 * has expired, and its owner mends and renews it.
 */
async function possible(ctx: Context, tx: Tx, before: ListingRecord, action: ListingAction): Promise<ListingAction> {
  if (action !== 'give_back') return action;
  if (publishIssues(before.content, today(ctx)).length > 0) return 'expire';
  const published = { ...before, state: 'published' as const };
  const conflicts = await holdPatents(tx, [published], { verified: true, now: ctx.clock.now() });
  return conflicts.size > 0 ? 'expire' : 'give_back';
}
