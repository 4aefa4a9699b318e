import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { bandsOf, type ComparedText, isSameText } from '@techbourse/matching-engine';
import {
  type Candidate,
  type Fingerprint,
  findCandidates,
  findNewCandidates,
  findUnchangedFingerprints,
  readSnapshot,
  readTexts,
} from './store.ts';

/** The text and the patent numbers by which duplicates are found. */
export type DuplicateKeys = {
  /** Undefined when the owner did not write the text: the class title of an unpublished invention. */
  readonly text: ComparedText | undefined;
  readonly patents: readonly string[];
};

/** The duplicates of a record as of a snapshot. */
export type FoundDuplicates = {
  readonly identity: DuplicateKeys;
  readonly fingerprint: Fingerprint;
  readonly same: readonly string[];
  /** Everything visible in it was compared. */
  readonly snapshot: string;
};

type ComparedRecord = {
  readonly side: PairSide;
  readonly id: string;
};

/** Compares a record with all candidates. The slow part, outside any lock. */
export async function findDuplicates(
  db: Executor | Tx,
  { side, id }: ComparedRecord,
  identity: DuplicateKeys,
): Promise<FoundDuplicates> {
  const fingerprint = { bands: bandsOf(identity.text?.terms), patents: identity.patents };
  // Taken before the candidates are read: records written in between are compared twice and never missed.
  const snapshot = await readSnapshot(db);
  const candidates = isEmpty(fingerprint) ? [] : await findCandidates(db, side, id, fingerprint);
  return { identity, fingerprint, snapshot, same: await compare(db, side, identity, candidates) };
}

/** Updates the duplicates under the lock: compares only records that came or changed since the snapshot. */
export async function recheckDuplicates(
  tx: Tx,
  { side, id }: ComparedRecord,
  look: FoundDuplicates,
): Promise<string[]> {
  const { identity, fingerprint, same, snapshot } = look;
  if (isEmpty(fingerprint)) return [];
  const [standing, candidates] = await Promise.all([
    findUnchangedFingerprints(tx, side, same, snapshot),
    findNewCandidates(tx, side, id, fingerprint, snapshot),
  ]);
  return [...standing, ...(await compare(tx, side, identity, candidates))];
}

async function compare(
  db: Executor | Tx,
  side: PairSide,
  { text }: DuplicateKeys,
  candidates: readonly Candidate[],
): Promise<string[]> {
  const doubtful = text ? candidates.flatMap((one) => (one.samePatent ? [] : [one.id])) : [];
  const texts = await readTexts(db, side, doubtful);
  return candidates.flatMap((one) => {
    const other = texts.get(one.id);
    return one.samePatent || (text && other && isSameText(text, other)) ? [one.id] : [];
  });
}

function isEmpty({ bands, patents }: Fingerprint): boolean {
  return bands.length === 0 && patents.length === 0;
}
