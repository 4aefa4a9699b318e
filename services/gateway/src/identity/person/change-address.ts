import { writeAudit } from '@techbourse/db';
import type { AddressChange } from '@techbourse/gateway/api';
import { accountPage } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { sessionEnded } from '../session/cache.ts';
import { deleteSessions } from '../session/store.ts';
import { hashToken } from '../session/token.ts';
import { assertOwnPassword } from './own.ts';
import { invalidLink, languageOf } from './person.ts';
import { publishPerson } from './publish.ts';
import { mailConfirmation } from './sign-up.ts';
import {
  deleteMailLinks,
  findCredential,
  findMailLink,
  findPersonByEmail,
  lockAddress,
  lockPerson,
  takeMailLink,
  updatePerson,
} from './store.ts';
import { ADDRESS_CHANGED } from './texts.ts';

/** Asks to be reached at another address. Nothing changes until the link of the mail to it is used. */
export async function askForAddress(ctx: Context, actor: Actor, { email, password }: AddressChange): Promise<void> {
  const { id } = authorisePerson(actor, 'account.edit');
  const person = await assertOwnPassword(ctx, id, password);
  if (email === person.email) throw fail.invalidState('account.same_address', 'This is your address already');
  if (!ctx.attempts.mail.take(email)) return; // it has enough of these mails, and nobody learns that
  await ctx.db.orm.transaction(async (tx) => {
    // Of two requests at once the later one's link alone works.
    if (!(await lockPerson(tx, id))) throw sessionEnded();
    await deleteMailLinks(tx, { purpose: 'new_address', personId: id });
    const known = await findCredential(tx, person.email);
    const data = { language: person.language, ...(known?.passwordHash && { passwordHash: known.passwordHash }) };
    await mailConfirmation(ctx, tx, { purpose: 'new_address', email, personId: id, data });
  });
}

/**
 * Moves the account to the address that the link went to, by the person itself: who reads somebody's mail by mistake takes
 * no account with it. The old address is told, and the other sessions end.
 */
export async function confirmAddress(
  ctx: Context,
  actor: Actor,
  token: string,
  sessionId: string,
  call: Call,
): Promise<void> {
  const person = authorisePerson(actor, 'account.edit');
  await ctx.db.orm.transaction(async (tx) => {
    const tokenHash = hashToken(token);
    const known = await findMailLink(tx, 'new_address', tokenHash, ctx.clock.now());
    if (known?.personId !== person.id) throw invalidLink();
    await lockAddress(tx, known.email);
    const row = await lockPerson(tx, person.id);
    if (!row) throw sessionEnded();
    const link = await takeMailLink(tx, 'new_address', tokenHash, ctx.clock.now());
    if (!link) throw invalidLink();
    if (await findPersonByEmail(tx, link.email)) {
      throw fail.conflict('account.exists', 'There is an account with this address meanwhile');
    }
    const changed = await updatePerson(tx, row, { email: link.email }, ctx.clock.now());
    const ended = await deleteSessions(tx, person.id, { except: sessionId });
    await deleteMailLinks(tx, { purpose: 'reset', personId: person.id });
    const data = { sessionsEnded: ended, version: changed.version };
    await writeAudit(tx, audit, person, [{ action: 'account.address_changed', subject: person.id, data }]);
    const language = languageOf(row);
    const content = ADDRESS_CHANGED[language]({
      url: accountPage(ctx.publicUrl, '/account/report', { subjectId: person.id }),
    });
    await writeMails(tx, mail, [{ kind: 'account.address', to: row.email, language, content }]);
    await publishPerson(tx, changed, call.requestId);
  });
  ctx.changes.emit('person', person.id);
}
