import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Preferences, SetPreferences } from '../api/index.ts';
import type { Context } from '../context.ts';
import { isKind } from '../kind/kinds.ts';
import { type Reader, readerFor } from '../reader.ts';
import { nextDigest } from '../recipient/schedule.ts';
import { ensurePreferences } from '../recipient/store.ts';
import { isSigned, readLink } from './link.ts';
import { readPreferences } from './read.ts';
import { insertPreference, lockPreferences, type PreferenceRow, updatePreference } from './store.ts';

/**
 * Changes what a person wants to be told, and when by mail; what is left out stays. In a bound session it holds for what
 * concerns that organisation; otherwise for everything, whatever such a session said before.
 */
export async function setPreferences(ctx: Context, actor: Actor, input: SetPreferences): Promise<Preferences> {
  const reader = readerFor(actor, 'notification.set_preferences');
  const unknown = Object.keys(input.kinds ?? {}).filter((name) => !isKind(name));
  if (unknown.length > 0) {
    const message = 'There is no such kind of notification';
    const issues = unknown.map((name) => ({ pointer: `/kinds/${name}`, rule: 'notification.kind', message }));
    throw fail.validation('notification.unknown_kind', message, issues);
  }
  await ctx.db.orm.transaction(async (tx) => {
    await ensurePreferences(tx, [reader.personId], ctx.config.EXCHANGE_TIME_ZONE, ctx.clock.now());
    for (const before of await preferencesOf(tx, reader)) await write(tx, before, input, ctx.clock.now());
  });
  return readPreferences(ctx, actor, {});
}

/** The preferences that a reader may change; those of a bound session begin as the person's own. */
async function preferencesOf(tx: Tx, { personId, boundTo }: Reader): Promise<PreferenceRow[]> {
  const rows = await lockPreferences(tx, personId);
  if (boundTo === undefined) return rows;
  const particular = rows.filter(({ organisationId }) => organisationId === boundTo);
  const [own] = rows;
  if (particular.length > 0 || !own) return particular;
  const copy = { ...own, organisationId: boundTo };
  await insertPreference(tx, copy);
  return [copy];
}

/**
 * Ends mail by the link that stands in it, without signing in; the same twice changes nothing.
 * @throws NOT_FOUND (`notification.link_unknown`) for a link that nobody was sent.
 */
export async function unsubscribe(ctx: Context, token: string): Promise<{ scope: string }> {
  const link = readLink(token);
  const unknown = fail.notFound('notification.link_unknown', 'This link is not, or no longer, one of ours');
  if (!link) throw unknown;
  return ctx.db.orm.transaction(async (tx) => {
    const all = await lockPreferences(tx, link.personId);
    if (!all.some(({ linkKey }) => isSigned(link, linkKey))) throw unknown;
    const { scope } = link;
    const ended = scope === 'all' ? { frequency: 'never' as const } : { kinds: { [scope]: 'feed' as const } };
    for (const before of all) await write(tx, before, ended, ctx.clock.now());
    return { scope };
  });
}

async function write(tx: Tx, before: PreferenceRow, input: SetPreferences, now: Date): Promise<void> {
  const frequency = input.frequency ?? before.frequency;
  const hour = input.hour ?? before.hour;
  const weekday = input.weekday ?? before.weekday;
  const zone = input.zone ?? before.zone;
  const kinds = { ...before.kinds, ...input.kinds };
  // What waited for a digest leaves now when somebody wants to hear at once.
  const nextAt = frequency === 'at_once' ? now : nextDigest({ frequency, hour, weekday, zone }, now);
  await updatePreference(tx, before, { frequency, hour, weekday, zone, kinds, nextAt });
}
