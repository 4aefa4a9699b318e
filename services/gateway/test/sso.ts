import type { LightMyRequestResponse } from 'fastify';
import { asOperator, newOrganisation, type TestGateway } from './gateway.ts';
import { browseProvider, type TestProvider } from './oidc.ts';
import { cookiesOf, SAME_ORIGIN } from './people.ts';

export type SsoOrganisation = {
  id: string;
  domain: string;
  clientId: string;
  clientSecret: string;
  /** Of its API key. */
  headers: { authorization: string };
  version: number;
};

let made = 0;

/** An organisation whose people sign in at `provider`; approved by the operator unless told otherwise. */
export async function newSsoOrganisation(
  gateway: TestGateway,
  provider: TestProvider,
  options: { approved?: boolean; defaultRole?: string; domain?: string } = {},
): Promise<SsoOrganisation> {
  made += 1;
  const { approved = true, defaultRole = 'viewer', domain = `uni-${made}.example` } = options;
  const { id, headers } = await newOrganisation(gateway.app, { scopes: ['organisations:write'] });
  const clientId = `exchange-${made}`;
  const clientSecret = `secret of client ${made}`;
  const payload = { issuer: provider.issuer, clientId, clientSecret, domains: [domain], defaultRole };
  const proposed = await gateway.app.inject({ method: 'POST', url: `/api/organisations/${id}/sso`, headers, payload });
  if (proposed.statusCode !== 201) throw new Error(proposed.body);
  const { callbackUrl, version } = proposed.json();
  provider.addClient({ clientId, clientSecret, redirectUri: callbackUrl });
  const organisation = { id, domain, clientId, clientSecret, headers, version };
  if (approved) organisation.version = await approve(gateway, organisation);
  return organisation;
}

/** The operator approves what an organisation proposes; the new version. */
export async function approve(
  gateway: TestGateway,
  { id, version }: Pick<SsoOrganisation, 'id' | 'version'>,
): Promise<number> {
  const approved = await gateway.app.inject({
    method: 'POST',
    url: `/api/organisations/${id}/sso/approve`,
    headers: asOperator,
    payload: { expectedVersion: version },
  });
  if (approved.statusCode !== 200) throw new Error(approved.body);
  return approved.json().version;
}

/** A sign-in that has come back from the provider: the callback to call, and the cookies of the browser. */
export type CameBack = { url: string; headers: { cookie: string } };

/** Begins to sign in, and is signed in by the provider. */
export async function comeBack(
  gateway: TestGateway,
  provider: TestProvider,
  email: string,
  returnTo = '/',
): Promise<CameBack> {
  const started = await gateway.app.inject({ method: 'POST', url: '/api/sso/start', payload: { email, returnTo } });
  if (started.statusCode !== 200) throw new Error(started.body);
  const { pathname, search } = await browseProvider(provider, started.json().redirectTo);
  return { url: `${pathname}${search}`, headers: cookiesOf(started) };
}

/** Signs in by a provider: the answer of the callback. */
export async function signInBy(
  gateway: TestGateway,
  provider: TestProvider,
  email: string,
  returnTo?: string,
): Promise<LightMyRequestResponse> {
  return gateway.app.inject(await comeBack(gateway, provider, email, returnTo));
}

/** Headers of the session that a callback opened. */
export function sessionOf(reply: LightMyRequestResponse): { cookie: string; 'sec-fetch-site': string } {
  if (reply.statusCode !== 302) throw new Error(reply.body);
  return { ...cookiesOf(reply), ...SAME_ORIGIN };
}
