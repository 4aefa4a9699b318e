import type { Passkey } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { passkeyView } from './passkey.ts';
import { listPasskeys } from './store.ts';

export async function listOwnPasskeys(ctx: Context, actor: Actor): Promise<Passkey[]> {
  const { id } = authorisePerson(actor, 'account.read');
  return (await listPasskeys(ctx.db.orm, id)).map(passkeyView);
}
