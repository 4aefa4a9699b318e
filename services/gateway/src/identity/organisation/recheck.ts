import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { askService } from '../../proxy/service-client.ts';
import { actorOrganisation } from './organisation.ts';
import { allOrganisations, findSharing } from './store.ts';

const PAGE = 200;
const answerSchema = z.object({ checked: z.int(), held: z.array(z.string()) });
type Found = NonNullable<Awaited<ReturnType<typeof findSharing>>>;

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

/** After a change of one: what stands is not undone by a service that is away, `recheckAll` makes up for it. */
export async function recheckAfterChange(ctx: Context, id: string, requestId: string): Promise<void> {
  try {
    const found = await findSharing(ctx.db.orm, id);
    if (found) await recheck(ctx, found, requestId);
  } catch (error) {
    ctx.log.warn({ err: error, organisation: id }, 'anonymous demands were not held against the new name');
  }
}

/** For all organisations: names that changed while the demands service was away. */
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
