import type { PageOfClients } from '@techbourse/api-schema';
import type { Executor } from '@techbourse/db';
import { authoriseList } from '@techbourse/platform';
import { type Action, type Actor, isOverClients, type Whose } from '@techbourse/policy';
import type { PageInput } from './lists.ts';
import type { RecordStore } from './store.ts';
import type { StoredRecord } from './tables.ts';

/** What a list of one's own is asked for. */
export type OwnedQuery<State> = PageInput & Whose & { state?: State | undefined };

/**
 * Own records, newest first, with how many there are in each state; those of all clients of an agency, or of one, with how
 * many each has; the operator may ask for everybody's. @throws AppError as `authoriseList`.
 */
export async function listOwned<R extends StoredRecord>(
  db: Executor,
  store: Pick<RecordStore<R, never>, 'list' | 'countByOwner' | 'countByState'>,
  { actor, actions }: { actor: Actor; actions: { list: Action; listAll: Action } },
  { owner, client, state, ...page }: OwnedQuery<R['state']>,
): Promise<PageOfClients<R>> {
  const whose: Whose = { owner: owner ?? (client === undefined ? 'me' : 'clients'), client };
  const action = owner === 'everyone' ? actions.listAll : actions.list;
  const { seen } = authoriseList(actor, action, whose);
  const filter = { seen, state } as Parameters<typeof store.countByOwner>[1];
  const found = await store.list(db, filter, page);
  if (page.cursor !== undefined) return found;
  const states = await store.countByState(db, { seen });
  if (!isOverClients(whose)) return { ...found, states };
  return { ...found, states, clients: await store.countByOwner(db, filter) };
}
