import { writeAudit } from '@techbourse/db';
import type { DomainCheck, OrganisationDomain } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { lockAsManager } from '../membership/manager.ts';
import { notFound } from '../organisation/organisation.ts';
import { domainView, noDomain } from './name.ts';
import { type DomainWorld, fileUrlOf, showsToken, txtNameOf } from './proof.ts';
import { findDomain, updateDomain } from './store.ts';

/** Nobody has the exchange ask the same domain more often. */
const APART_MS = 5000;

/**
 * Asks the domain whether it shows the token, and notes that it does. What it showed once holds until the organisation
 * removes it. The domain is asked outside any transaction; of two organisations that it shows the tokens of, the first has it.
 * @throws AppError INVALID_STATE (`domain.not_shown`), CONFLICT (`domain.taken`).
 */
export async function checkDomain(
  ctx: Context,
  world: DomainWorld,
  actor: Actor,
  of: { organisationId: string; id: string },
  { method }: DomainCheck,
): Promise<OrganisationDomain> {
  authorise(actor, 'organisation.name_domain', { organisationId: of.organisationId }, notFound);
  const asked = await writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, of.organisationId, 'organisation.name_domain');
    const row = await findDomain(tx, of.organisationId, of.id);
    if (!row) throw noDomain();
    const now = ctx.clock.now();
    if (row.checkedAt && now.getTime() - row.checkedAt.getTime() < APART_MS) {
      throw fail.invalidState('domain.checked_lately', 'Ask again in some seconds');
    }
    return row.verifiedAt ? row : updateDomain(tx, row.id, { checkedAt: now });
  });
  if (asked.verifiedAt) return domainView(asked);
  if (!(await showsToken(world, { ...asked, method }))) {
    const where = method === 'dns' ? `a TXT record of ${txtNameOf(asked.domain)}` : fileUrlOf(asked.domain);
    throw fail.invalidState(
      'domain.not_shown',
      `The value is not found in ${where}; a new record may take an hour to be seen`,
    );
  }
  return writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, of.organisationId, 'organisation.name_domain');
    const row = await findDomain(tx, of.organisationId, of.id);
    if (row?.token !== asked.token) throw noDomain();
    const verified = await updateDomain(tx, row.id, { method, verifiedAt: ctx.clock.now() });
    const data = { domainId: row.id, domain: row.domain, method };
    await writeAudit(tx, audit, actor, [{ action: 'domain.verified', subject: of.organisationId, data }]);
    return domainView(verified);
  });
}
