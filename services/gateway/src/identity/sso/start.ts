import type { SsoStart } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import type { Context } from '../../context.ts';
import { stateOf } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { ATTEMPT_MS, attemptCookie, hashOf, newAttempt, secretsOf } from './attempt.ts';
import type { Connections } from './connection.ts';
import { callbackUrlOf, domainOf } from './provider.ts';
import { findProvider, findProviderOfDomain, insertAttempt, type ProviderRow } from './store.ts';

/** Where the browser goes to sign in, and the cookie that binds what comes back to it. */
export async function startSignIn(
  ctx: Context,
  connections: Connections,
  input: SsoStart,
): Promise<{ redirectTo: string; cookie: string }> {
  const row = await providerOf(ctx, input);
  const configuration = await connections.to(row);
  const { state, browser } = newAttempt();
  const { verifier, nonce } = secretsOf(browser);
  await insertAttempt(ctx.exchange.orm, {
    stateHash: hashOf(state),
    browserHash: hashOf(browser),
    providerId: row.id,
    providerVersion: row.version,
    returnTo: input.returnTo,
    expiresAt: new Date(ctx.clock.now().getTime() + ATTEMPT_MS),
  });
  const redirectTo = buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrlOf(ctx.publicUrl, row.organisationId),
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(input.email === undefined ? {} : { login_hint: input.email }),
  });
  return { redirectTo: redirectTo.href, cookie: attemptCookie(state, browser, ctx.cookies) };
}

async function providerOf(ctx: Context, { email, organisation }: SsoStart): Promise<ProviderRow> {
  const domain = email === undefined ? undefined : domainOf(email.toLowerCase());
  const row = organisation
    ? await findProvider(ctx.exchange.orm, organisation)
    : domain === undefined
      ? undefined
      : await findProviderOfDomain(ctx.exchange.orm, domain);
  const organisationRow = row && (await findOrganisation(ctx.exchange.orm, row.organisationId));
  const isOpen = organisationRow !== undefined && stateOf(organisationRow) === 'active';
  // The same for an organisation that is unknown and one whose provider nobody approved.
  if (!row || row.state !== 'approved' || !isOpen) {
    throw fail.notFound('sso.none', 'There is no single sign-on for this: sign in with your password');
  }
  return row;
}
