import { type Tx, writeAudit } from '@techbourse/db';
import { type AccountPage, accountPage, type PersonReason, type PersonRecord } from '@techbourse/gateway/api';
import { quotedInMail, writeMails } from '@techbourse/mail';
import { authorise, fail } from '@techbourse/platform';
import type { Action, Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { asExchange } from '../../rows.ts';
import { languageOf } from '../person/person.ts';
import { lockPerson, type PersonRow } from '../person/store.ts';
import { isPseudonym } from '../privacy/pseudonym.ts';
import { deleteSessions } from '../session/store.ts';
import { getPerson, noPerson } from './queries.ts';
import { removeSecondFactor, setSuspension } from './store.ts';
import { OPERATED } from './texts.ts';

type Act = {
  asks: Action;
  /** Of the audit. */
  done: string;
  told: keyof typeof OPERATED;
  leadsTo: AccountPage;
  work: (tx: Tx, row: PersonRow, reason: string) => Promise<Record<string, unknown>>;
};

/** Signs it out everywhere, and lets nobody sign in with the account by any way. Its data and memberships stay. */
export const suspendPerson = (ctx: Context, actor: Actor, id: string, given: PersonReason) =>
  act(ctx, actor, id, given, {
    asks: 'person.suspend',
    done: 'account.suspended',
    told: 'suspended',
    leadsTo: '/account/suspended',
    work: async (tx, row, reason) => {
      if (row.suspendedAt !== null) throw fail.invalidState('account.suspended', 'This account is suspended already');
      await setSuspension(tx, row.id, { at: ctx.clock.now(), reason });
      return { sessionsEnded: await deleteSessions(tx, row.id, {}) };
    },
  });

export const restorePerson = (ctx: Context, actor: Actor, id: string, given: PersonReason) =>
  act(ctx, actor, id, given, {
    asks: 'person.suspend',
    done: 'account.restored',
    told: 'restored',
    leadsTo: '/account/sign-in',
    work: async (tx, row) => {
      if (row.suspendedAt === null) throw fail.invalidState('account.not_suspended', 'This account is not suspended');
      await setSuspension(tx, row.id, null);
      return {};
    },
  });

export const endSessionsOf = (ctx: Context, actor: Actor, id: string, given: PersonReason) =>
  act(ctx, actor, id, given, {
    asks: 'person.end_sessions',
    done: 'account.sessions_ended',
    told: 'sessions_ended',
    leadsTo: '/account/sign-in',
    work: async (tx, row) => ({ sessionsEnded: await deleteSessions(tx, row.id, {}) }),
  });

/** For who has lost its app and its codes. Passkeys stay: they are something that the person has. */
export const resetSecondFactor = (ctx: Context, actor: Actor, id: string, given: PersonReason) =>
  act(ctx, actor, id, given, {
    asks: 'person.reset_second_factor',
    done: 'account.second_factor_reset',
    told: 'second_factor_reset',
    leadsTo: '/account/recover',
    work: async (tx, row) => {
      if (!(await removeSecondFactor(tx, row.id))) {
        throw fail.invalidState('second_factor.off', 'This account has no second factor');
      }
      return { sessionsEnded: await deleteSessions(tx, row.id, {}) };
    },
  });

/** One act of the operator on an account, with its reason in the audit and in a mail to the person. */
async function act(
  ctx: Context,
  actor: Actor,
  id: string,
  { reason }: PersonReason,
  { asks, done, told, leadsTo, work }: Act,
): Promise<PersonRecord> {
  authorise(actor, asks);
  if (actor.by?.person === id) {
    throw fail.invalidState('person.yourself', 'What concerns your own account another of the operator’s people does');
  }
  await asExchange(ctx, async (tx) => {
    const row = await lockPerson(tx, id);
    if (!row || isPseudonym(row)) throw noPerson();
    const data = await work(tx, row, reason);
    await writeAudit(tx, audit, actor, [{ action: done, subject: id, data: { ...data, reason } }]);
    const language = languageOf(row);
    const url = accountPage(ctx.publicUrl, leadsTo, leadsTo === '/account/suspended' ? { subjectId: id } : {});
    const content = OPERATED[told][language]({ reason: quotedInMail(reason), url });
    await writeMails(tx, mail, [{ kind: `account.${told}`, to: row.email, language, content }]);
  });
  ctx.changes.emit('person', id);
  return getPerson(ctx, actor, id);
}
