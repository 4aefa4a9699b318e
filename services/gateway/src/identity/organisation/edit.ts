import { writeAudit } from '@techbourse/db';
import { regionAgrees } from '@techbourse/domain';
import type { Organisation, OrganisationEdit } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import {
  asConflict,
  assertActive,
  authoriseOwn,
  changesIdentity,
  identifiedAs,
  knownAs,
  namedAs,
  notFound,
  viewOf,
} from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { lockOrganisation, type OrganisationRow, updateOrganisation } from './store.ts';

/** What the operator vouches for once it has, or lets, the given parts be changed. */
function knownAfter(row: OrganisationRow, next: Pick<OrganisationRow, 'country' | 'region'>, edit: OrganisationEdit) {
  const { country, region } = next;
  return { ...(row.knownAs ?? knownAs(row)), country, region, ...(edit.name ? { name: edit.name } : {}) };
}

/** By the organisation itself or the operator. */
export async function editOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  edit: OrganisationEdit,
  call: Call,
): Promise<Organisation> {
  authorise(actor, 'organisation.edit');
  try {
    const edited = await writeFor(ctx, actor, async (tx) => {
      const row = await lockOrganisation(tx, id);
      if (!row) throw notFound();
      authoriseOwn(actor, 'organisation.edit', row);
      assertActive(row);
      if (row.version !== edit.expectedVersion) {
        throw fail.conflict('organisation.version', 'The organisation has changed meanwhile', { version: row.version });
      }
      const place = {
        country: edit.country ?? row.country,
        region: edit.region === undefined ? row.region : edit.region,
      };
      if (!regionAgrees(place)) {
        throw fail.validation('organisation.region', 'The region is not in the country', [
          { pointer: '/region', rule: 'region.other_country', message: `${place.region} is not in ${place.country}` },
        ]);
      }
      const next = {
        ...place,
        ...(edit.name ? namedAs(edit.name) : {}),
        ...(edit.identifiers ? identifiedAs(edit.identifiers) : {}),
      };
      const vouches = decide(actor, 'organisation.verify').allowed;
      const unverified = row.verifiedAt !== null && !vouches && changesIdentity(row, next);
      const now = ctx.clock.now();
      const changed = await updateOrganisation(tx, id, {
        ...next,
        ...(unverified ? { verifiedAt: null, reverifySince: now } : {}),
        ...(vouches || (row.verifiedAt !== null && !unverified) ? { knownAs: knownAfter(row, next, edit) } : {}),
        version: row.version + 1,
        updatedAt: now,
      });
      const { expectedVersion: _, ...given } = edit;
      const data = { ...given, version: changed.version, ...(unverified ? { verified: false } : {}) };
      await writeAudit(tx, audit, actor, [{ action: 'organisation.edited', subject: id, data }]);
      await publishOrganisations(tx, [changed], call.requestId);
      return changed;
    });
    ctx.changes.emit('organisation', id);
    return viewOf(actor, edited);
  } catch (thrown) {
    throw asConflict(thrown);
  }
}
