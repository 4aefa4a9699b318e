import { writeAudit } from '@techbourse/db';
import type { Account, AccountEdit } from '@techbourse/gateway/api';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { editOrcid } from '../orcid/edit.ts';
import { countRecoveryCodes } from '../second-factor/queries.ts';
import { sessionEnded } from '../session/cache.ts';
import { accountView } from './person.ts';
import { publishPerson } from './publish.ts';
import { lockPerson, updatePerson } from './store.ts';

/** Changes how a person is called, in which language the exchange writes to it, and its ORCID iD with who sees it. */
export async function editAccount(ctx: Context, actor: Actor, edit: AccountEdit, call: Call): Promise<Account> {
  const person = authorisePerson(actor, 'account.edit');
  const { expectedVersion, ...values } = edit;
  const { orcid: _, orcidShownTo: __, ...ofPerson } = values;
  const { changed, orcid } = await writeFor(ctx, actor, async (tx) => {
    const row = await lockPerson(tx, person.id);
    if (!row) throw sessionEnded();
    if (row.version !== expectedVersion) {
      throw fail.conflict('account.version', 'Your account has changed meanwhile', { version: row.version });
    }
    const next = await updatePerson(tx, row, ofPerson, ctx.clock.now());
    const after = await editOrcid(tx, person.id, values);
    // What was given stays out: the audit outlives the person.
    const data = { changed: Object.keys(values), version: next.version };
    await writeAudit(tx, audit, person, [{ action: 'account.edited', subject: person.id, data }]);
    await publishPerson(tx, next, call.requestId);
    return { changed: next, orcid: after };
  });
  ctx.changes.emit('person', person.id);
  return accountView(changed, { orcid, recoveryCodesLeft: await countRecoveryCodes(ctx, person.id) });
}
