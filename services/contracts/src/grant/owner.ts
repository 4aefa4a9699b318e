import type { RegisteredGrant } from './grant.ts';

/** Who says what about the original owner of an asset. */
export type OwnerEvidence = {
  /** Organisations whose title the operator has vouched for. */
  confirmed: readonly string[];
  /** Grants on the asset, in the order of signing. */
  grants: readonly Pick<RegisteredGrant, 'grantor' | 'original' | 'released'>[];
  /** Organisations whose listing stands for the asset, the earliest first. */
  listed: readonly string[];
};

/**
 * Who has the standing of the original owner. The operator's word goes before everything; then whoever granted a right
 * first that was not released; then whoever listed it first. Nobody: the asset is free to be listed.
 */
export function originalOwners({ confirmed, grants, listed }: OwnerEvidence): readonly string[] {
  if (confirmed.length > 0) return confirmed;
  const first = grants.find((grant) => grant.original && !grant.released);
  if (first) return [first.grantor];
  return listed.slice(0, 1);
}
