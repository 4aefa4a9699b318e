import { CellTitle, latestOf } from './cell-title.ts';
import { type Cell, cellsWithin } from './cells.ts';
import { type Consent, RANK, type RegisteredGrant, type WantedGrant } from './grant.ts';

export type Refusal =
  /** Another grant is in the way. */
  | 'conflict'
  /** The grantor, or somebody before it, has assigned the title away. */
  | 'assigned_away'
  /** The grantor has no right on the asset at all. */
  | 'no_right'
  /** The grantor has a right, but not in all of the field, territory and term wanted. */
  | 'beyond_right'
  /** A licensee may not pass on so much: no assignment, no exclusivity above its own. */
  | 'beyond_licence'
  /** The licence that the grantor holds does not allow sublicences. */
  | 'no_sublicensing'
  /** The licence that the grantor holds allows sublicences with its licensor's consent, of which there is no record. */
  | 'needs_consent'
  /** The grantor's right comes from grants that overlap: which one a part comes from could not be told afterwards. */
  | 'several_sources';

/** Where the grantor's right comes from, or why the grant cannot stand and the grant that says so. */
export type Verdict =
  | { stands: true; parents: string[]; original: boolean; consents: string[] }
  | { stands: false; refusal: Refusal; by: RegisteredGrant | null };

/**
 * Whether a grant on one asset may stand beside `grants`, all that were signed on the asset, in the order of signing.
 * `isOriginal`: the grantor has the standing of the original owner. `consents`: those given to this very grant.
 *
 * The title moves by assignments, and runs subject to the licences given before: the new owner takes the old one's place.
 * A licensee gives sublicences that its own licence allows. Nobody passes on more than it holds, on any day, in any
 * country or field. An exclusive or sole licence leaves room for nothing but what is given under it and the licences that
 * it names; it is refused where others hold licences that it does not name.
 *
 * A grant that ends gives back what its grantee still has: what the grantee gave to others meanwhile runs on. A grant that
 * was released never was, and neither was what came from it.
 */
export function judgeGrant(
  wanted: WantedGrant,
  grants: readonly RegisteredGrant[],
  isOriginal: boolean,
  consents: readonly Consent[] = [],
): Verdict {
  const used = new Set<string>();
  const bases = new Map<Cell, RegisteredGrant | null>();
  for (const cell of cellsWithin(wanted, grants, consents)) {
    const found = judgeCell(wanted, new CellTitle(cell), isOriginal, consents);
    if ('refusal' in found) return { stands: false, ...withReach(found, wanted, grants) };
    bases.set(cell, found.basis);
    if (found.consent) used.add(found.consent.id);
  }
  const parents = new Set([...bases.values()].flatMap((basis) => basis?.id ?? []));
  for (const [cell, basis] of bases) {
    const read = latestOf(cell, parents);
    if (read !== basis) return { stands: false, refusal: 'several_sources', by: read };
  }
  return { stands: true, parents: [...parents], original: [...bases.values()].includes(null), consents: [...used] };
}

type Refused = { refusal: Refusal; by: RegisteredGrant | null };
type CellVerdict = { basis: RegisteredGrant | null; consent?: Consent | undefined } | Refused;

/** Somebody who holds something elsewhere is told that it goes too far, not that it has nothing. */
function withReach(refused: Refused, { grantor }: WantedGrant, grants: readonly RegisteredGrant[]): Refused {
  if (refused.refusal !== 'no_right') return refused;
  const own = grants.find((grant) => grant.grantee === grantor && !grant.released);
  return own ? { refusal: 'beyond_right', by: own } : refused;
}

function judgeCell(wanted: WantedGrant, at: CellTitle, isOriginal: boolean, consents: readonly Consent[]): CellVerdict {
  const { grantor } = wanted;
  const title = at.title();
  const isOwner = title ? title.grantee === grantor : isOriginal;
  const licences = at.licences();
  const own = licences.filter((licence) => licence.grantee === grantor);
  if (wanted.kind === 'assignment') {
    if (isOwner) return { basis: title };
    const [licence] = own;
    return licence ? { refusal: 'beyond_licence', by: licence } : noTitle(wanted, at, title);
  }
  const consentTo = (licence: RegisteredGrant) =>
    consents.find(
      (one) => one.contractId === licence.contractId && at.covers(one) && one.by === at.licensorOf(licence),
    );
  const isAllowed = (licence: RegisteredGrant) =>
    licence.sublicensing === 'allowed' || (licence.sublicensing === 'with_consent' && consentTo(licence) !== undefined);
  const usable = own.filter((licence) => RANK[licence.kind] >= RANK[wanted.kind] && isAllowed(licence));
  const bases = isOwner ? [title, ...usable] : usable;
  const blocked = bases.map((basis) => ({ basis, by: at.inTheWay(wanted, basis, licences)[0] }));
  const free = blocked.find(({ by }) => by === undefined);
  if (free) {
    const { basis } = free;
    return { basis, consent: basis?.sublicensing === 'with_consent' ? consentTo(basis) : undefined };
  }
  if (blocked[0]?.by) return { refusal: 'conflict', by: blocked[0].by };
  return noSublicence(own) ?? noTitle(wanted, at, title);
}

function noSublicence(own: readonly RegisteredGrant[]): Refused | undefined {
  const reasons: [Refusal, RegisteredGrant['sublicensing']][] = [
    ['beyond_licence', 'allowed'],
    ['needs_consent', 'with_consent'],
    ['no_sublicensing', 'forbidden'],
  ];
  for (const [refusal, sublicensing] of reasons) {
    const by = own.find((licence) => licence.sublicensing === sublicensing);
    if (by) return { refusal, by };
  }
  return undefined;
}

function noTitle({ grantor }: WantedGrant, at: CellTitle, title: RegisteredGrant | null): Refused {
  const away = at.assignmentBy(grantor);
  if (away) return { refusal: 'assigned_away', by: away };
  return title ? { refusal: 'assigned_away', by: title } : { refusal: 'no_right', by: null };
}
