import type { Language, PairSide } from '@techbourse/domain';
import {
  briefOf,
  findLifts,
  otherSide,
  renderCondition,
  renderLift,
  resolveReasons,
  sideOfMove,
} from '@techbourse/matching-engine';
import { authorise, fail, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { NearMiss } from '../api/near-miss.ts';
import type { Context } from '../context.ts';
import { findRecord } from '../pair/read-store.ts';
import { standingOf } from '../pair/standing.ts';
import { viewRecordFor } from '../pair/view.ts';
import { listNearMisses, type NearMissRow } from './store.ts';

type Asked = { side: PairSide; id: string; language: Language };

/** What an own record misses by one hard condition, the best first, each with what would lift it. */
export async function listOwnNearMisses(
  ctx: Pick<Context, 'db' | 'config' | 'clock'>,
  actor: Actor,
  { side, id, language }: Asked,
  authorization?: string,
): Promise<{ items: NearMiss[] }> {
  const notFound = () => fail.notFound(`pair.${side}_not_found`, `There is no such ${side}, or it was never paired`);
  authorise(actor, 'pair.list');
  const record = await findRecord(ctx.db.orm, side, id);
  if (!record) {
    if (!(await standingOf(ctx, side, id, authorization))) throw notFound();
    return { items: [] };
  }
  authorise(actor, 'pair.list', { organisationId: record.organisationId, about: [id] }, notFound);
  const rows = await listNearMisses(ctx.db.orm, side, id);
  const day = today(ctx);
  return { items: rows.flatMap((row) => viewNearMiss(row, side, day, language) ?? []) };
}

function viewNearMiss(row: NearMissRow, side: PairSide, day: string, language: Language): NearMiss | undefined {
  const lifts = findLifts(row.facts, day);
  // Either side may have changed since it was found.
  if (!lifts || lifts.changes.length === 0) return undefined;
  const { score, base, kept, texts } = row;
  const reasons = resolveReasons(kept.reasons, texts.listing ?? undefined, texts.demand ?? undefined);
  const other = otherSide(side);
  return {
    record: { ...viewRecordFor(row[other], row[other].card.anonymous), side: other },
    score,
    why: briefOf({ score, base, reasons, counterfactual: null }, language).why,
    condition: { code: lifts.code, text: renderCondition(lifts.code, language) },
    lifts: lifts.changes.map((change) => ({ side: sideOfMove(change), change, text: renderLift(change, language) })),
  };
}
