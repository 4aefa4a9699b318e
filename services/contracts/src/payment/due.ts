import type { Tx } from '@techbourse/db';
import { fromMinor } from '@techbourse/domain';
import type { ContractChanged } from '../api/index.ts';
import { type ContractRow, terminationsOf } from '../contract/store.ts';
import { balanceOf } from './balance.ts';
import { knownPayments, paymentsOf } from './store.ts';

/** What of a contract is still to be paid, line by line, as this transaction leaves it. */
export async function openLines(tx: Tx, { id, terms, currency }: ContractRow): Promise<ContractChanged['due']> {
  const endedOn = (await terminationsOf(tx, [id])).get(id);
  const { lines } = balanceOf(terms, knownPayments(await paymentsOf(tx, [id])), endedOn);
  return lines
    .filter(({ open, lapsed }) => open > 0n && !lapsed)
    .map(({ line, dueOn, open }) => ({ line, dueOn, open: fromMinor(open, currency) }));
}
