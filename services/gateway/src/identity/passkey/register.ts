import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { writeAudit } from '@techbourse/db';
import type { NewPasskey, Passkey } from '@techbourse/gateway/api';
import { accountPage } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import { authorisePerson, fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { assertOwnPassword } from '../person/own.ts';
import { languageOf } from '../person/person.ts';
import { lockPerson } from '../person/store.ts';
import { PASSKEY_ADDED } from '../person/texts.ts';
import { sessionEnded } from '../session/cache.ts';
import { inMinutes } from '../session/open.ts';
import { CHALLENGE_MINUTES, challengeOf, PASSKEYS_MAX, passkeyView, relyingParty } from './passkey.ts';
import { countPasskeys, insertChallenge, insertPasskey, listPasskeys, takeChallenge } from './store.ts';

/** What a browser needs to make a passkey: one that finds its person by itself and checks that it is it who uses it. */
export async function offerPasskey(
  ctx: Context,
  actor: Actor,
  password: string,
): Promise<Record<string, unknown> & { challenge: string }> {
  const { id } = authorisePerson(actor, 'account.edit');
  const person = await assertOwnPassword(ctx, id, password);
  const { rpID, rpName } = relyingParty(ctx.publicUrl);
  const own = await listPasskeys(ctx.db.orm, id);
  const options = await generateRegistrationOptions({
    rpID,
    rpName,
    userID: new TextEncoder().encode(id),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const expiresAt = inMinutes(ctx.clock.now(), CHALLENGE_MINUTES);
  await insertChallenge(ctx.db.orm, { purpose: 'register', challenge: options.challenge, personId: id, expiresAt });
  return { ...options };
}

/** Keeps a passkey that answers the challenge of this person, and tells the person by mail. */
export async function registerPasskey(ctx: Context, actor: Actor, { name, response }: NewPasskey): Promise<Passkey> {
  const person = authorisePerson(actor, 'account.edit');
  const at = ctx.clock.now();
  const answer = response as unknown as RegistrationResponseJSON; // its form is checked by the library
  const challenge = challengeOf(answer);
  if ((await takeChallenge(ctx.db.orm, 'register', challenge, at)) !== person.id) throw refused();
  const { rpID, origin } = relyingParty(ctx.publicUrl);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => ({ verified: false, registrationInfo: undefined }));
  if (!verified || !registrationInfo) throw refused();
  const { credential, credentialBackedUp } = registrationInfo;
  return ctx.db.orm.transaction(async (tx) => {
    const owner = await lockPerson(tx, person.id);
    if (!owner) throw sessionEnded();
    if ((await countPasskeys(tx, person.id)) >= PASSKEYS_MAX) {
      throw fail.invalidState('passkey.too_many', said`You have ${{ max: PASSKEYS_MAX }} passkeys: remove one first`);
    }
    const row = await insertPasskey(tx, {
      personId: person.id,
      name,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      synced: credentialBackedUp,
      createdAt: at,
    });
    const data = { passkeyId: row.id, name };
    await writeAudit(tx, audit, person, [{ action: 'account.passkey_added', subject: person.id, data }]);
    const language = languageOf(owner);
    const content = PASSKEY_ADDED[language]({ url: accountPage(ctx.publicUrl, '/account/recover') });
    await writeMails(tx, mail, [{ kind: 'account.passkey', to: owner.email, language, content }]);
    return passkeyView(row);
  });
}

function refused() {
  return fail.validation('passkey.refused', 'This is no answer to the offer of this exchange: ask for another');
}
