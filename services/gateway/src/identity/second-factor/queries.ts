import type { Context } from '../../context.ts';
import { findSecondFactor } from './store.ts';

/** How many recovery codes are left; null without a second factor. */
export async function countRecoveryCodes(ctx: Context, personId: string): Promise<number | null> {
  const row = await findSecondFactor(ctx.db.orm, personId);
  return row?.confirmedAt == null ? null : row.recoveryHashes.length;
}
