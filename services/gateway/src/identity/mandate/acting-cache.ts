import { fail, isYoungerThan, today } from '@techbourse/platform';
import { ACTS_FOR_MAX, type Actor, type Member } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { standingFault } from '../agency/agency.ts';
import { actorOrganisation, isKnown, stateOf } from '../organisation/organisation.ts';
import { actingActor, chooseMandate, clientGroups, noMandate, type Relation } from './acting.ts';
import { clientsOf, mandatesBetween, standingRows } from './store.ts';

/** The longest that another process's change takes effect here; a mandate stops within five seconds. */
const CACHE_MS = 4_000;
const ENTRIES_MAX = 10_000;

export type Acting = {
  /** The caller as it acts for a client. @throws AppError FORBIDDEN, CONFLICT (`chooseMandate`). */
  forClient(caller: Member, clientId: string, mandateId?: string): Promise<Actor>;
  /** An agency with the clients whose records it reads without naming one; any other caller as it is. */
  withClients(caller: Member): Promise<Actor>;
};

/** Who acts for whom, cached for a short time, until this process changes a mandate or one of its organisations. */
export function createActing({
  exchange,
  clock,
  config,
  changes,
}: Pick<Context, 'exchange' | 'clock' | 'config' | 'changes'>): Acting {
  const day = () => today({ clock, config });
  const standings = remembering({ clock, ids: (id) => [id] }, (agencyId) => readStanding(exchange, agencyId));
  const relations = remembering({ clock, ids: (key) => key.split(' ') }, async (key) => {
    const [agencyId = '', clientId = ''] = key.split(' ');
    const rows = await mandatesBetween(exchange.orm, agencyId, clientId);
    const [first] = rows;
    return {
      client: first && actorOrganisation(first.client, first.sharing),
      clientState: first ? stateOf(first.client) : ('active' as const),
      mandates: rows.map((row) => row.mandate),
    };
  });
  const groups = remembering({ clock, ids: (id) => [id] }, async (agencyId) =>
    clientGroups(await clientsOf(exchange.orm, agencyId, { today: day(), limit: ACTS_FOR_MAX })),
  );
  const forget = (id: string) => {
    for (const cache of [standings, relations, groups]) cache.forget(id);
  };
  changes.on('agency', forget);
  changes.on('organisation', forget);
  const actors = sameWhileEqual();

  return {
    forClient: async (caller, clientId, mandateId) => {
      const agencyId = caller.organisation.id;
      if (agencyId === clientId) return caller;
      if (caller.organisation.kind !== 'agency') throw noMandate();
      const [standing, relation] = await Promise.all([
        standings.get(agencyId),
        relations.get(`${agencyId} ${clientId}`),
      ]);
      const { mandate } = chooseMandate({ standing, ...relation }, day(), mandateId);
      const { client } = relation;
      if (!client) throw fail.unavailable('mandate.client', 'The client of a mandate is not there');
      return actors(caller, mandate.id, actingActor(caller, client, mandate));
    },
    withClients: async (caller) => {
      if (caller.organisation.kind !== 'agency') return caller;
      const agencyId = caller.organisation.id;
      const [standing, actsFor] = await Promise.all([standings.get(agencyId), groups.get(agencyId)]);
      const mayAct = standing && !standingFault(standing, day());
      return !mayAct || actsFor.length === 0 ? caller : actors(caller, 'clients', { ...caller, actsFor });
    },
  };
}

async function readStanding(db: Context['exchange'], agencyId: string): Promise<Relation['standing']> {
  const found = await standingRows(db.orm, agencyId);
  if (!found) return undefined;
  const { agency, accreditations } = found;
  return { kind: agency.kind, verified: isKnown(agency), accreditations };
}

/** The same object while nothing about it changed, because the signed token is cached by it. */
function sameWhileEqual(): (caller: Actor, name: string, made: Actor) => Actor {
  const known = new WeakMap<Actor, Map<string, { actor: Actor; text: string }>>();
  return (caller, name, made) => {
    const own = known.get(caller) ?? new Map();
    known.set(caller, own);
    const text = JSON.stringify(made);
    const before = own.get(name);
    if (before?.text === text) return before.actor;
    own.set(name, { actor: made, text });
    return made;
  };
}

/** Values by key for a short time, each asked for once at a time. `ids`: by whose change a value is dropped. */
function remembering<T>(
  { clock, ids }: { clock: Context['clock']; ids: (key: string) => string[] },
  read: (key: string) => Promise<T>,
) {
  const entries = new Map<string, { value: T; readAtMs: number }>();
  const asking = new Map<string, Promise<T>>();
  let revision = 0;
  const ask = async (key: string): Promise<T> => {
    const startedAt = revision;
    const readAtMs = clock.now().getTime();
    const value = await read(key);
    // What was read before a change may be what was before it.
    if (revision === startedAt) {
      entries.delete(key);
      entries.set(key, { value, readAtMs });
      const [oldest] = entries.keys();
      if (entries.size > ENTRIES_MAX && oldest !== undefined) entries.delete(oldest);
    }
    return value;
  };
  return {
    get: async (key: string): Promise<T> => {
      const entry = entries.get(key);
      if (entry && isYoungerThan(entry.readAtMs, CACHE_MS, clock.now().getTime())) return entry.value;
      const answer = asking.get(key) ?? ask(key).finally(() => asking.delete(key));
      asking.set(key, answer);
      return answer;
    },
    forget: (id: string) => {
      revision += 1;
      for (const key of entries.keys()) if (ids(key).includes(id)) entries.delete(key);
      // Who asks from now on must not join a read that began before the change.
      for (const key of asking.keys()) if (ids(key).includes(id)) asking.delete(key);
    },
  };
}
