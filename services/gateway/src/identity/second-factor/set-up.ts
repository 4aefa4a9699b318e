import { writeAudit } from '@techbourse/db';
import type { RecoveryCodes, SecondFactorSecret } from '@techbourse/gateway/api';
import { accountPage } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { assertOwnPassword } from '../person/own.ts';
import { languageOf } from '../person/person.ts';
import { findPerson } from '../person/store.ts';
import { SECOND_FACTOR_OFF, SECOND_FACTOR_ON } from '../person/texts.ts';
import { sessionEnded } from '../session/cache.ts';
import { deleteSessions } from '../session/store.ts';
import { rightStep, sealSecret, takeCode, wrongCode } from './check.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery.ts';
import { deleteSecondFactor, lockSecondFactor, updateSecondFactor, writeSecret } from './store.ts';
import { newSecret, secretUri } from './totp.ts';

/** Begins: gives a secret for an app. Nothing changes until a code of the app has come back. */
export async function beginSecondFactor(ctx: Context, actor: Actor, password: string): Promise<SecondFactorSecret> {
  const { id } = authorisePerson(actor, 'account.edit');
  const person = await assertOwnPassword(ctx, id, password);
  const secret = newSecret();
  const sealed = await sealSecret(ctx, secret);
  await ctx.db.orm.transaction(async (tx) => {
    if ((await lockSecondFactor(tx, id))?.confirmedAt != null) throw isOn();
    await writeSecret(tx, id, sealed);
  });
  return { secret, uri: secretUri(secret, person.email) };
}

/** Switches it on with the first code, and ends the other sessions, which were opened without one. */
export async function confirmSecondFactor(
  ctx: Context,
  actor: Actor,
  code: string,
  sessionId: string,
): Promise<RecoveryCodes> {
  const person = authorisePerson(actor, 'account.edit');
  ctx.attempts.code.assert(person.id, 'Too many codes.');
  const codes = newRecoveryCodes();
  await ctx.db.orm.transaction(async (tx) => {
    const row = await lockSecondFactor(tx, person.id);
    if (!row) throw fail.invalidState('second_factor.not_begun', 'Ask for a secret first');
    if (row.confirmedAt !== null) throw isOn();
    const step = await rightStep(ctx, row, code);
    if (step === undefined) throw wrongCode();
    const confirmedAt = ctx.clock.now();
    const recoveryHashes = codes.map((one) => hashRecoveryCode(one, ctx.config.AUTH_SECRET));
    await updateSecondFactor(tx, person.id, { confirmedAt, lastStep: step, recoveryHashes });
    const ended = await deleteSessions(tx, person.id, { except: sessionId });
    const data = { sessionsEnded: ended };
    await writeAudit(tx, audit, person, [{ action: 'account.second_factor_on', subject: person.id, data }]);
    await tell(ctx, tx, person.id, 'on');
  });
  ctx.changes.emit('person', person.id);
  return { recoveryCodes: codes };
}

type Tx = Parameters<Parameters<Context['db']['orm']['transaction']>[0]>[0];
type Secrets = { password: string; code: string };

/** Gives new recovery codes; the old ones work no more. */
export async function renewRecoveryCodes(ctx: Context, actor: Actor, given: Secrets): Promise<RecoveryCodes> {
  const person = authorisePerson(actor, 'account.edit');
  await assertOwnPassword(ctx, person.id, given.password);
  ctx.attempts.code.assert(person.id, 'Too many codes.');
  const codes = newRecoveryCodes();
  await ctx.db.orm.transaction(async (tx) => {
    await takeCode(ctx, tx, person.id, given.code);
    const recoveryHashes = codes.map((one) => hashRecoveryCode(one, ctx.config.AUTH_SECRET));
    await updateSecondFactor(tx, person.id, { recoveryHashes });
    await writeAudit(tx, audit, person, [{ action: 'account.recovery_codes_renewed', subject: person.id }]);
  });
  return { recoveryCodes: codes };
}

export async function removeSecondFactor(ctx: Context, actor: Actor, given: Secrets): Promise<void> {
  const person = authorisePerson(actor, 'account.edit');
  await assertOwnPassword(ctx, person.id, given.password);
  ctx.attempts.code.assert(person.id, 'Too many codes.');
  await ctx.db.orm.transaction(async (tx) => {
    await takeCode(ctx, tx, person.id, given.code);
    await deleteSecondFactor(tx, person.id);
    await writeAudit(tx, audit, person, [{ action: 'account.second_factor_off', subject: person.id }]);
    await tell(ctx, tx, person.id, 'off');
  });
}

async function tell(ctx: Context, tx: Tx, personId: string, state: 'on' | 'off'): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!person) throw sessionEnded();
  const language = languageOf(person);
  const texts = state === 'on' ? SECOND_FACTOR_ON : SECOND_FACTOR_OFF;
  const content = texts[language]({ url: accountPage(ctx.publicUrl, '/account/recover') });
  await writeMails(tx, mail, [{ kind: 'account.second_factor', to: person.email, language, content }]);
}

function isOn() {
  return fail.invalidState('second_factor.on', 'You have a second factor: remove it before you set up another');
}
