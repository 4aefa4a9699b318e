import { type Tx, writeEvents } from '@techbourse/db';
import { organisationRefSchema } from '@techbourse/domain';
import { ORGANISATION_CHANGED, type OrganisationChanged } from '@techbourse/gateway/api';
import type { Context } from '../../context.ts';
import { outbox } from '../../db/schema.ts';
import { actorOrganisation, keepsItsPlace, shownAs, stateOf } from './organisation.ts';
import {
  allOrganisations,
  findOrganisations,
  lockUnpublished,
  markPublished,
  type OrganisationRow,
  sharingOf,
  touchMerged,
} from './store.ts';

const BATCH = 200;

/** Publishes the state of organisations to the other services, in the transaction of the change. */
export async function publishOrganisations(
  tx: Tx,
  changed: readonly OrganisationRow[],
  requestId?: string | undefined,
  act: OrganisationChanged['act'] = null,
): Promise<void> {
  if (changed.length === 0) return;
  // What was merged into one of them is shown as that is, and hidden with it.
  const rows = [
    ...changed,
    ...(await touchMerged(
      tx,
      changed.map(({ id }) => id),
    )),
  ];
  const leading = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  const stays = new Map((await findOrganisations(tx, leading)).map((row) => [row.id, row]));
  const sharing = await sharingOf(
    tx,
    rows.map(({ id }) => id),
  );
  const events = rows.map((row) => {
    const told = actorOrganisation(row, sharing.get(row.id) ?? { region: 0, country: 0 });
    const { shownPlace = 'none', verified } = told;
    const into = row.mergedInto === null ? undefined : stays.get(row.mergedInto);
    const { region, ...named } = shownAs(into ?? row);
    const payload: OrganisationChanged = {
      ...organisationRefSchema.parse(told),
      version: row.version,
      verified,
      shownAs: { ...named, ...(region ? { region } : {}) } as OrganisationChanged['shownAs'],
      shown: keepsItsPlace(into ?? row),
      state: stateOf(row),
      act: changed.includes(row) ? act : null,
      ...(row.mergedInto === null ? {} : { mergedInto: row.mergedInto }),
      verifiedUntil: row.verifiedUntil?.toISOString() ?? null,
      shownPlace,
    };
    return {
      type: ORGANISATION_CHANGED,
      key: row.id,
      version: row.version,
      payload,
      ...(requestId ? { requestId } : {}),
    };
  });
  await writeEvents(tx, outbox, events);
  await markPublished(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Publishes every organisation that an earlier version wrote, each once. Runs at every start. */
export async function publishUnpublished(ctx: Pick<Context, 'db'>): Promise<number> {
  for (let count = 0; ; ) {
    const found = await ctx.db.orm.transaction(async (tx) => {
      const rows = await lockUnpublished(tx, BATCH);
      await publishOrganisations(tx, rows);
      return rows.length;
    });
    count += found;
    if (found < BATCH) return count;
  }
}

/** For the operator: publishes the present state of every organisation again. Up-to-date subscribers ignore it. */
export async function publishAll(ctx: Pick<Context, 'db'>, requestId: string): Promise<number> {
  let count = 0;
  for await (const page of allOrganisations(ctx.db.orm, BATCH)) {
    const rows = page.map(({ organisation }) => organisation);
    await ctx.db.orm.transaction((tx) => publishOrganisations(tx, rows, requestId));
    count += rows.length;
  }
  return count;
}
