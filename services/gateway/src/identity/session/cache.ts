import { roleSchema } from '@techbourse/api-schema';
import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { createActorCache } from '../actor-cache.ts';
import { actorOrganisation } from '../organisation/organisation.ts';
import { findSessionsByHash } from './store.ts';
import { hashToken } from './token.ts';

/** What a request knows of the session it comes with. */
export type SessionRef = { id: string; personId: string; how: string };

export type SessionUse = { id: string; at: Date };

/** The actor of each session, cached by the hash of its token for a short time. */
export type SessionCache = {
  /**
   * @throws AppError UNAUTHENTICATED for a forged or ended session and one that lacks the second factor, UNAVAILABLE when
   * the database does not answer.
   */
  find(token: string): Promise<{ actor: Actor; session: SessionRef }>;
  /** The sessions used since the last call. */
  takeUses(): SessionUse[];
};

type Row = Awaited<ReturnType<typeof findSessionsByHash>>[number];
type SessionRecord = { expiresAt: Date; secondFactorDue: boolean; actor: Actor; session: SessionRef };

/** Caches sessions, until this process hears that the person or its organisation has changed. */
export function createSessionCache({ db, clock, changes }: Pick<Context, 'db' | 'clock' | 'changes'>): SessionCache {
  const uses = new Map<string, Date>();
  const cache = createActorCache({
    clock,
    read: async (hashes) => {
      const rows = await findSessionsByHash(db.orm, hashes);
      return new Map(rows.map((row) => [row.session.token, recordOf(row)]));
    },
    actorOf: ({ actor, secondFactorDue }) => {
      if (secondFactorDue) throw secondFactorMissing();
      return actor;
    },
    refuse: sessionEnded,
  });
  changes.on('person', (id) => cache.forget(({ record }) => record.session.personId === id));
  changes.on('organisation', (id) => cache.forget(({ actor }) => actor.organisation?.id === id));

  return {
    find: async (token) => {
      const { actor, record } = await cache.find(hashToken(token));
      uses.set(record.session.id, clock.now());
      return { actor, session: record.session };
    },
    takeUses: () => {
      const taken = [...uses].map(([id, at]) => ({ id, at }));
      uses.clear();
      return taken;
    },
  };
}

function recordOf({ session, person, role: written, organisation, sharing }: Row): SessionRecord {
  const role = roleSchema.safeParse(written).data;
  const isMember = organisation !== null && role !== undefined;
  return {
    expiresAt: session.expiresAt,
    secondFactorDue: session.secondFactorDue,
    session: { id: session.id, personId: person.id, how: session.how },
    actor: {
      kind: 'person',
      id: person.id,
      organisation: isMember ? actorOrganisation(organisation, sharing) : null,
      scopes: [],
      by: { person: person.id, ...(isMember ? { role } : {}) },
    },
  };
}

export function sessionEnded() {
  return fail.unauthenticated('session.ended', 'This session has ended: sign in again');
}

export function secondFactorMissing() {
  return fail.unauthenticated('session.second_factor', 'Finish signing in: the code of your second factor is missing');
}
