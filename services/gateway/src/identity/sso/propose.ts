import { amongEveryRow, writeAudit } from '@techbourse/db';
import type { NewSsoProvider, SsoProvider } from '@techbourse/gateway/api';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { rowsOf } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { authoriseOwn, notFound } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { domainTaken } from './approve.ts';
import { discover } from './discovery.ts';
import { auditedOf, readDomains, viewOf } from './provider.ts';
import { publishProvider } from './publish.ts';
import { sealSecret } from './secret.ts';
import { insertProvider, takenDomains } from './store.ts';

/** An organisation says at which provider its people sign in; the operator approves it before anybody does. */
export async function proposeProvider(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: NewSsoProvider,
  call: Call,
): Promise<SsoProvider> {
  const member = authorise(actor, 'sso.propose');
  const organisation = await findOrganisation(ctx.db.orm, organisationId);
  if (!organisation) throw notFound();
  authoriseOwn(actor, 'sso.propose', organisation);
  const domains = readDomains(input.domains);
  await discover(ctx.outbound, input.issuer);
  const context = { actor: member, key: call.idempotencyKey, request: { verb: 'sso.propose', organisationId, input } };
  return writeOnce(ctx, context, async (tx) => {
    const id = newId();
    const taken = await amongEveryRow(tx, rowsOf(actor), () => takenDomains(tx, domains, id));
    if (taken.length > 0) throw domainTaken(taken);
    const row = await insertProvider(tx, {
      id,
      organisationId,
      issuer: input.issuer,
      clientId: input.clientId,
      clientSecret: sealSecret(ctx, id, input.clientSecret),
      domains,
      defaultRole: input.defaultRole,
    });
    if (!row) throw fail.conflict('sso.exists', 'The organisation has a provider: change that one');
    await publishProvider(tx, row);
    await writeAudit(tx, audit, actor, [{ action: 'sso.proposed', subject: organisationId, data: auditedOf(row) }]);
    return viewOf(row, ctx.publicUrl);
  });
}
