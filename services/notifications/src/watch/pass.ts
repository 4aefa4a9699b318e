import { today } from '@techbourse/platform';
import { isOwn, isSeen } from '../change/seen.ts';
import { feedEnd } from '../change/store.ts';
import type { Context } from '../context.ts';
import { type Telling, tell } from '../notification/tell.ts';
import { type Seeing, seeingOf } from './seen.ts';
import {
  advanceWatches,
  holdClock,
  lockWatchesOf,
  setClock,
  updateWatch,
  type WatchedChange,
  type WatchRow,
  watchedChanges,
} from './store.ts';
import { hear } from './watch.ts';

/** Places of the feed that one pass takes on. */
const PLACES = 2000;
/** Watchers that one pass tells: more of one record are told by the next. */
const WATCHERS = 200;

/**
 * Tells watchers of what was released since the last pass. How far it came, and each watch, is noted in the transaction that
 * tells, so that nothing is left out and nothing told twice.
 * @returns whether there may be more.
 */
export async function tellWatchers(ctx: Pick<Context, 'db' | 'clock' | 'config'>): Promise<boolean> {
  return ctx.db.orm.transaction(async (tx) => {
    const after = await holdClock(tx);
    const end = await feedEnd(tx);
    if (after >= end) return false;
    const upTo = Math.min(end, after + PLACES);
    const changes = await watchedChanges(tx, after, upTo);
    const subjects = [...new Set(changes.map(({ subject }) => subject))];
    const watches = await lockWatchesOf(tx, subjects, { upTo, limit: WATCHERS });
    const tellings: Telling[] = [];
    for (const [kind, ofKind] of Map.groupBy(watches, (one) => one.kind)) {
      const seeing = await seeingOf(tx, kind, ofKind, today(ctx));
      for (const watch of ofKind) {
        const own = changes.filter((one) => one.kind === kind && one.subject === watch.subject);
        const { change, told } = follow(watch, own, seeing(watch));
        if (change) await updateWatch(tx, { personId: watch.personId, boundTo: undefined }, watch.id, change);
        tellings.push(...told);
      }
    }
    const ids = watches.map(({ id }) => id);
    await advanceWatches(tx, ids, upTo);
    const isWhole = watches.length < WATCHERS;
    if (isWhole) await setClock(tx, upTo);
    await tell(tx, tellings);
    return !isWhole || upTo < end;
  });
}

type Followed = { change?: Parameters<typeof updateWatch>[3]; told: Telling[] };

/** What becomes of a watch by changes of its record, and what its person is told. Pure. */
export function follow(watch: WatchRow, changes: readonly WatchedChange[], seeing: Seeing | undefined): Followed {
  const { id, personId, organisationId, boundTo, kind: noun, subject, muted } = watch;
  if (!seeing) return { told: [] };
  const { seen, role } = seeing;
  let { state } = watch;
  let change: Followed['change'];
  const told: Telling[] = [];
  for (const row of changes.filter((one) => one.position > watch.position && isSeen(one, seen))) {
    const heard = hear(state, row.what, { isOwn: isOwn(row, seen) });
    state = heard.state;
    if (heard.told.length === 0) continue;
    change = { state, lastAt: row.at, lastWhat: heard.told };
    if (muted) continue;
    const member = organisationId === null ? undefined : { organisationId, role };
    const to = { personId, concerns: boundTo ?? organisationId ?? undefined, member };
    const data = { watchId: id, noun, id: subject, what: heard.told };
    // A person with a watch in a bound session and another one is told once, where both sessions see it.
    told.push({ kind: 'watch.changed', to, data, fact: row.id });
  }
  if (change) return { change, told };
  return state === watch.state ? { told } : { change: { state }, told };
}
