import { CellTitle, isLicence } from './cell-title.ts';
import { cellsWithin } from './cells.ts';
import type { RegisteredGrant } from './grant.ts';

/** A grant, and those signed before it that leave it no room. */
export type Conflict = { grant: RegisteredGrant; against: RegisteredGrant[] };

/**
 * Which of the grants on one asset, in the order of signing, cannot stand beside those before them. None do as long as each
 * was judged before it was signed: only a join brings together what was judged apart. What comes from a grant that is found
 * is not found again, nor what it alone would be in the way of. `isSettled`: the operator let a grant stand beside an
 * earlier one.
 */
export function conflictsAmong(
  grants: readonly RegisteredGrant[],
  isSettled: (grant: RegisteredGrant, earlier: RegisteredGrant) => boolean = () => false,
): Conflict[] {
  const found: Conflict[] = [];
  const present = [...grants];
  for (const [index, grant] of grants.entries()) {
    if (grant.released) continue;
    const against = before(index, present).filter((earlier) => !isSettled(grant, earlier));
    if (against.length === 0) continue;
    found.push({ grant, against });
    present[index] = { ...grant, released: true };
  }
  return found;
}

/** Grants before this one that are in its way somewhere, in their order. */
function before(index: number, present: readonly RegisteredGrant[]): RegisteredGrant[] {
  const grant = present[index] as RegisteredGrant;
  // One contract is one will: what it gives on several assets does not exclude itself.
  const earlier = new Set(present.slice(0, index).filter((one) => one.contractId !== grant.contractId));
  const against = new Set<RegisteredGrant>();
  for (const cell of cellsWithin(grant, present)) {
    for (const one of inTheWay(grant, new CellTitle(cell), earlier)) against.add(one);
  }
  return present.filter((one) => against.has(one));
}

function inTheWay(grant: RegisteredGrant, at: CellTitle, earlier: ReadonlySet<RegisteredGrant>): RegisteredGrant[] {
  if (!at.isSound(grant)) return [];
  const licences = at.licences();
  const runs = isLicence(grant) ? licences.includes(grant) : at.hasEffect(grant);
  if (!runs) return [];
  const basis = at.basisOf(grant);
  const isBefore = (one: RegisteredGrant) => earlier.has(one);
  const away = basis && isLicence(basis) ? [] : at.movesFrom(basis).filter(isBefore);
  // Who bought the title on the one asset had it to give on the other.
  const lost = away.length > 0 && at.title(isBefore)?.grantee !== grant.grantor ? away : [];
  return [...lost, ...(isLicence(grant) ? at.inTheWay(grant, basis, licences.filter(isBefore)) : [])];
}
