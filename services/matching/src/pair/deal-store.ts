import type { Tx } from '@techbourse/db';
import type { DeclineReason, PairSide, PairState } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { type AnyColumn, and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { pairDeals, pairDecisions, pairs } from '../db/schema.ts';
import type { PairKey } from './key-store.ts';
import { type PairStates, toldState } from './pair.ts';

export interface DealRow extends PairKey {
  readonly dealId: string;
  readonly outcome: 'open' | 'signed' | 'lost';
  readonly lostBy: string | null;
  readonly reason: string | null;
  readonly named: boolean;
}

/**
 * Stores the outcome of a deal, from events that may come twice and in any order: `open` never replaces an end, an end is
 * never replaced, and a named company stays named. Returns whether anything changed.
 */
export async function noteDeal(tx: Tx, deal: DealRow): Promise<boolean> {
  const ends = sql`${pairDeals.outcome} = 'open' and excluded.outcome <> 'open'`;
  const ending = (told: SQL, known: AnyColumn) => sql`case when ${ends} then ${told} else ${known} end`;
  const noted = await tx
    .insert(pairDeals)
    .values(deal)
    .onConflictDoUpdate({
      target: pairDeals.dealId,
      set: {
        outcome: ending(sql`excluded.outcome`, pairDeals.outcome),
        lostBy: ending(sql`excluded.lost_by`, pairDeals.lostBy),
        reason: ending(sql`excluded.reason`, pairDeals.reason),
        at: ending(sql`now()`, pairDeals.at),
        named: sql`${pairDeals.named} or excluded.named`,
      },
      setWhere: sql`(${ends}) or (excluded.named and not ${pairDeals.named})`,
    })
    .returning({ dealId: pairDeals.dealId });
  return noted.length > 0;
}

/** Deals of each of these pairs, in the order they were noted. Pairs without deals are not in the map. */
export async function readDeals(tx: Tx, keys: readonly PairKey[]): Promise<Map<PairKey, DealRow[]>> {
  const found = new Map<PairKey, DealRow[]>();
  if (keys.length === 0) return found;
  const rows = await tx
    .select()
    .from(pairDeals)
    .where(or(...keys.map((key) => and(eq(pairDeals.listingId, key.listingId), eq(pairDeals.demandId, key.demandId)))))
    .orderBy(asc(pairDeals.at), asc(pairDeals.dealId));
  for (const row of rows) {
    const key = keys.find((one) => one.listingId === row.listingId && one.demandId === row.demandId);
    if (key) found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

export type PairForStates = {
  readonly states: PairStates;
  readonly dealId: string | null;
  readonly named: boolean;
  readonly shown: boolean;
  readonly decided: boolean;
  readonly listingOrganisationId: string;
  readonly demandOrganisationId: string;
  readonly score: number;
  readonly parts: unknown;
  readonly weights: string;
};

const isPair = (key: PairKey) => and(eq(pairs.listingId, key.listingId), eq(pairs.demandId, key.demandId));

/** Locks a pair for a decision. */
export async function readStates(tx: Tx, key: PairKey): Promise<PairForStates | undefined> {
  const [row] = await tx.select().from(pairs).where(isPair(key)).for('update');
  if (!row) return undefined;
  const { listingState, demandState, ...pair } = row;
  return { ...pair, states: { listing: listingState, demand: demandState } };
}

/** Moves both sides because of a deal, each with a line in the history. */
export async function writeStates(
  tx: Tx,
  change: { key: PairKey; before: PairForStates; next: PairStates; named: boolean; deal: DealRow | undefined },
): Promise<void> {
  const { key, before, next, named, deal } = change;
  await tx
    .update(pairs)
    .set({
      listingState: next.listing,
      demandState: next.demand,
      dealId: deal?.dealId ?? before.dealId,
      named,
      revision: sql`${pairs.revision} + 1`,
      updatedAt: sql`now()`,
      toldAt: sql`now()`,
    })
    .where(isPair(key));
  const sides = (['listing', 'demand'] as const).filter((side) => before.states[side] !== next[side]);
  for (const side of sides) {
    await addDecision(tx, key, before, {
      side,
      decision: deal?.outcome === 'lost' ? 'deal_lost' : 'deal',
      to: next[side],
      ...(next[side] === 'declined' && deal?.reason ? { reason: deal.reason } : {}),
    });
  }
}

/** The message that a side sent last, if none of its deals was lost since; null: a contact without one. */
export async function lastMessage(tx: Tx, key: PairKey, side: PairSide): Promise<string | null | undefined> {
  const { listingId, demandId, decision, note, id } = pairDecisions;
  const isOfSide = and(eq(listingId, key.listingId), eq(demandId, key.demandId), eq(pairDecisions.side, side));
  const [last] = await tx
    .select({ decision, note })
    .from(pairDecisions)
    .where(and(isOfSide, inArray(decision, ['contact', 'deal_lost'])))
    // Ids grow with the lock of the pair, moments with the beginnings of transactions.
    .orderBy(desc(id))
    .limit(1);
  return last?.decision === 'contact' ? last.note : undefined;
}

/** Moves one side by its own decision. */
export async function writeDecision(
  tx: Tx,
  key: PairKey,
  before: PairForStates,
  decision: {
    side: PairSide;
    decision: string;
    to: PairState;
    reason?: DeclineReason | undefined;
    note?: string | undefined;
    organisationId: string;
    forBoth?: boolean;
  },
): Promise<void> {
  // What a side keeps to itself changes nothing that the other sees, not even when.
  const isTold = toldState(before.states[decision.side]) !== toldState(decision.to) || decision.forBoth;
  const state = decision.side === 'listing' ? { listingState: decision.to } : { demandState: decision.to };
  await tx
    .update(pairs)
    .set({
      ...state,
      revision: sql`${pairs.revision} + 1`,
      updatedAt: sql`now()`,
      ...(isTold ? { toldAt: sql`now()` } : {}),
    })
    .where(isPair(key));
  await addDecision(tx, key, before, decision);
}

async function addDecision(
  tx: Tx,
  key: PairKey,
  before: PairForStates,
  line: {
    side: PairSide;
    decision: string;
    to: PairState;
    reason?: string | undefined;
    note?: string | undefined;
    organisationId?: string;
    forBoth?: boolean;
  },
): Promise<void> {
  await tx.insert(pairDecisions).values({
    id: newId(),
    listingId: key.listingId,
    demandId: key.demandId,
    side: line.side,
    decision: line.decision,
    fromState: before.states[line.side],
    toState: line.to,
    reason: line.reason ?? null,
    note: line.note ?? null,
    forBoth: line.forBoth ?? false,
    score: before.score,
    parts: before.parts,
    weights: before.weights,
    organisationId: line.organisationId ?? null,
  });
}
