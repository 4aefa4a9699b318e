import { dayNumber, type Territory } from '@techbourse/domain';
import type { ContractTerms, FieldOfUse } from '../api/index.ts';

/**
 * What a contract gives on an asset. An assignment moves the title; an exclusive licence shuts out everybody, a sole one
 * everybody but the owner itself; a simple one shuts out nobody.
 */
export type GrantKind = 'assignment' | 'exclusive' | 'sole' | 'simple';

/** Where, for what and in which days a grant runs. First and last day included; `to` null has no end. */
export type Bounds = { fieldOfUse: FieldOfUse; territory: Territory; from: string; to: string | null };

export type Grant = Bounds & {
  kind: GrantKind;
  /** Whether a licensee may license others; an assignee always may. */
  sublicensing: 'allowed' | 'with_consent' | 'forbidden';
  /** Contracts whose simple licences, given before, run on beside this one with the knowledge of its grantee. */
  besides: readonly string[];
};

/** The word of a licensor that its licensee may give, within these bounds, the sublicence that is wanted. */
export type Consent = Bounds & {
  id: string;
  /** Of the licence. */
  contractId: string;
  /** Who gave it: it counts where that is the licensor still. */
  by: string;
};

/** A grant on one asset that somebody wants to sign. */
export type WantedGrant = Grant & { grantor: string; grantee: string };

/** A grant on one asset as the register keeps it, in the order of signing. */
export type RegisteredGrant = WantedGrant & {
  id: string;
  contractId: string;
  /** The grants on this asset that the grantor's right came from. */
  parents: readonly string[];
  /** Whether, where no parent reaches, the right came from the original owner. */
  original: boolean;
  /** Last day of the grant when it was ended before its term; before `from`: it never ran. */
  endedOn: string | null;
  /** Found by the operator to have no effect on the title. */
  released: boolean;
};

/** How much a right gives; nobody passes on a higher one than its own. */
export const RANK: Readonly<Record<GrantKind, number>> = { simple: 1, sole: 2, exclusive: 3, assignment: 4 };

/** The right that a contract gives on its assets; undefined for those that give none. */
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

/** Days as numbers, for what counts them. No end is `Infinity`. */
export function daysOf(bounds: { from: string; to: string | null }): { first: number; last: number } {
  return { first: dayNumber(bounds.from), last: bounds.to === null ? Number.POSITIVE_INFINITY : dayNumber(bounds.to) };
}
