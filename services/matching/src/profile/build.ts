import { writeEvents } from '@techbourse/db';
import { DEMAND_CLOSED, DEMAND_OPENED, demandClosed, demandSnapshot } from '@techbourse/demands/contract';
import type { PairSide } from '@techbourse/domain';
import { LISTING_PUBLISHED, LISTING_WITHDRAWN, listingSnapshot, listingWithdrawn } from '@techbourse/listings/contract';
import { fail } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { WorkerContext } from '../context.ts';
import { PROFILE_BUILT, PROFILE_REMOVED, type ProfileEvent } from '../contract/events.ts';
import { outbox } from '../db/schema.ts';
import { type AnalysedTexts, analyseTexts } from './analyse.ts';
import { changeCorpus } from './corpus-store.ts';
import { demandRecord } from './demand-record.ts';
import { keyTerms } from './key-terms.ts';
import { listingRecord } from './listing-record.ts';
import type { MatchRecord } from './record.ts';
import { closeProfile, findCountedWording, findProfileHead, lockProfile, saveProfile } from './store.ts';

/**
 * Job `profile.build`: a record was published, changed or left. Versions decide: whatever is older than what is here
 * changes nothing, so twice, late and out of order all end alike.
 */
export async function buildProfile(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  switch (envelope.type) {
    case LISTING_PUBLISHED:
      return build(ctx, listingRecord(listingSnapshot.parse(envelope.payload)), envelope);
    case DEMAND_OPENED:
      return build(ctx, demandRecord(demandSnapshot.parse(envelope.payload)), envelope);
    case LISTING_WITHDRAWN:
      return remove(ctx, 'listing', listingWithdrawn.parse(envelope.payload).organisationId, envelope);
    case DEMAND_CLOSED:
      return remove(ctx, 'demand', demandClosed.parse(envelope.payload).organisationId, envelope);
    default:
      throw fail.validation('profile.unknown_event', `profile.build knows nothing of ${envelope.type}`);
  }
}

async function build(ctx: WorkerContext, record: MatchRecord, envelope: JobEnvelope): Promise<void> {
  const { side, id, version } = record;
  if (await isKnown(ctx, side, id, version)) return;
  const analysed = await analyseTexts(record.texts, side, ctx.embedder);
  await ctx.db.orm.transaction(async (tx) => {
    await lockProfile(tx, side, id);
    const head = await findProfileHead(tx, side, id);
    if (head && head.version >= version) return;
    const before = head?.open ? await findCountedWording(tx, side, id) : undefined;
    const corpus = await changeCorpus(tx, side, before, analysed.wording);
    await saveProfile(tx, toProfile(record, analysed, keyTerms(analysed.wording, corpus), ctx.embedder.id));
    await writeEvents(tx, outbox, [profileEventOf(PROFILE_BUILT, side, id, version, envelope)]);
  });
}

async function remove(
  ctx: WorkerContext,
  side: PairSide,
  organisationId: string,
  envelope: JobEnvelope,
): Promise<void> {
  const { key: id, version } = envelope;
  if (await isKnown(ctx, side, id, version)) return;
  await ctx.db.orm.transaction(async (tx) => {
    await lockProfile(tx, side, id);
    const head = await findProfileHead(tx, side, id);
    if (head && head.version >= version) return;
    if (head?.open) await changeCorpus(tx, side, await findCountedWording(tx, side, id), undefined);
    await closeProfile(tx, { side, id, version, organisationId });
    await writeEvents(tx, outbox, [profileEventOf(PROFILE_REMOVED, side, id, version, envelope)]);
  });
}

/** Looks before the expensive work; the transaction looks again. */
async function isKnown(ctx: WorkerContext, side: PairSide, id: string, version: number): Promise<boolean> {
  const head = await findProfileHead(ctx.db.orm, side, id);
  return head !== undefined && head.version >= version;
}

function toProfile(record: MatchRecord, analysed: AnalysedTexts, terms: string[], embedder: string) {
  return {
    side: record.side,
    id: record.id,
    version: record.version,
    organisationId: record.card.organisation.id,
    card: record.card,
    facts: record.facts,
    ipc: record.ipc,
    wording: analysed.wording,
    packed: analysed.packed,
    keyTerms: terms,
    embedder,
  };
}

function profileEventOf(type: string, side: PairSide, id: string, version: number, cause: JobEnvelope) {
  const payload: ProfileEvent = { side, id, cause: 'record' };
  return { type, key: id, version, payload, ...(cause.requestId ? { requestId: cause.requestId } : {}) };
}
