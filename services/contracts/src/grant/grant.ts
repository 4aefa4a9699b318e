import { dayNumber, type Territory } from '@techbourse/domain';
import type { ContractTerms, FieldOfUse } from '../api/index.ts';

/**
 * The kind of right that a contract grants on an asset. An assignment transfers the title. An exclusive licence excludes
 * everybody, a sole one everybody but the owner, a simple one nobody.
 */
export type GrantKind = 'assignment' | 'exclusive' | 'sole' | 'simple';

/** Field, territory and days of a grant. First and last day included; `to` null: no end. */
export type Bounds = { fieldOfUse: FieldOfUse; territory: Territory; from: string; to: string | null };

export type Grant = Bounds & {
  kind: GrantKind;
  /** Whether a licensee may license others; an assignee always may. */
  sublicensing: 'allowed' | 'with_consent' | 'forbidden';
  /** Contracts with earlier simple licences that run on beside this grant, as its grantee accepts. */
  besides: readonly string[];
};

/** A licensor's consent to a sublicence within these bounds. */
export type Consent = Bounds & {
  id: string;
  /** Of the licence. */
  contractId: string;
  /** Who gave it; it counts only while that is the licensor. */
  by: string;
};

/** A grant on one asset that somebody wants to sign. */
export type WantedGrant = Grant & { grantor: string; grantee: string };

/** A grant on one asset as the register keeps it, in the order of signing. */
export type RegisteredGrant = WantedGrant & {
  id: string;
  contractId: string;
  /** The grants on this asset that the grantor's right derives from. */
  parents: readonly string[];
  /** Whether the right derives from the original owner where no parent covers it. */
  original: boolean;
  /** Last day of a grant that was terminated early; before `from`: it never ran. */
  endedOn: string | null;
  /** The operator decided that it has no effect on the title. */
  released: boolean;
};

/** Rank of rights; nobody grants a higher one than its own. */
export const RANK: Readonly<Record<GrantKind, number>> = { simple: 1, sole: 2, exclusive: 3, assignment: 4 };

/** The right that a contract grants on its assets; undefined for contracts without one. */
export function grantOf(terms: ContractTerms): Grant | undefined {
  const { term, licence } = terms;
  if (terms.type === 'transfer') {
    const territory = terms.assignment?.territory ?? { kind: 'worldwide' };
    return {
      kind: 'assignment',
      sublicensing: 'allowed',
      besides: [],
      fieldOfUse: { kind: 'all' },
      territory,
      from: term.from,
      to: null,
    };
  }
  if (terms.type !== 'licence' || !licence) return undefined;
  return {
    kind: licence.exclusivity === 'non_exclusive' ? 'simple' : licence.exclusivity,
    sublicensing: licence.sublicensing,
    besides: licence.besides ?? [],
    fieldOfUse: licence.fieldOfUse,
    territory: licence.territory,
    from: licence.from ?? term.from,
    to: licence.to === undefined ? term.to : licence.to,
  };
}

/** Last day of a grant that a termination ends: never later than its term. */
export function endOf(grant: { to: string | null }, terminatedOn: string): string {
  return grant.to !== null && grant.to < terminatedOn ? grant.to : terminatedOn;
}

/** Days as numbers; no end is `Infinity`. */
export function daysOf(bounds: { from: string; to: string | null }): { first: number; last: number } {
  return { first: dayNumber(bounds.from), last: bounds.to === null ? Number.POSITIVE_INFINITY : dayNumber(bounds.to) };
}
