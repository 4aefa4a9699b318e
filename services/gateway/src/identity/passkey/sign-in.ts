import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { writeAudit } from '@techbourse/db';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { personActor } from '../person/person.ts';
import type { PersonRow } from '../person/store.ts';
import { inMinutes, type OpenedSession, openSession } from '../session/open.ts';
import type { Browser } from '../session/session.ts';
import { CHALLENGE_MINUTES, challengeOf, relyingParty, wrongPasskey } from './passkey.ts';
import { insertChallenge, lockPasskey, noteUse, takeChallenge } from './store.ts';

/** What a browser needs to sign in with a passkey. It names nobody: the passkey says whose it is. */
export async function askForPasskey(
  ctx: Context,
  network: string,
): Promise<Record<string, unknown> & { challenge: string }> {
  ctx.attempts.network.assert(network, 'Too many tries from your network.');
  const { rpID } = relyingParty(ctx.publicUrl);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  const expiresAt = inMinutes(ctx.clock.now(), CHALLENGE_MINUTES);
  await insertChallenge(ctx.exchange.orm, {
    purpose: 'sign_in',
    challenge: options.challenge,
    personId: '',
    expiresAt,
  });
  return { ...options };
}

/**
 * Signs in with a passkey that answers a challenge of ours, once. It has checked the person by itself (a finger, a face, a
 * PIN), without which a stolen one would be enough, so no second factor is asked for.
 */
export async function signInWithPasskey(
  ctx: Context,
  response: Record<string, unknown>,
  from: { network: string; browser: Browser },
): Promise<{ person: PersonRow; opened: OpenedSession }> {
  const at = ctx.clock.now();
  const answer = response as unknown as AuthenticationResponseJSON; // its form is checked by the library
  const challenge = challengeOf(answer);
  if ((await takeChallenge(ctx.exchange.orm, 'sign_in', challenge, at)) === undefined) throw wrongPasskey();
  const { rpID, origin } = relyingParty(ctx.publicUrl);
  const signedIn = await ctx.exchange.orm.transaction(async (tx) => {
    const found = await lockPasskey(tx, answer.id);
    if (!found) throw wrongPasskey();
    const { passkey, person } = found;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    }).catch(() => ({ verified: false, authenticationInfo: undefined }));
    if (!verified || !authenticationInfo) throw wrongPasskey();
    await noteUse(tx, passkey.id, authenticationInfo.newCounter, at);
    const opened = await openSession(ctx, tx, { person, how: 'passkey', browser: from.browser });
    const data = { sessionId: opened.row.id, how: 'passkey', passkeyId: passkey.id };
    await writeAudit(tx, audit, personActor(person.id), [{ action: 'session.opened', subject: person.id, data }]);
    return { person, opened };
  });
  ctx.attempts.network.undo(from.network);
  return signedIn;
}
