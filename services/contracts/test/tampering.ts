import type { LedgerFault } from '../src/api/index.ts';
import type { Context } from '../src/context.ts';
import type { Walk } from '../src/ledger/verify.ts';
import { trustedKeys } from '../src/ledger-keys.ts';
import { walkLedger } from '../src/recorded.ts';

type Walked = Awaited<ReturnType<typeof walkLedger>>;

/**
 * What the verification finds after each of the statements, which run one after the other with all triggers off, as
 * somebody could run them who owns the database. All of it is undone.
 */
export async function walksAfter(
  ctx: Context,
  statements: readonly string[],
  walk: Partial<Walk> = {},
): Promise<Walked[]> {
  const found: Walked[] = [];
  const undo = new Error('undo');
  try {
    await ctx.jobs.orm.transaction(async (tx) => {
      await tx.execute('set local session_replication_role = replica');
      for (const statement of statements) {
        await tx.execute(statement);
        found.push(await walkLedger(tx, { now: ctx.clock.now(), trusted: trustedKeys(ctx.config), ...walk }));
      }
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return found;
}

/** The faults after each statement. */
export async function faultsAfter(ctx: Context, ...statements: string[]): Promise<(LedgerFault | null)[]> {
  return (await walksAfter(ctx, statements)).map(({ fault }) => fault);
}
