import type { Tx } from '@techbourse/db';
import type { ListingIdentified } from '@techbourse/listings/api';
import { newId } from '@techbourse/platform';
import { isNumber, namesOfListing } from '../asset/names.ts';
import { fingerprintsOf, isSameText, type TextFingerprint } from '../asset/same-text.ts';
import {
  findIdentity,
  findSimilarListings,
  insertAsset,
  insertNames,
  listingsNamed,
  lockRegisterToChange,
  markRegistered,
  markUnregistered,
  namesOfOne,
  rootsOf,
  saveFingerprints,
  saveIdentity,
  saveListingNames,
  unregistered,
} from '../asset/store.ts';
import type { Context } from '../context.ts';
import { disputeConflicts } from '../dispute/dispute-conflicts.ts';
import { ownersOf } from '../grant/owners.ts';
import { grantsOn, joinedRootsWithGrants } from '../grant/store.ts';
import { append, type PendingEntry, recordWork } from '../ledger/append.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import { findListing, type ListingProjection } from '../projection/store.ts';
import { joinEntry } from './join.ts';
import { earlierJoins } from './store.ts';

/**
 * Takes in what a listing says its asset is called. Numbers and family of one listing, and near-duplicate texts of one
 * owner, are one asset: assets that turn out to be one are joined. Nobody joins an asset of somebody else with its own,
 * which would bring one's own grants upon it: such a name stays with the asset that has it.
 */
export async function registerListing(ctx: Context, id: string): Promise<void> {
  await enterJoins(ctx);
  await recordWork(ctx, async (tx) => {
    await lockRegisterToChange(tx);
    const copy = await findListing(tx, id);
    const isKnown = !copy?.snapshot || copy.registeredVersion === copy.version;
    return append(isKnown ? [] : await updateNames(tx, copy, ctx.clock), () => undefined);
  });
}

/** Takes in again what listings of an organisation that give themselves the name say of it: it may be theirs now. */
export async function registerNamed(ctx: Context, name: string, organisationId: string): Promise<void> {
  for (const id of await listingsNamed(ctx.db.orm, name, organisationId)) await registerListing(ctx, id);
}

/** Has them taken in again: by whoever asks for it, and else by the worker. */
export async function markForRegistration(tx: Tx, name: string, organisationId: string): Promise<void> {
  await markUnregistered(tx, await listingsNamed(tx, name, organisationId));
}

/** Takes in what only the owner of a listing may see of it: numbers it hides, and what it says it differs from. */
export async function identifyListing(ctx: Context, told: ListingIdentified, version: number): Promise<void> {
  const { id: listingId, organisationId, differsFrom } = told;
  const names = namesOfListing({ id: listingId, patent: told });
  await ctx.db.orm.transaction((tx) =>
    saveIdentity(tx, { listingId, version, organisationId, names, differsFrom: differsFrom ?? null }),
  );
  await registerListing(ctx, listingId);
}

/** The asset of a number, made when nothing is known of it. Within a transaction that may change the register. */
export async function registerNumber(tx: Tx, name: string, clock: LedgerClock): Promise<string> {
  const known = (await rootsOf(tx, [name])).get(name);
  if (known) return known;
  const id = newId();
  await insertAsset(tx, id, clock.now());
  await insertNames(tx, id, [name]);
  return id;
}

/** Listings that were copied before the register knew them, or while it failed. */
export async function registerMissing(ctx: Context): Promise<number> {
  let done = 0;
  for (;;) {
    const ids = await unregistered(ctx.db.orm, 100);
    for (const id of ids) await registerListing(ctx, id);
    done += ids.length;
    if (ids.length === 0) return done;
  }
}

/**
 * Enters into the ledger which assets became one before the ledger said so. It goes before every other join, so that one
 * which names no entry is a fault from there on.
 */
export async function enterJoins(ctx: Context): Promise<void> {
  if ((await earlierJoins(ctx.db.orm)).size === 0) return;
  await recordWork(ctx, async (tx) => {
    await lockRegisterToChange(tx);
    const entries: PendingEntry[] = [];
    for (const [into, joined] of await earlierJoins(tx)) entries.push(await joinEntry(tx, ctx.clock, into, joined));
    return append(entries, () => undefined);
  });
}

/** Looks once more at rights that met by joins of before: an older version told nobody of those that cannot stand. */
export async function disputeEarlierJoins(ctx: Context): Promise<void> {
  for (const root of await joinedRootsWithGrants(ctx.db.orm)) {
    await ctx.db.orm.transaction(async (tx) => {
      await lockRegisterToChange(tx);
      await disputeConflicts(tx, ctx.clock, (await grantsOn(tx, [root])).get(root) ?? []);
    });
  }
}

/** Within a transaction that may change the register. Gives the entry of the join, when there is one. */
async function updateNames(tx: Tx, copy: ListingProjection, clock: LedgerClock): Promise<PendingEntry[]> {
  const { id: listingId, snapshot } = copy;
  if (!snapshot) return [];
  const now = clock.now();
  const organisationId = snapshot.organisation.id;
  const shown = namesOfListing(snapshot);
  const identity = await findIdentity(tx, listingId);
  const hidden = (identity?.names ?? []).filter((name) => !shown.includes(name));
  const names = [...shown, ...hidden];
  const stands = !copy.withdrawn;
  await saveListingNames(tx, { listingId, organisationId, names, hidden, stands }, new Date(snapshot.publishedAt), now);
  const marks = snapshot.unpublishedInvention ? [] : fingerprintsOf(snapshot);
  await saveFingerprints(tx, listingId, organisationId, marks);

  const known = await rootsOf(tx, names);
  const copies = await copiesOf(tx, copy, marks, { names, differsFrom: identity?.differsFrom ?? null });
  const alike = await rootsOf(tx, copies);
  const own = await ownedBy(tx, organisationId, [...new Set([...known.values(), ...alike.values()])]);
  const [target = newId(), ...others] = own;
  if (own.length === 0) await insertAsset(tx, target, now);
  const added = names.filter((name) => !known.has(name));
  await insertNames(tx, target, added);
  await markRegistered(tx, listingId, copy.version);
  // What a new asset is called is in the grants on it, but for names that no contract shows.
  const grows = own.length > 0 ? added.length + others.length > 0 : added.some((name) => hidden.includes(name));
  return grows ? [await joinEntry(tx, clock, target, others)] : [];
}

/** Names of the owner's other listings that are copies of this one in other or the same words. */
type Identity = { names: readonly string[]; differsFrom: string | null };

async function copiesOf(tx: Tx, copy: ListingProjection, marks: readonly TextFingerprint[], own: Identity) {
  const organisationId = copy.organisationId ?? '';
  const near = await findSimilarListings(tx, organisationId, copy.id, marks);
  const alike = near.filter(
    (other) =>
      other.differsFrom !== copy.id &&
      own.differsFrom !== other.listingId &&
      marks.some((mark) => isSameText(mark, other.mark)),
  );
  const found: string[] = [];
  for (const { listingId } of alike) {
    const otherNames = await namesOfOne(tx, listingId);
    // Two numbers say that there are two patents, whatever the texts say.
    if (!(own.names.some(isNumber) && otherNames.some(isNumber))) found.push(`listing:${listingId}`);
  }
  return found;
}

/** Of these assets the ones whose original owner is the organisation, or nobody. */
async function ownedBy(tx: Tx, organisationId: string, roots: readonly string[]): Promise<string[]> {
  const owners = await ownersOf(tx, roots);
  return [...roots].sort().filter((root) => {
    const of = owners.get(root) ?? [];
    return of.length === 0 || of.includes(organisationId);
  });
}
