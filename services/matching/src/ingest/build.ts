import { writeEvents } from '@techbourse/db';
import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import type { PairSide } from '@techbourse/domain';
import {
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { ANALYSIS, type AnalysedText, analyse, isSameText, keyTerms, packText } from '@techbourse/matching-engine';
import { fail, readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { PROFILE_BUILT, PROFILE_REMOVED, type ProfileEvent } from '../api/events.ts';
import type { WorkerContext } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { type DuplicateKeys, findDuplicates } from '../duplicate/find-duplicates.ts';
import { regroup } from '../duplicate/regroup.ts';
import { comparedText } from '../duplicate/store.ts';
import { readEmbedding } from '../embedding/serving.ts';
import { findServing, lockEmbedding, saveVectors } from '../embedding/store.ts';
import { changeCorpus, corpusAfterChange, readCorpusCounts } from '../profile/corpus-store.ts';
import {
  closeProfile,
  findPreviousProfile,
  findProfileHead,
  lockProfile,
  type PreviousProfile,
  type ReadHead,
  saveProfile,
} from '../profile/store.ts';
import { demandRecord } from './demand-record.ts';
import { type EmbedderVectors, embedForAll } from './embed.ts';
import { listingRecord } from './listing-record.ts';
import type { MatchRecord } from './record.ts';

/**
 * Job `profile.build`: a record was published, changed or left. An event with an older version changes nothing, so events
 * that come twice, late or out of order end in the same state.
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
  const head = await findProfileHead(ctx.db.orm, side, id);
  if (head && isDone(head, version)) return;
  const text = analyse(record.texts, side, record.numbers);
  for (;;) {
    const state = await readEmbedding(ctx);
    const vectors = await embedForAll(ctx, state, text, side);
    const packed = { serving: pack(text, vectors.serving), target: vectors.target && pack(text, vectors.target) };
    // Compared before any lock; the transaction compares only what came meanwhile.
    const look = await findDuplicates(ctx.db.orm, record, identityOf(record, packed));
    const saved = await ctx.db.orm.transaction(async (tx) => {
      // Sent together; Postgres executes them in this order. The same holds below.
      const [, now, , before, counts] = await Promise.all([
        lockEmbedding(tx, 'shared'),
        findServing(tx),
        lockProfile(tx, side, id),
        findPreviousProfile(tx, side, id),
        readCorpusCounts(tx, text),
      ]);
      // The serving or target embedder has changed since: the vectors must be made again.
      if (now?.serving !== state.serving.id || (now.target ?? undefined) !== state.target?.id) return false;
      if (before && isDone(before, version)) return true;
      const terms = keyTerms(text, corpusAfterChange(counts, before?.counted, text));
      const textSince = textSinceOf(before, record, packed, envelope.occurredAt);
      const count = () => changeCorpus(tx, side, before?.counted, text);
      // A record without duplicates needs nothing between its groups and the counters: one round trip less.
      const isAlone = look.same.length === 0 && !before?.open;
      const [, , , regrouped] = await Promise.all([
        saveProfile(tx, { ...toProfile(record, text, packed, terms), textSince }),
        packed.target && saveVectors(tx, { side, id, version, ...packed.target }),
        writeEvents(tx, outbox, [profileEventOf(PROFILE_BUILT, side, id, version, envelope)]),
        // Other builds wait for the locks of these two, so they come last and in this order.
        regroup(tx, record, look),
        isAlone && count(),
      ]);
      await Promise.all([writeEvents(tx, outbox, regrouped), isAlone || count()]);
      return true;
    });
    if (saved) return;
  }
}

/** A packed profile with the vectors of one embedder. */
type Packed = { readonly embedder: string; readonly packed: Buffer };
/** With the vectors of the serving embedder and of the target. */
type PackedForAll = { readonly serving: Packed; readonly target: Packed | undefined };

function pack(text: AnalysedText, vectors: EmbedderVectors): Packed {
  return { embedder: vectors.embedder, packed: packText(text, vectors) };
}

async function remove(
  ctx: WorkerContext,
  side: PairSide,
  organisationId: string,
  envelope: JobEnvelope,
): Promise<void> {
  const { key: id, version } = envelope;
  if (await isUpToDate(ctx, side, id, version)) return;
  await ctx.db.orm.transaction(async (tx) => {
    const [, before] = await Promise.all([lockProfile(tx, side, id), findPreviousProfile(tx, side, id)]);
    if (before && before.version >= version) return;
    const [, , regrouped] = await Promise.all([
      closeProfile(tx, { side, id, version, organisationId }),
      writeEvents(tx, outbox, [profileEventOf(PROFILE_REMOVED, side, id, version, envelope)]),
      before?.open ? regroup(tx, { side, id }, undefined) : [],
    ]);
    await Promise.all([writeEvents(tx, outbox, regrouped), changeCorpus(tx, side, before?.counted, undefined)]);
  });
}

function identityOf({ sameAs }: MatchRecord, { serving }: PackedForAll): DuplicateKeys {
  return {
    text: sameAs.byText ? comparedText(serving.packed, serving.embedder) : undefined,
    patents: sameAs.patents,
  };
}

/**
 * When a record got its present text: the first publication, or the edit that changed the text. Otherwise an early
 * listing could take over another's text later and count as the first.
 */
function textSinceOf(
  known: PreviousProfile | undefined,
  { marketedAt }: MatchRecord,
  { serving }: PackedForAll,
  changedAt: string,
): string {
  const said = known?.text;
  if (!said) return marketedAt;
  const [before, after] = [comparedText(said.packed, said.embedder), comparedText(serving.packed, serving.embedder)];
  const isSame = Buffer.compare(said.packed, serving.packed) === 0 || isSameText(before, after);
  return isSame ? (said.since ?? marketedAt) : changedAt;
}

/** Whether a profile is of this version or a later one. One read by an earlier analysis is built anew from the same version. */
function isDone({ version: known, open, analysis }: ReadHead, version: number): boolean {
  return known > version || (known === version && !(open && analysis < ANALYSIS));
}

/** A check before the work; the transaction checks again. */
async function isUpToDate(ctx: WorkerContext, side: PairSide, id: string, version: number): Promise<boolean> {
  const head = await findProfileHead(ctx.db.orm, side, id);
  return head !== undefined && head.version >= version;
}

function toProfile(record: MatchRecord, text: AnalysedText, { serving }: PackedForAll, terms: string[]) {
  return {
    side: record.side,
    id: record.id,
    version: record.version,
    organisationId: record.card.organisation.id,
    card: record.card,
    facts: record.facts,
    ipc: record.ipc,
    wording: text,
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
