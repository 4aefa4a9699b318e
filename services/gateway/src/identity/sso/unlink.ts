import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { deleteIdentities, deleteSessionsOf } from './people-store.ts';
import { noProvider } from './provider.ts';
import { lockProvider } from './store.ts';

/**
 * Forgets which account of the provider a person has, so that another one with its address becomes that person: for who got a
 * new account there. Its sessions by the provider end.
 */
export async function unlinkPerson(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  personId: string,
): Promise<void> {
  authorise(actor, 'sso.edit', { organisationId }, noProvider);
  await writeFor(ctx, actor, async (tx) => {
    const provider = await lockProvider(tx, organisationId);
    if (!provider) throw noProvider();
    if ((await deleteIdentities(tx, provider.id, personId)) === 0) {
      throw fail.notFound('sso.not_linked', 'This person has not signed in by the provider');
    }
    await deleteSessionsOf(tx, provider.id, personId);
    const data = { personId };
    await writeAudit(tx, audit, actor, [{ action: 'sso.unlinked', subject: organisationId, data }]);
  });
  ctx.changes.emit('person', personId);
}
