import { roleSchema } from '@techbourse/api-schema';
import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { createActorCache } from '../actor-cache.ts';
import { actorOrganisation, stateOf } from '../organisation/organisation.ts';
import { standingOf } from '../sso/standing.ts';
import { findSessionsByHash } from './store.ts';
import { hashToken } from './token.ts';

/** What a request knows of the session it comes with. */
export type SessionRef = {
  id: string;
  personId: string;
  how: string;
  /** The provider that made it. */
  ssoProviderId: string | null;
  /** The organisation that it would act for takes sessions of its own provider alone: it acts for none. */
  isBarred: boolean;
};

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
type SessionRecord = {
  expiresAt: Date;
  secondFactorDue: boolean;
  activeOrganisationId: string | null;
  actor: Actor;
  session: SessionRef;
};

/** Caches sessions, until this process hears that the person or its organisation has changed. */
export function createSessionCache({
  exchange,
  clock,
  changes,
}: Pick<Context, 'exchange' | 'clock' | 'changes'>): SessionCache {
  const uses = new Map<string, Date>();
  const cache = createActorCache({
    clock,
    read: async (hashes) => {
      const rows = await findSessionsByHash(exchange.orm, hashes);
      return new Map(
        rows.flatMap((row) => {
          const record = recordOf(row);
          return record ? [[row.session.token, record]] : [];
        }),
      );
    },
    actorOf: ({ actor, secondFactorDue }) => {
      if (secondFactorDue) throw secondFactorMissing();
      return actor;
    },
    refuse: sessionEnded,
  });
  changes.on('person', (id) => cache.forget(({ record }) => record.session.personId === id));
  changes.on('organisation', (id) => cache.forget(({ record }) => record.activeOrganisationId === id));

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

/** Undefined for a session that has ended before its time. */
function recordOf(row: Row): SessionRecord | undefined {
  const { session, person, organisation, sharing } = row;
  const role = roleSchema.safeParse(row.role).data;
  const isMember = organisation !== null && role !== undefined;
  const standing = standingOf({
    ssoProviderId: session.ssoProviderId,
    provider: row.provider,
    organisation: isMember ? { id: organisation.id, state: stateOf(organisation) } : null,
    requiredProviderId: row.requiredProviderId,
  });
  if (standing === 'ended') return undefined;
  const acts = isMember && standing === 'open';
  const suspendedId = organisation === null ? row.suspendedId : null;
  return {
    expiresAt: session.expiresAt,
    secondFactorDue: session.secondFactorDue,
    activeOrganisationId: organisation?.id ?? suspendedId ?? session.activeOrganizationId,
    session: {
      id: session.id,
      personId: person.id,
      how: session.how,
      ssoProviderId: session.ssoProviderId,
      isBarred: standing === 'barred',
    },
    actor: {
      kind: 'person',
      id: person.id,
      organisation: acts ? actorOrganisation(organisation, sharing) : null,
      scopes: [],
      by: {
        person: person.id,
        ...(acts ? { role } : {}),
        ...(suspendedId ? { suspended: suspendedId } : {}),
        ...(row.provider ? { boundTo: row.provider.organisationId } : {}),
      },
    },
  };
}

export function sessionEnded() {
  return fail.unauthenticated('session.ended', 'This session has ended: sign in again');
}

export function secondFactorMissing() {
  return fail.unauthenticated('session.second_factor', 'Finish signing in: the code of your second factor is missing');
}
