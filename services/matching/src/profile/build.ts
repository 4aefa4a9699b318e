import { type Tx, writeEvents } from '@techbourse/db';
import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import type { PairSide } from '@techbourse/domain';
import {
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { fail, readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { PROFILE_BUILT, PROFILE_REMOVED, type ProfileEvent } from '../api/events.ts';
import type { WorkerContext } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { isSameText } from '../duplicate/fingerprint.ts';
import { type Identity, lookForSame } from '../duplicate/look.ts';
import { regroup } from '../duplicate/regroup.ts';
import { comparedText } from '../duplicate/store.ts';
import { findEmbedding, lockEmbedding, saveVectors } from '../embedding/store.ts';
import { type PackedForAll, packForAll, readEmbedding } from '../embedding/vectors.ts';
import { wordingOf } from './analyse.ts';
import { changeCorpus, foreseeCorpus } from './corpus-store.ts';
import { demandRecord } from './demand-record.ts';
import { keyTerms } from './key-terms.ts';
import { listingRecord } from './listing-record.ts';
import type { MatchRecord } from './record.ts';
import {
  closeProfile,
  findCountedWording,
  findProfileHead,
  findSaid,
  lockProfile,
  type StoredWording,
  saveProfile,
} from './store.ts';

/**
 * Job `profile.build`: a record was published, changed or left. Versions decide: whatever is older than what is here
 * changes nothing, so twice, late and out of order all end alike.
 */
export async function buildProfile(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  switch (envelope.type) {
    case LISTING_PUBLISHED:
      return build(ctx, listingRecord(readStored(listingSnapshotSchema, envelope.payload)), envelope);
    case DEMAND_OPENED:
      return build(
        ctx,
        demandRecord(readStored(demandSnapshotSchema, envelope.payload), ctx.config.EXCHANGE_TIME_ZONE),
        envelope,
      );
    case LISTING_WITHDRAWN:
      return remove(ctx, 'listing', readStored(listingWithdrawnSchema, envelope.payload).organisationId, envelope);
    case DEMAND_CLOSED:
      return remove(ctx, 'demand', readStored(demandClosedSchema, envelope.payload).organisationId, envelope);
    default:
      throw fail.validation('profile.unknown_event', `profile.build knows nothing of ${envelope.type}`);
  }
}

async function build(ctx: WorkerContext, record: MatchRecord, envelope: JobEnvelope): Promise<void> {
  const { side, id, version } = record;
  if (await isKnown(ctx, side, id, version)) return;
  const wording = wordingOf(record.texts);
  for (;;) {
    const state = await readEmbedding(ctx);
    const packed = await packForAll(ctx, state, wording, side);
    // Compared before anything is locked: inside only what came meanwhile is looked at.
    const look = await lookForSame(ctx.db.orm, record, identityOf(record, packed));
    const saved = await ctx.db.orm.transaction(async (tx) => {
      await lockEmbedding(tx, 'shared');
      const now = await findEmbedding(tx);
      // Another embedder serves by now, or is to: the vectors at hand are not the ones that are wanted.
      if (now?.serving.id !== state.serving.id || now.target?.id !== state.target?.id) return false;
      await lockProfile(tx, side, id);
      const head = await findProfileHead(tx, side, id);
      if (head && head.version >= version) return true;
      const before = head?.open ? await findCountedWording(tx, side, id) : undefined;
      const corpus = await foreseeCorpus(tx, side, before, wording);
      const textSince = await textSinceOf(tx, record, packed, envelope.occurredAt);
      await saveProfile(tx, { ...toProfile(record, wording, packed, keyTerms(wording, corpus)), textSince });
      if (packed.target) await saveVectors(tx, { side, id, version, ...packed.target });
      // Other records wait for these two until this one is written: always last, and in this order.
      const regrouped = await regroup(tx, record, look);
      await writeEvents(tx, outbox, [profileEventOf(PROFILE_BUILT, side, id, version, envelope), ...regrouped]);
      await changeCorpus(tx, side, before, wording);
      return true;
    });
    if (saved) return;
  }
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
    const before = head?.open ? await findCountedWording(tx, side, id) : undefined;
    await closeProfile(tx, { side, id, version, organisationId });
    const regrouped = head?.open ? await regroup(tx, { side, id }, undefined) : [];
    await writeEvents(tx, outbox, [profileEventOf(PROFILE_REMOVED, side, id, version, envelope), ...regrouped]);
    await changeCorpus(tx, side, before, undefined);
  });
}

function identityOf({ sameAs }: MatchRecord, { serving }: PackedForAll): Identity {
  return {
    text: sameAs.byText ? comparedText(serving.packed, serving.embedder) : undefined,
    patents: sameAs.patents,
  };
}

/**
 * Since when a record says what it says: a new one since it came to the market; one whose text is another now since the
 * edit, or who posted first could put in another's text afterwards and be the first with it.
 */
async function textSinceOf(
  tx: Tx,
  { side, id, marketedAt }: MatchRecord,
  { serving }: PackedForAll,
  changedAt: string,
): Promise<string> {
  const said = await findSaid(tx, side, id);
  if (!said) return marketedAt;
  const [before, after] = [comparedText(said.packed, said.embedder), comparedText(serving.packed, serving.embedder)];
  const isSame = Buffer.compare(said.packed, serving.packed) === 0 || isSameText(before, after);
  return isSame ? (said.since ?? marketedAt) : changedAt;
}

/** Looks before the expensive work; the transaction looks again. */
async function isKnown(ctx: WorkerContext, side: PairSide, id: string, version: number): Promise<boolean> {
  const head = await findProfileHead(ctx.db.orm, side, id);
  return head !== undefined && head.version >= version;
}

function toProfile(record: MatchRecord, wording: StoredWording, { serving }: PackedForAll, terms: string[]) {
  return {
    side: record.side,
    id: record.id,
    version: record.version,
    organisationId: record.card.organisation.id,
    card: record.card,
    facts: record.facts,
    ipc: record.ipc,
    wording,
    packed: serving.packed,
    keyTerms: terms,
    embedder: serving.embedder,
  };
}

function profileEventOf(
  type: typeof PROFILE_BUILT | typeof PROFILE_REMOVED,
  side: PairSide,
  id: string,
  version: number,
  cause: JobEnvelope,
) {
  const payload: ProfileEvent = { side, id, cause: 'record' };
  return { type, key: id, version, payload, ...(cause.requestId ? { requestId: cause.requestId } : {}) };
}
