import { writeAudit } from '@techbourse/db';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { deletePasskey } from './store.ts';

export async function removePasskey(ctx: Context, actor: Actor, id: string): Promise<void> {
  const person = authorisePerson(actor, 'account.edit');
  await ctx.db.orm.transaction(async (tx) => {
    const row = await deletePasskey(tx, person.id, id);
    if (!row) throw fail.notFound('passkey.not_found', 'You have no such passkey');
    const data = { passkeyId: id, name: row.name };
    await writeAudit(tx, audit, person, [{ action: 'account.passkey_removed', subject: person.id, data }]);
  });
}
