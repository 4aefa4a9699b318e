import type { UnitRequest } from '@techbourse/gateway/api';
import { fail, said } from '@techbourse/platform';
import type { UnitRequestRow } from './store.ts';

/** University, faculty, department, laboratory: levels of organisations above each other. */
export const LEVELS_MAX = 4;

/**
 * @param tree.ancestors of the organisation that is to be above, the nearest first.
 * @param tree.height levels of units below the one that is to be the unit.
 * @throws AppError INVALID_STATE (`unit.has_parent`, `unit.circle`, `unit.too_deep`).
 */
export function assertFits(
  unit: { id: string; parentId: string | null },
  parent: { id: string },
  tree: { ancestors: readonly string[]; height: number },
): void {
  if (unit.parentId !== null) {
    throw fail.invalidState('unit.has_parent', 'A unit belongs to one organisation: it leaves that first');
  }
  if (parent.id === unit.id || tree.ancestors.includes(unit.id)) {
    throw fail.invalidState('unit.circle', 'An organisation cannot belong to one of its own units');
  }
  // The one above and what is above it, the unit and what is below it.
  if (tree.ancestors.length + 1 + tree.height + 1 > LEVELS_MAX) {
    throw fail.invalidState(
      'unit.too_deep',
      said`At most ${{ max: LEVELS_MAX }} levels of organisations stand above each other`,
    );
  }
}

export function unitRequestView(row: UnitRequestRow): UnitRequest {
  return {
    id: row.id,
    unitId: row.unitId,
    parentId: row.parentId,
    askedBy: row.askedBy,
    state: row.state as UnitRequest['state'], // the table's check allows these only
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
