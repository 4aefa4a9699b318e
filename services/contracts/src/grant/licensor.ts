import { CellTitle } from './cell-title.ts';
import { cellsWithin } from './cells.ts';
import type { Bounds, RegisteredGrant } from './grant.ts';

/** The part of these bounds in which the organisation is the licensor of a running licence. */
export function licensorReach(
  organisationId: string,
  licence: RegisteredGrant,
  grants: readonly RegisteredGrant[],
  bounds: Bounds,
): 'all' | 'part' | 'none' {
  const cells = cellsWithin(bounds, grants);
  const own = cells.filter((cell) => {
    const at = new CellTitle(cell);
    return at.licences().includes(licence) && at.licensorOf(licence) === organisationId;
  });
  if (own.length === 0) return 'none';
  return own.length === cells.length ? 'all' : 'part';
}
