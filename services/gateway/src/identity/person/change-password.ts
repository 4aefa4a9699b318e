import type { PasswordChange } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { sessionEnded } from '../session/cache.ts';
import { assertOwnPassword } from './own.ts';
import { assertGoodPassword, hashPassword } from './password.ts';
import { applyPassword } from './recover.ts';
import { lockPerson } from './store.ts';

/** By who knows the old one. All other sessions end, and the person is told by mail. */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  { password, newPassword }: PasswordChange,
  sessionId: string,
): Promise<void> {
  const { id } = authorisePerson(actor, 'account.edit');
  const person = await assertOwnPassword(ctx, id, password);
  assertGoodPassword(newPassword, person, '/newPassword');
  const passwordHash = await hashPassword(newPassword);
  await ctx.db.orm.transaction(async (tx) => {
    const row = await lockPerson(tx, id);
    if (!row) throw sessionEnded();
    await applyPassword(ctx, tx, row, passwordHash, { keep: sessionId });
  });
  ctx.changes.emit('person', id);
}
