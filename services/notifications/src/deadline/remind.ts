import type { Context } from '../context.ts';
import type { To } from '../kind/kind.ts';
import { isKind, KINDS, kindNames } from '../kind/kinds.ts';
import { lapsed, takeBack } from '../notification/store.ts';
import { type Telling, tell } from '../notification/tell.ts';
import { nextReminder } from './deadline.ts';
import { type DeadlineRow, setReminder, takeDue } from './store.ts';

const BATCH = 100;

const LAPSING = kindNames.filter((name) => KINDS[name].lapses);

/** Takes back what nobody has read until its date came; true when more may wait. */
export async function forgetLapsed(ctx: Pick<Context, 'db' | 'clock'>): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const over = await lapsed(tx, LAPSING, now, BATCH);
    for (const { kind, subject } of over) if (subject) await takeBack(tx, { kind, subject }, now, { upTo: now });
    return over.length === BATCH;
  });
}

/** Reminds of the dates that are near; true when more may wait. A date that has passed meanwhile reminds of nothing. */
export async function remindOfDates(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const due = await takeDue(tx, now, BATCH);
    for (const row of due) {
      const days = isKind(row.kind) ? KINDS[row.kind].before.days : [];
      await setReminder(tx, row, nextReminder(row.at, days, new Date(now.getTime() + 1)));
    }
    await tell(
      tx,
      due.filter(({ at }) => at > now).flatMap((row) => tellingOf(row)),
    );
    return due.length === BATCH;
  });
}

function tellingOf({ kind, subject, slot, organisationId, personId, at, data, remindAt }: DeadlineRow): Telling[] {
  if (!isKind(kind)) return []; // of another release
  const fact = [subject, slot, at.toISOString(), remindAt?.toISOString()].join(' ');
  const to: To | undefined = personId
    ? { personId, concerns: organisationId ?? undefined }
    : organisationId
      ? { organisationId }
      : undefined;
  return to ? [{ kind, to, data, fact, subject, slot, dueAt: at.toISOString() }] : [];
}
