import type { Tx } from '@techbourse/db';
import type { Due, DueDates } from '../kind/kind.ts';
import { KINDS, type KindName } from '../kind/kinds.ts';
import { takeBack } from '../notification/store.ts';
import { firstReminder } from './deadline.ts';
import { replaceDates, takeVersion } from './store.ts';

/**
 * Sets the dates of a subject as one version of it has them; older news changes nothing. What nobody has read of dates that
 * stand no more is taken back.
 */
export async function setDates(
  tx: Tx,
  { kind, subject, version, dates }: DueDates<unknown> & { kind: KindName },
  setAt: Date,
  now: Date,
): Promise<void> {
  if (!(await takeVersion(tx, kind, subject, version))) return;
  const { days } = KINDS[kind].before;
  const rows = dates.map(({ slot = '', at, to, data }) => ({
    kind,
    subject,
    slot,
    ...addresseeOf(to),
    at,
    data,
    remindAt: firstReminder(at, days, setAt),
  }));
  await replaceDates(tx, kind, subject, rows);
  await takeBack(tx, { kind, subject, standing: rows }, now);
}

/** There is nothing to do any more about a subject, as one version of it has it. */
export async function setOver(
  tx: Tx,
  { kind, subject, version }: { kind: KindName; subject: string; version: number },
  now: Date,
): Promise<void> {
  if (await takeVersion(tx, kind, subject, version)) await takeBack(tx, { kind, subject }, now);
}

function addresseeOf(to: Due<unknown>['to']): { organisationId: string | null; personId: string | null } {
  if ('organisationId' in to) return { organisationId: to.organisationId, personId: null };
  return { organisationId: to.concerns ?? null, personId: to.personId };
}
