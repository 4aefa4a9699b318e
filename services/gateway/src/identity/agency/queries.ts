import type { Agency } from '@techbourse/gateway/api';
import { today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { orcidsFor } from '../orcid/shown.ts';
import { findOrganisation } from '../organisation/store.ts';
import { assertAgency, viewAgency } from './agency.ts';
import { accreditationsOf, credentialsOf } from './store.ts';

/** An agency, its accreditations and its brokers, as this actor may see them. */
export async function getAgency(ctx: Context, actor: Actor, id: string): Promise<Agency> {
  // Whose brokers belong to it today is told to more than those who see its members.
  const { orm } = ctx.exchange;
  const row = assertAgency(actor, await findOrganisation(orm, id));
  const [accreditations, credentials] = await Promise.all([accreditationsOf(orm, id), credentialsOf(orm, id)]);
  const people = credentials.map(({ personId }) => personId);
  const orcids = await orcidsFor(ctx, actor, people);
  return viewAgency(actor, row, { accreditations, credentials, orcids }, today(ctx));
}
