import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { findOrganisation } from '../organisation/store.ts';
import { assertAgency, authoriseBrokers } from './agency.ts';
import { deleteCredential } from './store.ts';

/** Takes back what the agency said of a broker. */
export async function removeCredential(ctx: Context, actor: Actor, agencyId: string, id: string): Promise<void> {
  authorise(actor, 'agency.edit_brokers');
  await writeFor(ctx, actor, async (tx) => {
    authoriseBrokers(actor, assertAgency(actor, await findOrganisation(tx, agencyId)));
    const row = await deleteCredential(tx, agencyId, id);
    if (!row) throw fail.notFound('credential.not_found', 'There is no such credential of this agency');
    const data = { credentialId: id, personId: row.personId, kind: row.kind };
    await writeAudit(tx, audit, actor, [{ action: 'agency.credential_removed', subject: agencyId, data }]);
  });
}
