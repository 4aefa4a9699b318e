import { CellTitle, latestOf } from './cell-title.ts';
import { type Cell, cellsWithin } from './cells.ts';
import { type Consent, RANK, type RegisteredGrant, type WantedGrant } from './grant.ts';

export type Refusal =
  /** Another grant conflicts with it. */
  | 'conflict'
  /** The grantor, or a predecessor, has assigned the title to somebody else. */
  | 'assigned_away'
  /** The grantor has no right on the asset at all. */
  | 'no_right'
  /** The grantor's right does not cover all of the wanted field, territory and term. */
  | 'beyond_right'
  /** A licensee cannot grant a higher right than its own, nor assign the title. */
  | 'beyond_licence'
  /** The grantor's licence does not allow sublicences. */
  | 'no_sublicensing'
  /** The grantor's licence allows sublicences only with its licensor's consent, and there is none on record. */
  | 'needs_consent'
  /** The grantor's right derives from overlapping grants, so the source of a part would be ambiguous. */
  | 'several_sources';

/** The grants that the grantor's right derives from, or why the grant is refused and by which grant. */
export type Verdict =
  | { stands: true; parents: string[]; original: boolean; consents: string[] }
  | { stands: false; refusal: Refusal; by: RegisteredGrant | null };

/**
 * Decides whether a grant on one asset is possible beside `grants`, all grants signed on it, in the order of signing.
 * `isOriginal`: the grantor counts as the original owner. `consents`: those given to this grant.
 *
 * - Assignments transfer the title. The new owner takes over the licences granted before.
 * - A licensee grants sublicences as its own licence allows. Nobody grants more than it holds, on any day, in any country
 *   or field.
 * - An exclusive or sole licence excludes all others but those under it and those that it names. It is refused where
 *   others hold licences that it does not name.
 * - A grant that ends returns what its grantee still holds; what the grantee granted to others runs on. A released grant
 *   never existed, nor did the grants derived from it.
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

/** Says "beyond right" instead of "no right" to a grantor that holds a right elsewhere. */
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
