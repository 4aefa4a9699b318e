import { randomBytes } from 'node:crypto';
import { writeAudit } from '@techbourse/db';
import type { NewDomain, OrganisationDomain } from '@techbourse/gateway/api';
import { authorise, fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { readFor, writeFor } from '../../rows.ts';
import { lockAsManager } from '../membership/manager.ts';
import { notFound } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { isFreeMail, readDomain } from '../organisation/web-domain.ts';
import { fileUrlOf, txtNameOf, txtValueOf } from './proof.ts';
import { countDomains, type DomainRow, deleteDomain, findDomain, insertDomain, listDomains } from './store.ts';

const DOMAINS_MAX = 20;

export function domainView(row: DomainRow): OrganisationDomain {
  return {
    id: row.id,
    domain: row.domain,
    verified: row.verifiedAt !== null,
    method: row.method as OrganisationDomain['method'], // the table's check allows these only
    txtName: txtNameOf(row.domain),
    txtValue: txtValueOf(row.token),
    fileUrl: fileUrlOf(row.domain),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
  };
}

export async function listOrganisationDomains(ctx: Context, actor: Actor, id: string): Promise<OrganisationDomain[]> {
  authorise(actor, 'organisation.name_domain', { organisationId: id }, notFound);
  return readFor(ctx, actor, async (tx) => {
    if (!(await findOrganisation(tx, id))) throw notFound();
    return (await listDomains(tx, id)).map(domainView);
  });
}

/** Says that a web domain is the organisation's, and gets what the domain is to show. Said twice, it is the same. */
export async function nameDomain(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: NewDomain,
): Promise<OrganisationDomain> {
  authorise(actor, 'organisation.name_domain');
  const domain = readDomain(input.domain);
  if (!domain || isFreeMail(domain)) {
    const message = domain
      ? 'Anybody gets a mailbox at this domain'
      : 'Not a domain of one organisation, such as example.org';
    const issue = { pointer: '/domain', rule: domain ? 'domain.free_mail' : 'domain.invalid', message };
    throw fail.validation(issue.rule, message, [issue]);
  }
  return writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, organisationId, 'organisation.name_domain');
    if ((await countDomains(tx, organisationId)) >= DOMAINS_MAX) {
      throw fail.invalidState('domain.too_many', said`An organisation names at most ${{ max: DOMAINS_MAX }} domains`);
    }
    const token = randomBytes(24).toString('base64url');
    const { row, isNew } = await insertDomain(tx, { organisationId, domain, token });
    if (isNew) {
      const data = { domainId: row.id, domain };
      await writeAudit(tx, audit, actor, [{ action: 'domain.named', subject: organisationId, data }]);
    }
    return domainView(row);
  });
}

export async function removeDomain(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; id: string },
): Promise<void> {
  await writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, of.organisationId, 'organisation.name_domain');
    const row = await findDomain(tx, of.organisationId, of.id);
    if (!row) throw noDomain();
    await deleteDomain(tx, row.id);
    const data = { domainId: row.id, domain: row.domain };
    await writeAudit(tx, audit, actor, [{ action: 'domain.removed', subject: of.organisationId, data }]);
  });
}

export function noDomain() {
  return fail.notFound('domain.not_found', 'There is no such domain');
}
