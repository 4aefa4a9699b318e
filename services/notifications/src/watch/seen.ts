import type { Executor, Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { type Actor, ANONYMOUS, openTierOf, type Role, sees, visibleTo } from '@techbourse/policy';
import type { WatchedKind } from '../api/watch.ts';
import { changesSeenBy, READ } from '../change/read.ts';
import type { ChangeQuery } from '../change/seen.ts';
import { seenAsAgency } from '../change/seen-by.ts';
import { findSubjects } from '../change/store.ts';
import { organisations } from '../recipient/store.ts';
import { isInView, membershipsOf, type WatchRow } from './store.ts';

type Subject = { kind: WatchedKind; id: string };

/**
 * How an actor sees what it wants to watch: `organisationId` when that is its own organisation's.
 * @throws AppError NOT_FOUND (`watch.subject_not_found`) for what it does not see, and for what was never published.
 */
export async function lookAt(
  db: Executor,
  actor: Actor,
  { kind, id }: Subject,
): Promise<{ organisationId: string | null }> {
  const subject = (await findSubjects(db, [id])).get(id);
  const visibility = visibleTo(actor, READ[kind]);
  if (subject?.kind === kind) {
    const { organisationId, live, silent } = subject;
    const published = live && !silent && (await isInView(db, organisationId));
    const resource = { organisationId, published, about: [id] };
    const own = { ...visibility, everything: false };
    if (sees(own, resource)) return { organisationId: actor.organisation?.id ?? null };
    if (openTierOf(resource, own) !== undefined) return { organisationId: null };
  }
  throw fail.notFound('watch.subject_not_found', `There is no such ${kind}, or none that was ever published`);
}

type Watcher = Pick<WatchRow, 'personId' | 'organisationId'>;
export type Seeing = { seen: ChangeQuery; role: Role | null };

/**
 * What each watcher sees of the feed now: as anyone, or as the member that it is of the organisation whose own the record is.
 * Undefined for who is no member any more, or of an organisation that is silent.
 */
export async function seeingOf(
  db: Executor | Tx,
  kind: WatchedKind,
  watchers: readonly Watcher[],
  today: string,
): Promise<(watcher: Watcher) => Seeing | undefined> {
  const members = watchers.filter(({ organisationId }) => organisationId !== null);
  const ids = [...new Set(members.flatMap(({ organisationId }) => organisationId ?? []))];
  const people = [...new Set(members.map(({ personId }) => personId))];
  const [memberships, known] = await Promise.all([membershipsOf(db, people, ids), organisations.findAll(db, ids)]);
  const seeing = new Map<string, Seeing>();
  for (const { personId, organisationId, role } of memberships) {
    const owner = known.get(organisationId);
    if (!owner) continue;
    const organisation = { ...owner.organisation, verified: owner.verifiedNow };
    const actor: Actor = { kind: 'person', id: personId, organisation, scopes: [], by: { person: personId, role } };
    seeing.set(`${personId} ${organisationId}`, {
      seen: await seenAsAgency(db, actor, { today, kinds: [kind] }),
      role,
    });
  }
  const asAnyone: Seeing = { seen: changesSeenBy(ANONYMOUS, [kind]), role: null };
  return ({ personId, organisationId }) =>
    organisationId === null ? asAnyone : seeing.get(`${personId} ${organisationId}`);
}
