import type { Account } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { findOrcid } from '../orcid/store.ts';
import { countRecoveryCodes } from '../second-factor/queries.ts';
import { sessionEnded } from '../session/cache.ts';
import { accountView } from './person.ts';
import { findPerson } from './store.ts';

export async function getAccount(ctx: Context, actor: Actor): Promise<Account> {
  const { id } = authorisePerson(actor, 'account.read');
  const [row, orcid] = await readFor(ctx, actor, (tx) => Promise.all([findPerson(tx, id), findOrcid(tx, id)]));
  if (!row) throw sessionEnded();
  return accountView(row, { orcid, recoveryCodesLeft: await countRecoveryCodes(ctx, id) });
}
