import type { Tx } from '@techbourse/db';
import type { DueDates } from '../kind/kind.ts';
import { KINDS, type KindName } from '../kind/kinds.ts';
import { firstReminder } from './deadline.ts';
import { replaceDates, takeVersion } from './store.ts';

/** Sets the dates of a subject as one version of it has them; older news changes nothing. */
export async function setDates(
  tx: Tx,
  { kind, subject, version, dates }: DueDates<unknown> & { kind: KindName },
  setAt: Date,
): Promise<void> {
  if (!(await takeVersion(tx, kind, subject, version))) return;
  const { days } = KINDS[kind].before;
  const rows = dates.map(({ slot = '', at, to, data }) => ({
    kind,
    subject,
    slot,
    organisationId: to.organisationId,
    at,
    data,
    remindAt: firstReminder(at, days, setAt),
  }));
  await replaceDates(tx, kind, subject, rows);
}
