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
    if (last !== null && last >= over) return last;
    const ceiling = ctx.config.STATISTICS_CEILING_MINOR;
    let pending = await pendingFacts(tx, { zone, until: over, ceiling });
    if (last === null && pending.length === 0) return null;
    for (const month of monthsToClose(pending, last, over)) {
      const due = pending.filter((fact) => fact.to <= month);
      const counted = await publishMonth(tx, due, month);
      pending = pending.filter((fact) => !counted.has(fact));
      await insertMonth(tx, month, now);
    }
    return over;
  });
}

/** Months in which something happened, and the last one that is over: the others would add nothing. */
function monthsToClose(pending: readonly PendingFact[], last: string | null, over: string): string[] {
  const months = pending.map((fact) => fact.to).filter((month) => last === null || month > last);
  return [...new Set([...months, over])].sort();
}

async function publishMonth(tx: Tx, due: readonly PendingFact[], month: string): Promise<ReadonlySet<unknown>> {
  const counted = new Set<unknown>();
  for (const [currency, facts] of Map.groupBy(due, (fact) => fact.currency)) {
    for (const fact of await publishCurrency(tx, facts, { currency, month })) counted.add(fact);
  }
  return counted;
}

async function publishCurrency(
  tx: Tx,
  pending: readonly PendingFact[],
  in_: { currency: string; month: string },
): Promise<unknown[]> {
  const touched = [...new Set(pending.map((fact) => fact.contractId))];
  const known = [...(await groupsWith(tx, touched)).values()];
  const labels = await labelsOf(tx, [...new Set([...touched, ...known.flat()])]);
  const groups = known.map((contracts) => labelled(contracts, labels));
  const closed = closeMonth({ groups, pending, labels });
  const before = new Set(groups);
  for (const group of closed.groups) if (!before.has(group)) await saveGroup(tx, group);
  for (const cell of closed.cells) await saveCell(tx, cell, in_);
  return closed.cells.flatMap((cell) => cell.facts);
}
