import type { Tx } from '@techbourse/db';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { setDates, setOver } from '../deadline/set.ts';
import { isOld } from '../deadline/store.ts';
import { KINDS, kindNames } from '../kind/kinds.ts';
import { type Telling, tell } from '../notification/tell.ts';
import { followRecord } from '../record/follow.ts';

/** Job `notification.make`: what an event has people told, what it has taken back, and the dates that it sets or lifts. */
export async function makeNotifications(ctx: Context, envelope: JobEnvelope): Promise<void> {
  await followRecord(ctx, envelope);
  const { version } = envelope;
  const calendar = { zone: ctx.config.EXCHANGE_TIME_ZONE };
  const isHeard = ({ type }: { type: string }) => type === envelope.type;
  const tellings = kindNames.flatMap((kind) =>
    KINDS[kind].when
      .filter(isHeard)
      .flatMap(({ read }) => read(envelope, calendar))
      .map(({ fact = envelope.eventId, ...told }, index): Telling => ({ kind, ...told, fact: factOf(fact, index) })),
  );
  const dates = kindNames.flatMap((kind) =>
    KINDS[kind].before.dates
      .filter(isHeard)
      .flatMap(({ read }) => read(envelope, calendar) ?? [])
      .map((due) => ({ kind, ...due })),
  );
  const over = kindNames.flatMap((kind) =>
    KINDS[kind].over
      .filter(isHeard)
      .flatMap(({ read }) => read(envelope, calendar))
      .map((subject) => ({ kind, subject, version })),
  );
  if (tellings.length + dates.length + over.length === 0) return;
  const now = ctx.clock.now();
  await ctx.db.orm.transaction(async (tx) => {
    for (const due of dates) await setDates(tx, due, new Date(envelope.occurredAt), now);
    for (const one of over) await setOver(tx, one, now);
    await tell(tx, await stillAsked(tx, tellings, version));
  });
}

/** Without what asks for something that later news has shown to be done. */
async function stillAsked(tx: Tx, tellings: readonly Telling[], version: number): Promise<Telling[]> {
  const asked: Telling[] = [];
  for (const telling of tellings) {
    const { kind, subject } = telling;
    if (subject === undefined || !(await isOld(tx, kind, subject, version))) asked.push(telling);
  }
  return asked;
}

/** One event may tell several organisations: each telling is a fact of its own. */
const factOf = (fact: string, index: number): string => (index === 0 ? fact : `${fact} ${index}`);
