import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { setDates } from '../deadline/set.ts';
import { KINDS, kindNames } from '../kind/kinds.ts';
import { type Telling, tell } from '../notification/tell.ts';
import { followRecord } from '../record/follow.ts';

/** Job `notification.make`: what an event has people told, and the dates that it sets or lifts. */
export async function makeNotifications(ctx: Context, envelope: JobEnvelope): Promise<void> {
  await followRecord(ctx, envelope);
  const calendar = { zone: ctx.config.EXCHANGE_TIME_ZONE };
  const tellings = kindNames.flatMap((kind) =>
    KINDS[kind].when
      .filter(({ type }) => type === envelope.type)
      .flatMap(({ read }) => read(envelope, calendar))
      .map(({ fact = envelope.eventId, ...told }, index): Telling => ({ kind, ...told, fact: factOf(fact, index) })),
  );
  const dates = kindNames.flatMap((kind) =>
    KINDS[kind].before.dates
      .filter(({ type }) => type === envelope.type)
      .flatMap(({ read }) => read(envelope, calendar) ?? [])
      .map((due) => ({ kind, ...due })),
  );
  if (tellings.length + dates.length === 0) return;
  await ctx.db.orm.transaction(async (tx) => {
    for (const due of dates) await setDates(tx, due, new Date(envelope.occurredAt));
    await tell(tx, tellings);
  });
}

/** One event may tell several organisations: each telling is a fact of its own. */
const factOf = (fact: string, index: number): string => (index === 0 ? fact : `${fact} ${index}`);
