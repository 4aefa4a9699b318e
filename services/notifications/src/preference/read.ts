import type { Language } from '@techbourse/domain';
import type { Actor } from '@techbourse/policy';
import type { Preferences } from '../api/index.ts';
import type { Context } from '../context.ts';
import { KINDS, kindNames } from '../kind/kinds.ts';
import { readerLanguage } from '../notification/queries.ts';
import { wishOf } from '../notification/tell.ts';
import { readerFor } from '../reader.ts';
import { FREQUENCIES } from '../recipient/schedule.ts';
import { STANDARD } from '../recipient/standard.ts';
import { findPreference } from './store.ts';

/** What a person wants to be told, kind by kind, and when by mail; in a bound session, of that organisation. */
export async function readPreferences(
  ctx: Context,
  actor: Actor,
  query: { language?: Language | undefined },
): Promise<Preferences> {
  const reader = readerFor(actor, 'notification.read');
  const row = await findPreference(ctx.db.orm, reader);
  const language = query.language ?? (await readerLanguage(ctx, reader.personId));
  const kinds = row?.kinds ?? {};
  return {
    frequency: FREQUENCIES.find((one) => one === row?.frequency) ?? STANDARD.frequency,
    hour: row?.hour ?? STANDARD.hour,
    weekday: row?.weekday ?? STANDARD.weekday,
    zone: row?.zone ?? ctx.config.EXCHANGE_TIME_ZONE,
    nextMailAt: row?.nextAt?.toISOString() ?? null,
    kinds: kindNames.map((kind) => ({
      kind,
      name: KINDS[kind].name[language],
      wish: wishOf(KINDS[kind], kind, { kinds }),
      standard: KINDS[kind].wish,
    })),
  };
}
