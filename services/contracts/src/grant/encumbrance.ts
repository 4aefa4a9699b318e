import { CellTitle } from './cell-title.ts';
import { cellsWithin } from './cells.ts';
import type { Bounds, RegisteredGrant, WantedGrant } from './grant.ts';

/** Whose title is meant. `isOriginal`: it has the standing of the original owner. */
export type Holder = { organisationId: string; isOriginal: boolean };

/**
 * Licences that run under a title within these bounds, in the order of signing: what its holder has to bear, and has to
 * name when it gives an exclusive licence beside them. A sublicence goes with the licence above it as long as that one
 * runs. Undefined: the organisation holds the title in no part of the bounds. `holder` undefined: whoever it is.
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

/** Of the encumbrances of the grantor's title those that leave no room for what it wants to grant. */
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

/** The licences that these go with: the highest of their line that runs and is not the holder's own. */
function topmost(at: CellTitle, licences: readonly RegisteredGrant[], holder: string | undefined): RegisteredGrant[] {
  const running = new Set(at.licences());
  return licences.flatMap(
    (licence) => [...at.line(licence)].findLast((one) => running.has(one) && one.grantee !== holder) ?? [],
  );
}
