import type { Issue } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import type { ContractTerms } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import { rootsOf, shownNames } from '../asset/store.ts';
import { grantOf } from '../grant/grant.ts';
import { ownersOf } from '../grant/owners.ts';
import { confirmedOwners, grantsOn } from '../grant/store.ts';

type Drafting = {
  sellerId: string;
  /** Who writes the text. */
  writerId: string;
  /** Numbers in the previous text. */
  before: readonly string[];
};

/**
 * An issue for each patent number that the text grants rights on without standing of the seller: a published listing, the
 * operator's confirmation or a right on record. A buyer may add only numbers that everybody can see: otherwise it could
 * learn by trying which rights or hidden numbers the seller has.
 */
export async function numberIssues(tx: Tx, terms: ContractTerms, drafting: Drafting): Promise<Issue[]> {
  if (!grantOf(terms)) return [];
  const { sellerId, writerId } = drafting;
  const before = new Set(drafting.before.map(numberName));
  const names = terms.patents.map(numberName);
  const asked = names.filter((name) => !before.has(name));
  const shown = await shownNames(tx, asked, sellerId);
  const roots = await rootsOf(tx, asked);
  const owners = await ownersOf(tx, [...new Set(roots.values())]);
  const grants = await grantsOn(tx, [...new Set(roots.values())]);
  const vouched = new Set<string>();
  for (const name of asked) if ((await confirmedOwners(tx, [name])).includes(sellerId)) vouched.add(name);

  const stands = (name: string) => {
    if (vouched.has(name)) return true;
    const root = roots.get(name) ?? '';
    const isOwner = owners.get(root)?.includes(sellerId) ?? false;
    if (writerId !== sellerId) return shown.has(name);
    return isOwner || (grants.get(root) ?? []).some((row) => row.grantee === sellerId && row.releasedSeq === null);
  };
  return names.flatMap((name, index) => {
    if (before.has(name) || stands(name)) return [];
    const message =
      writerId === sellerId
        ? `You have no standing for ${terms.patents[index]}: publish your own listing of it, or ask the operator to vouch for you`
        : `The seller has no published listing of ${terms.patents[index]}: it names such a number itself`;
    return [{ pointer: `/patents/${index}`, rule: 'contract.standing', message }];
  });
}
