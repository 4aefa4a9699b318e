import { AppError, fail } from '@techbourse/platform';
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  type Configuration,
  fetchUserInfo,
  ResponseBodyError,
} from 'openid-client';
import { saysWho } from './claims.ts';

/**
 * Changes the code of an answer for what the provider says of the person: signature, issuer, audience, expiry, nonce, state and
 * `iss` are checked, and the code is bound to the verifier.
 * @returns claims of the token, and of the user's endpoint when the token alone does not tell the address.
 * @throws AppError FORBIDDEN `sso.refused` when the provider did not sign the person in, `sso.answer_invalid` for an answer that
 *   is not its own or not for this sign-in; UNAVAILABLE `sso.unreachable` when it does not answer.
 */
export async function claimsOf(
  configuration: Configuration,
  answer: URL,
  expected: { verifier: string; nonce: string; state: string },
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const tokens = await authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: expected.verifier,
      expectedNonce: expected.nonce,
      expectedState: expected.state,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw fail.forbidden('sso.answer_invalid', 'The provider sent no token');
    if (saysWho(claims) || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    // The token decides who it is; the endpoint only adds to it.
    return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  } catch (error) {
    throw readableFault(error);
  }
}

function readableFault(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError) return refusedBy(error.error, error);
  const own = appErrorIn(error);
  if (own?.kind === 'FORBIDDEN') return own;
  if (own) return fail.unavailable('sso.unreachable', 'The provider does not answer: try again', error);
  if (error instanceof ResponseBodyError) return refusedBy(error.error, error);
  const message = 'The answer of the provider is not valid for this sign-in: begin again';
  return new AppError('FORBIDDEN', 'sso.answer_invalid', message, { cause: error });
}

function refusedBy(code: string, cause: unknown) {
  const shown = /^[a-z_]{1,60}$/.test(code) ? `: ${code}` : '';
  return new AppError('FORBIDDEN', 'sso.refused', `The provider did not sign you in${shown}`, { cause });
}

/** What the guard of outgoing requests threw, below what the library made of it. */
function appErrorIn(thrown: unknown): AppError | undefined {
  for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    if (error instanceof AppError) return error;
  }
  return undefined;
}
