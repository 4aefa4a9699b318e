import { parseIpc, type Territory, territoriesOverlap } from '@techbourse/domain';
import type { ContractTerms, FieldOfUse } from '../contract/index.ts';

/** The right that a contract gives on its assets, with its bounds. Days included; `to` null has no end. */
export type Grant = {
  /** Whether everybody else is shut out: an exclusive or sole licence, or an assignment. */
  exclusive: boolean;
  /** Whether the one who got it may pass it on: an assignee, a licensee who may sublicense. */
  transferable: boolean;
  fieldOfUse: FieldOfUse;
  territory: Territory;
  from: string;
  to: string | null;
};

/** The grant of a contract; undefined for those that give no right on an asset. */
export function grantOf(terms: ContractTerms): Grant | undefined {
  const { term, licence } = terms;
  if (terms.type === 'transfer') {
    const territory = terms.assignment?.territory ?? { kind: 'worldwide' };
    return { exclusive: true, transferable: true, fieldOfUse: { kind: 'all' }, territory, from: term.from, to: null };
  }
  if (terms.type !== 'licence' || !licence) return undefined;
  return {
    exclusive: licence.exclusivity !== 'non_exclusive',
    transferable: licence.sublicensing !== 'forbidden',
    fieldOfUse: licence.fieldOfUse,
    territory: licence.territory,
    from: licence.from ?? term.from,
    to: licence.to === undefined ? term.to : licence.to,
  };
}

/** True when two grants on one asset meet in field, territory and time. */
export function grantsOverlap(a: Grant, b: Grant): boolean {
  return (
    timesOverlap(a, b) && territoriesOverlap(a.territory, b.territory) && fieldsOverlap(a.fieldOfUse, b.fieldOfUse)
  );
}

function timesOverlap(a: Grant, b: Grant): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}

/** Two branches of the classification meet when one lies on the way to the other. */
export function fieldsOverlap(a: FieldOfUse, b: FieldOfUse): boolean {
  if (a.kind === 'all' || b.kind === 'all') return true;
  const [left, right] = [a.codes.map(parseIpc), b.codes.map(parseIpc)];
  return left.some((one) => right.some((other) => one.path.includes(other.code) || other.path.includes(one.code)));
}

/** A grant already signed, as the register of grants holds it. */
export type SignedGrant = Grant & { contractId: string; asset: string; grantee: string };

/**
 * The first signed grant that a new exclusive one cannot stand beside. A holder may pass on what it holds: a grant
 * that made the new grantor the holder, and lets it do so, is no obstacle.
 */
export function conflictingGrant(
  wanted: Grant,
  grantor: string,
  signed: readonly SignedGrant[],
): SignedGrant | undefined {
  if (!wanted.exclusive) return undefined;
  return signed.find(
    (other) => other.exclusive && !(other.grantee === grantor && other.transferable) && grantsOverlap(wanted, other),
  );
}
