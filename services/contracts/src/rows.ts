import { amongRows, EVERY_ROW, idempotent, type RowScope, type Tx, withRows } from '@techbourse/db';
import { type Actor, type Member, rowsOf } from '@techbourse/policy';
import type { Context } from './context.ts';
import { idempotency } from './db/schema.ts';

/** A write that is asked for, and the key by which it is done once. */
export type Asked = { actor: Member; key: string | undefined; request: unknown; repeatMs?: number };

/** A read for somebody: only rows of the actor's organisations exist for it, whatever its filters forget. */
export function readFor<T>(ctx: Pick<Context, 'db'>, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRows(ctx.db.orm, rowsOf(actor), work);
}

/** What the exchange itself reads or writes, for nobody, or to decide what somebody may be told. */
export function asExchange<T>(ctx: Pick<Context, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRows(ctx.db.orm, EVERY_ROW, work);
}

/**
 * A write of somebody, done once per key: only rows of the actor's organisations exist for it. `scope`: those of others as
 * well, for who is no side of what it writes to.
 */
export function writeFor<T>(
  ctx: Pick<Context, 'db'>,
  asked: Asked,
  work: (tx: Tx, keep: (answer: T) => Promise<void>) => Promise<T>,
  scope: RowScope = rowsOf(asked.actor),
): Promise<T> {
  return idempotent<T>(ctx.db.orm, idempotency, asked, (tx, keep) => amongRows(tx, scope, () => work(tx, keep)));
}
