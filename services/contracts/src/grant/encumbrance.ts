import { CellTitle } from './cell-title.ts';
import { cellsWithin } from './cells.ts';
import type { Bounds, RegisteredGrant, WantedGrant } from './grant.ts';

/** The holder of a title. `isOriginal`: it counts as the original owner. */
export type Holder = { organisationId: string; isOriginal: boolean };

/**
 * The licences that encumber a title within these bounds, in the order of signing. The holder must name them when it
 * grants an exclusive licence. A sublicence counts with the licence above it while that one runs. Undefined: the
 * organisation holds the title in no part of the bounds. `holder` undefined: any holder.
 */
export function encumbrancesOf(
  holder: Holder | undefined,
  bounds: Bounds,
  grants: readonly RegisteredGrant[],
): RegisteredGrant[] | undefined {
  const found = new Set<RegisteredGrant>();
  let holds = false;
  for (const cell of cellsWithin(bounds, grants)) {
    const at = new CellTitle(cell);
    if (holder && !isHeld(at, holder)) continue;
    holds = true;
    for (const licence of topmost(at, at.licences(), holder?.organisationId)) found.add(licence);
  }
  return holds ? grants.filter((grant) => found.has(grant)) : undefined;
}

/** The encumbrances of the grantor's title that conflict with the wanted grant. */
export function encumbrancesInTheWay(
  wanted: WantedGrant,
  grants: readonly RegisteredGrant[],
  isOriginal: boolean,
): RegisteredGrant[] {
  const found = new Set<RegisteredGrant>();
  for (const cell of cellsWithin(wanted, grants)) {
    const at = new CellTitle(cell);
    if (!isHeld(at, { organisationId: wanted.grantor, isOriginal })) continue;
    const inTheWay = at.inTheWay(wanted, at.title(), at.licences());
    for (const licence of topmost(at, inTheWay, wanted.grantor)) found.add(licence);
  }
  return grants.filter((grant) => found.has(grant));
}

function isHeld(at: CellTitle, { organisationId, isOriginal }: Holder): boolean {
  const title = at.title();
  return title ? title.grantee === organisationId : isOriginal;
}

/** For each licence the topmost running licence of its chain that is not the holder's own. */
function topmost(at: CellTitle, licences: readonly RegisteredGrant[], holder: string | undefined): RegisteredGrant[] {
  const running = new Set(at.licences());
  return licences.flatMap(
    (licence) => [...at.line(licence)].findLast((one) => running.has(one) && one.grantee !== holder) ?? [],
  );
}
