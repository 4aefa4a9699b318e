import { writeAudit } from '@techbourse/db';
import type { Agency, NewCredential } from '@techbourse/gateway/api';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { assertAgency, authoriseBrokers } from './agency.ts';
import { getAgency } from './queries.ts';
import { insertCredential, isMemberOf } from './store.ts';

/** The agency says what makes one of its members a broker. */
export async function addCredential(
  ctx: Context,
  actor: Actor,
  agencyId: string,
  input: NewCredential,
  call: Call,
): Promise<Agency> {
  const member = authorise(actor, 'agency.edit_brokers');
  const request = { verb: 'agency.add_credential', agencyId, input };
  await writeOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const agency = assertAgency(actor, await lockOrganisation(tx, agencyId));
    authoriseBrokers(actor, agency);
    if (!(await isMemberOf(tx, agencyId, input.personId))) {
      const message = 'A broker is a member of the agency';
      const issue = { pointer: '/personId', rule: 'broker.not_a_member', message };
      throw fail.validation('broker.not_a_member', message, [issue]);
    }
    const id = newId();
    await insertCredential(tx, { id, agencyId, ...input });
    const data = { credentialId: id, personId: input.personId, kind: input.kind };
    await writeAudit(tx, audit, actor, [{ action: 'agency.credential_added', subject: agencyId, data }]);
    return { id };
  });
  return getAgency(ctx, actor, agencyId);
}
