import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { actorOrganisation } from '../identity/organisation/organisation.ts';
import { allOrganisations, type OrganisationRow } from '../identity/organisation/store.ts';
import { askService } from '../proxy/service-client.ts';

const PAGE = 200;
const answerSchema = z.object({ checked: z.int(), held: z.array(z.string()) });
type Found = { organisation: OrganisationRow; sharing: { region: number; country: number } };

/** Has the anonymous demands of an organisation held against its present name. */
async function recheck(ctx: Context, { organisation, sharing }: Found, requestId: string) {
  const actor: Actor = {
    kind: 'system',
    id: 'organisations',
    scopes: ['demands:write'],
    organisation: actorOrganisation(organisation, sharing),
  };
  return askService(ctx, 'demands', {
    method: 'POST',
    path: '/demands/recheck',
    actor,
    requestId,
    answer: answerSchema,
  });
}

/** Rechecks the anonymous demands of all organisations now, as the demands service does after each change. */
export async function recheckAll(ctx: Context, requestId: string) {
  const sum = { organisations: 0, checked: 0, held: 0 };
  for await (const page of allOrganisations(ctx.db.orm, PAGE)) {
    for (const found of page) {
      const { checked, held } = await recheck(ctx, found, requestId);
      sum.organisations += 1;
      sum.checked += checked;
      sum.held += held.length;
    }
  }
  return sum;
}
