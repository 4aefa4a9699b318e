import type { RegisteredGrant } from './grant.ts';

/** Evidence about the original owner of an asset. */
export type OwnerEvidence = {
  /** Organisations that the operator confirmed as the owner. */
  confirmed: readonly string[];
  /** Grants on the asset, in the order of signing. */
  grants: readonly Pick<RegisteredGrant, 'grantor' | 'original' | 'released'>[];
  /** Organisations with a published listing of the asset, the earliest first. */
  listed: readonly string[];
};

/**
 * Who counts as the original owner: the organisations that the operator confirmed; else the grantor of the first right
 * that was not released; else the first organisation that listed it. None: anybody may list the asset.
 */
export function originalOwners({ confirmed, grants, listed }: OwnerEvidence): readonly string[] {
  if (confirmed.length > 0) return confirmed;
  const first = grants.find((grant) => grant.original && !grant.released);
  if (first) return [first.grantor];
  return listed.slice(0, 1);
}
