import type { ContractTerms } from '../api/index.ts';
import { nameInForm } from '../asset/names.ts';
import { hashOf } from '../ledger/entry.ts';
import { endOf, grantOf } from './grant.ts';
import type { GrantRow } from './store.ts';

/** What is read of a signed contract. */
type Signed = {
  terms: ContractTerms;
  sellerId: string;
  buyerId: string;
  signedAt: Date | null;
  ledgerSeq: number | null;
};

/**
 * Whether the grants of a signed contract are what its text gives; `isTerminated`: its termination says when they end.
 * Says what is wrong; undefined when nothing is.
 */
export function grantFault(contract: Signed, rows: readonly GrantRow[], isTerminated: boolean): string | undefined {
  const grant = grantOf(contract.terms);
  const named = new Set(rows.flatMap((row) => row.names.map(digitsOf)));
  const missing = grant ? contract.terms.assets.filter((name) => !named.has(digitsOf(name))) : [];
  if (missing.length > 0) return `the register of grants lacks ${missing.join(', ')}`;
  for (const row of rows) {
    const expected = {
      kind: grant?.kind,
      sublicensing: grant?.sublicensing,
      besides: grant?.besides,
      fieldOfUse: grant?.fieldOfUse,
      territory: grant?.territory,
      from: grant?.from,
      to: grant?.to,
      grantor: contract.sellerId,
      grantee: contract.buyerId,
      signedAt: contract.signedAt?.toISOString(),
      ledgerSeq: contract.ledgerSeq,
      endedOn: isTerminated ? row.endedOn : null,
    };
    const kept: Record<keyof typeof expected, unknown> = {
      kind: row.kind,
      sublicensing: row.sublicensing,
      besides: row.besides,
      fieldOfUse: row.fieldOfUse,
      territory: row.territory,
      from: row.fromDay,
      to: row.toDay,
      grantor: row.grantor,
      grantee: row.grantee,
      signedAt: row.signedAt.toISOString(),
      ledgerSeq: row.ledgerSeq,
      endedOn: row.endedOn,
    };
    const names = Object.keys(expected) as (keyof typeof expected)[];
    const differing = names.filter((name) => hashOf([kept[name] ?? null]) !== hashOf([expected[name] ?? null]));
    if (differing.length > 0) return `the register of grants was changed: ${differing.join(', ')}`;
  }
  return undefined;
}

/** The name without its kind of number: old grants may call a publication an application with the same digits. */
function digitsOf(name: string): string {
  const number = /^(?:application|publication):(.+)$/.exec(nameInForm(name))?.[1];
  return number?.replaceAll('-', '') ?? name;
}

/** Whether the grants of a contract end with its termination, and never later than their term. */
export function endFault(rows: readonly GrantRow[], terminatedOn: string): string | undefined {
  const wrong = rows.find((row) => row.endedOn !== endOf({ to: row.toDay }, terminatedOn));
  return wrong && `the register of grants was changed: endedOn of ${wrong.names.join(', ')}`;
}

/** Whether a grant is released exactly if the operator decided so. */
export function releaseFault(
  rows: readonly GrantRow[],
  rulings: readonly { outcome: string; grants: readonly string[]; ledgerSeq: number }[],
): string | undefined {
  const wrong = rows.find((row) => {
    const ruling = rulings.find(({ outcome, grants }) => outcome === 'released' && grants.includes(row.id));
    return row.releasedSeq !== (ruling?.ledgerSeq ?? null);
  });
  return wrong && `the register of grants was changed: released of ${wrong.names.join(', ')}`;
}

/** Whether a right that needed consents still has them, each given before it and never withdrawn. */
export function consentFault(
  rows: readonly GrantRow[],
  consents: readonly { id: string; ledgerSeq: number; withdrawnSeq: number | null }[],
): string | undefined {
  for (const row of rows) {
    const lost = row.consents.find((id) => {
      const consent = consents.find((one) => one.id === id);
      return !consent || consent.ledgerSeq >= row.ledgerSeq || consent.withdrawnSeq !== null;
    });
    if (lost) return `the register of grants was changed: consent ${lost} does not stand for ${row.names.join(', ')}`;
  }
  return undefined;
}

export type AssetRoots = { ofName: ReadonlyMap<string, string>; ofAsset: ReadonlyMap<string, string> };

/** Whether every name that a grant was given on leads to its asset. */
export function nameFault(rows: readonly GrantRow[], { ofName, ofAsset }: AssetRoots): string | undefined {
  for (const row of rows) {
    const lost = row.names.find((name) => ofName.get(nameInForm(name)) !== ofAsset.get(row.assetId));
    if (lost) return `the register of assets was changed: ${lost} no longer leads to the right given on it`;
  }
  return undefined;
}
