import { writeAudit } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { publishKeys } from './publish.ts';
import { deleteKey, isFromSetting, lockKey } from './store.ts';

/** Revokes a key of the actor's organisation, or of any when the operator asks. */
export async function revokeKey(ctx: Context, actor: Actor, organisationId: string, keyId: string): Promise<void> {
  const noKey = () => fail.notFound('key.not_found', 'There is no such key');
  authorise(actor, 'key.revoke', { organisationId }, noKey);
  await writeFor(ctx, actor, async (tx) => {
    const row = await lockKey(tx, organisationId, keyId);
    if (!row) throw noKey();
    if (isFromSetting(row)) {
      throw fail.invalidState('key.from_setting', 'This key is the setting OPERATOR_KEY: change that and start again');
    }
    await deleteKey(tx, keyId);
    await publishKeys(tx, [row], 'revoked');
    const data = { keyId, name: row.name };
    await writeAudit(tx, audit, actor, [{ action: 'key.revoked', subject: organisationId, data }]);
  });
  ctx.changes.emit('key', keyId);
}
