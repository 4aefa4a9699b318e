import type { Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { findListing, type ListingCopy } from '../copy/store.ts';
import { registered as grantOfRow, grantsOn } from '../title/store.ts';
import { isNumber, namesOfListing } from './names.ts';
import { isSameText, marksOf, type TextMark } from './same-text.ts';
import { originalOwners } from './standing.ts';
import {
  insertAsset,
  insertNames,
  joinAssets,
  keepListingNames,
  keepMarks,
  listedFor,
  lockRegisterToChange,
  markRegistered,
  marksNear,
  namesOf,
  rootsOf,
  unregistered,
} from './store.ts';

/**
 * Takes in what a listing says its asset is called. Numbers and family of one listing, and near-duplicate texts of one
 * owner, are one asset: assets that turn out to be one are joined. Nobody joins an asset of somebody else with its own,
 * which would bring one's own grants upon it: such a name stays with the asset that has it.
 */
export async function registerListing(ctx: Context, id: string): Promise<void> {
  await ctx.db.orm.transaction(async (tx) => {
    await lockRegisterToChange(tx);
    const copy = await findListing(tx, id);
    if (copy?.snapshot && copy.registeredVersion !== copy.version) await takeIn(tx, copy, ctx.clock.now());
  });
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

/** Within a transaction that may change the register. */
export async function takeIn(tx: Tx, copy: ListingCopy, now: Date): Promise<void> {
  const { id: listingId, snapshot } = copy;
  if (!snapshot) return;
  const organisationId = snapshot.organisation.id;
  const names = namesOfListing(snapshot);
  const stands = !copy.withdrawn;
  await keepListingNames(tx, { listingId, organisationId, names, stands }, new Date(snapshot.publishedAt), now);
  const marks = snapshot.unpublishedInvention ? [] : marksOf(snapshot);
  await keepMarks(tx, listingId, organisationId, marks);

  const known = await rootsOf(tx, names);
  const copies = await copiesOf(tx, copy, marks, names);
  const alike = await rootsOf(tx, copies);
  const own = await ownedBy(tx, organisationId, [...new Set([...known.values(), ...alike.values()])]);
  const [target = newId(), ...others] = own;
  if (own.length === 0) await insertAsset(tx, target, now);
  await insertNames(
    tx,
    target,
    names.filter((name) => !known.has(name)),
  );
  await joinAssets(tx, target, others);
  await markRegistered(tx, listingId, copy.version);
}

/** Names of the owner's other listings that are copies of this one in other or the same words. */
async function copiesOf(tx: Tx, copy: ListingCopy, marks: readonly TextMark[], names: readonly string[]) {
  const organisationId = copy.organisationId ?? '';
  const near = await marksNear(tx, organisationId, copy.id, marks);
  const alike = near.filter(
    (other) =>
      other.differsFrom !== copy.id &&
      copy.differsFrom !== other.listingId &&
      marks.some((mark) => isSameText(mark, other.mark)),
  );
  const found: string[] = [];
  for (const { listingId } of alike) {
    const other = await findListing(tx, listingId);
    const otherNames = other?.snapshot ? namesOfListing(other.snapshot) : [];
    // Two numbers say that there are two patents, whatever the texts say.
    if (!(names.some(isNumber) && otherNames.some(isNumber))) found.push(`listing:${listingId}`);
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

/** Who has the standing of the original owner on each of these assets. */
export async function ownersOf(tx: Tx, roots: readonly string[]): Promise<Map<string, readonly string[]>> {
  const names = await namesOf(tx, roots);
  const grants = await grantsOn(tx, roots);
  const owners = new Map<string, readonly string[]>();
  for (const root of roots) {
    const listed = await listedFor(tx, names.get(root) ?? []);
    owners.set(root, originalOwners({ vouched: [], grants: (grants.get(root) ?? []).map(grantOfRow), listed }));
  }
  return owners;
}
