import type { Executor, Tx } from '@techbourse/db';
import { linkOf } from '../api/change.ts';
import type { Watch } from '../api/watch.ts';
import { organisations } from '../recipient/store.ts';
import { titlesOf } from '../record/store.ts';
import type { WatchRow } from './store.ts';

export async function viewWatches(db: Executor | Tx, rows: readonly WatchRow[]): Promise<Watch[]> {
  const ids = (isOrganisation: boolean) =>
    rows.filter(({ kind }) => (kind === 'organisation') === isOrganisation).map(({ subject }) => subject);
  const [titles, names] = await Promise.all([titlesOf(db, ids(false)), organisations.findAll(db, ids(true))]);
  return rows.map((row) => {
    const { id, version, kind, subject, organisationId, state, muted, lastAt, lastWhat } = row;
    return {
      id,
      version,
      subject: { kind, id: subject },
      title: titles.get(subject) ?? names.get(subject)?.organisation.name ?? null,
      link: linkOf(kind, subject),
      organisationId,
      state,
      muted,
      createdAt: row.createdAt.toISOString(),
      last: lastAt ? { at: lastAt.toISOString(), what: lastWhat } : null,
    };
  });
}
