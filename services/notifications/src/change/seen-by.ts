import { SCOPES } from '@techbourse/api-schema';
import type { Executor, Tx } from '@techbourse/db';
import type { Actor, ActorOrganisation } from '@techbourse/policy';
import type { ChangeKind } from '../api/change.ts';
import { actingFor, mandatesInForce, withClients } from '../recipient/acting.ts';
import { actingRows } from '../recipient/acting-store.ts';
import { organisations } from '../recipient/store.ts';
import { changesSeenBy } from './read.ts';
import type { ChangeQuery } from './seen.ts';

/** Everything that an organisation may see, by those who administer it; to run the exchange is no organisation's to see. */
const SCOPES_OF_ALL = SCOPES.filter((scope) => scope !== 'exchange:operate');

/** What somebody sees of the feed, and what it sees as the agency that its organisation is: of its clients, today. */
export async function seenAsAgency(
  db: Executor | Tx,
  actor: Actor,
  { today, kinds }: { today: string; kinds?: readonly ChangeKind[] },
): Promise<ChangeQuery> {
  const { organisation } = actor;
  if (organisation?.kind !== 'agency') return changesSeenBy(actor, kinds);
  const mandates = mandatesInForce(organisation, await actingRows(db, organisation.id), today);
  const queries = [withClients(actor, mandates), ...actingFor(actor, mandates)].map((one) => changesSeenBy(one, kinds));
  return {
    audience: queries.flatMap(({ audience }) => audience),
    everything: [...new Set(queries.flatMap(({ everything }) => everything))],
  };
}

/** What an organisation sees of the feed as a whole, and an agency of its clients as far as their mandates let it. */
export async function seenByOrganisation(db: Executor | Tx, id: string, today: string): Promise<ChangeQuery> {
  const known = (await organisations.findAll(db, [id])).get(id);
  const organisation: ActorOrganisation = known
    ? { ...known.organisation, verified: known.verifiedNow }
    : { id, kind: 'unknown', name: {}, country: '', verified: false };
  const actor: Actor = { kind: 'system', id, organisation, scopes: SCOPES_OF_ALL };
  return seenAsAgency(db, actor, { today });
}
