import { CellTitle, isLicence } from './cell-title.ts';
import { cellsWithin } from './cells.ts';
import type { RegisteredGrant } from './grant.ts';

/** A grant and the earlier grants that conflict with it. */
export type Conflict = { grant: RegisteredGrant; against: RegisteredGrant[] };

/**
 * Finds the grants on one asset that conflict with earlier ones, in the order of signing. Only a join of assets causes
 * conflicts, because each grant was judged on its own asset before it was signed. Grants derived from a conflicting one are
 * not reported again, nor those that only it conflicts with. `isSettled`: the operator decided to keep both.
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

/** Earlier grants that conflict with this one somewhere, in order. */
function before(index: number, present: readonly RegisteredGrant[]): RegisteredGrant[] {
  const grant = present[index] as RegisteredGrant;
  // Grants of one contract never conflict with each other.
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
  // An organisation that acquired the title on one asset could grant on the other.
  const lost = away.length > 0 && at.title(isBefore)?.grantee !== grant.grantor ? away : [];
  return [...lost, ...(isLicence(grant) ? at.inTheWay(grant, basis, licences.filter(isBefore)) : [])];
}
