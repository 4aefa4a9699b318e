import type { Tx } from '@techbourse/db';
import { monthIn, monthsLater } from '@techbourse/domain';
import type { Context } from '../context.ts';
import { closeMonth, labelled } from './publication.ts';
import {
  groupsWith,
  insertMonth,
  labelsOf,
  lastClosedMonth,
  lockClosing,
  type PendingFact,
  pendingFacts,
  saveCell,
  saveGroup,
} from './published-store.ts';

/**
 * Publishes the figures of every month that is over and was not closed, in order, and says which was the last. What is
 * published stays: a correction comes with a later month. Safe to call at any time and from several processes.
 */
export async function closeMonths(ctx: Context): Promise<string | null> {
  const now = ctx.clock.now();
  const zone = ctx.config.EXCHANGE_TIME_ZONE;
  const over = monthsLater(monthIn(now, zone), -1);
  const known = await lastClosedMonth(ctx.db.orm);
  if (known !== null && known >= over) return known;
  return ctx.db.orm.transaction(async (tx) => {
    await lockClosing(tx);
    const last = await lastClosedMonth(tx);
    const [first] = last === null ? (await pendingFacts(tx, zone, over)).map((fact) => fact.from).sort() : [];
    const start = last === null ? first : monthsLater(last, 1);
    if (!start) return last;
    for (let month = start; month <= over; month = monthsLater(month, 1)) {
      await publishMonth(tx, zone, month);
      await insertMonth(tx, month, now);
    }
    return over > (last ?? '') ? over : last;
  });
}

async function publishMonth(tx: Tx, zone: string, month: string): Promise<void> {
  const pending = await pendingFacts(tx, zone, month);
  for (const [currency, facts] of Map.groupBy(pending, (fact) => fact.currency)) {
    await publishCurrency(tx, facts, { currency, month });
  }
}

async function publishCurrency(
  tx: Tx,
  pending: readonly PendingFact[],
  in_: { currency: string; month: string },
): Promise<void> {
  const touched = [...new Set(pending.map((fact) => fact.contractId))];
  const known = [...(await groupsWith(tx, touched)).values()];
  const labels = await labelsOf(tx, [...new Set([...touched, ...known.flat()])]);
  const groups = known.map((contracts) => labelled(contracts, labels));
  const closed = closeMonth({ groups, pending, labels });
  const before = new Set(groups);
  for (const group of closed.groups) if (!before.has(group)) await saveGroup(tx, group);
  for (const cell of closed.cells) await saveCell(tx, cell, in_);
}
