import { writeAudit } from '@techbourse/db';
import { regionAgrees } from '@techbourse/domain';
import type { Organisation, OrganisationEdit } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { asConflict, authoriseOwn, changesIdentity, identifiedAs, namedAs, notFound, viewOf } from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { lockOrganisation, updateOrganisation } from './store.ts';

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
    const edited = await ctx.db.orm.transaction(async (tx) => {
      const row = await lockOrganisation(tx, id);
      if (!row) throw notFound();
      authoriseOwn(actor, 'organisation.edit', row);
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
      const changed = await updateOrganisation(tx, id, {
        ...next,
        ...(unverified ? { verifiedAt: null } : {}),
        version: row.version + 1,
        updatedAt: ctx.clock.now(),
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
