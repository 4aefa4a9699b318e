import { amongRows, idempotent, type RowScope, type Tx, withRows } from '@techbourse/db';
import { type Actor, type Member, type Person, rowsOf } from '@techbourse/policy';
import type { Context } from './context.ts';
import { idempotency } from './db/schema.ts';

/** A write that is asked for, and the key by which it is done once. */
export type Asked = { actor: Member | Person; key: string | undefined; request: unknown };

/** A read for somebody: only rows of its organisations and of its person exist for it, whatever its filters forget. */
export function readFor<T>(ctx: Pick<Context, 'db'>, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withRows(ctx.db.orm, rowsOf(actor), work);
}

/** A write of somebody, for which the same rows exist. `scope`: those of others as well (`rowsWith`). */
export function writeFor<T>(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  scope: RowScope = rowsOf(actor),
): Promise<T> {
  return withRows(ctx.db.orm, scope, work);
}

/** A write of somebody, done once per key. */
export function writeOnce<T>(
  ctx: Pick<Context, 'db'>,
  asked: Asked,
  work: (tx: Tx, keep: (answer: T) => Promise<void>) => Promise<T>,
  scope: RowScope = rowsOf(asked.actor),
): Promise<T> {
  return idempotent<T>(ctx.db.orm, idempotency, asked, (tx, keep) => amongRows(tx, scope, () => work(tx, keep)));
}

/** What exists for somebody who joins or leaves an organisation, answers it or switches to it: its rows as well. */
export function rowsWith(actor: Actor, organisationId: string): RowScope {
  const own = rowsOf(actor);
  return { ...own, organisations: [...own.organisations, organisationId] };
}

/** What the exchange itself does: it finds out who asks, lets people in, and decides what somebody may be told. */
export function asExchange<T>(ctx: Pick<Context, 'exchange'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.exchange.orm.transaction(work);
}
