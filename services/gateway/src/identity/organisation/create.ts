import { writeAudit } from '@techbourse/db';
import type { NewOrganisation, Organisation } from '@techbourse/gateway/api';
import { authorise, type Call, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { asConflict, identifiedAs, knownAs, namedAs, viewOf } from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { insertOrganisation } from './store.ts';
import { verifiedAs } from './verified.ts';

export async function createOrganisation(
  ctx: Context,
  actor: Actor,
  input: NewOrganisation,
  call: Call,
): Promise<Organisation> {
  const operator = authorise(actor, 'organisation.create');
  const context = { actor: operator, key: call.idempotencyKey, request: { create: input } };
  try {
    return await writeOnce(ctx, context, async (tx) => {
      const id = newId();
      const row = await insertOrganisation(tx, {
        id,
        slug: id,
        kind: input.kind,
        country: input.country,
        region: input.region ?? null,
        ...namedAs(input.name),
        ...identifiedAs(input.identifiers),
        knownAs: knownAs({ ...input, region: input.region ?? null }),
        ...(input.verified ? verifiedAs(ctx) : {}),
      });
      await writeAudit(tx, audit, actor, [{ action: 'organisation.created', subject: id, data: input }]);
      await publishOrganisations(tx, [row], call.requestId);
      return viewOf(actor, row);
    });
  } catch (thrown) {
    throw asConflict(thrown);
  }
}
