import { AppError, fail, type Outbound } from '@techbourse/platform';
import { z } from 'zod';

/** Signatures that only the provider can make; with the others a client, or anybody, can. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TIMEOUT_MS = 8000;
const BYTES_MAX = 256 * 1024;

const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  response_types_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** What the exchange uses of a provider's discovery document. */
export type Discovered = z.infer<typeof documentSchema> & { id_token_signing_alg_values_supported: string[] };

const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const;

/**
 * Reads the discovery document of an issuer through the guard, and checks that the exchange can trust and use it.
 * @throws AppError VALIDATION with an issue at `/issuer`: what `outbound` refuses, `sso.issuer.form`, `.no_document`, `.other`,
 *   `.unusable`; and what `outbound` throws when the provider does not answer.
 */
export async function discover(outbound: Outbound, issuer: string): Promise<Discovered> {
  const url = outbound.assertUrl(issuer, '/issuer');
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(issuer)) {
    throw refused('form', 'An issuer has neither a query nor a fragment');
  }
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { status, body } = await outbound
    .send(place, { headers: { accept: 'application/json' }, timeoutMs: TIMEOUT_MS, bytesMax: BYTES_MAX })
    .catch(atIssuer);
  if (status !== 200) throw refused('no_document', `No discovery document: the provider answered ${status}`);
  const document = documentSchema.safeParse(jsonOf(body));
  if (!document.success) throw refused('no_document', `Not a discovery document of an OpenID provider: ${place}`);
  return usable(outbound, issuer, document.data);
}

function usable(outbound: Outbound, issuer: string, document: z.infer<typeof documentSchema>): Discovered {
  // A document that names another issuer would speak for that one's people.
  if (document.issuer !== issuer) throw refused('other', `The provider calls itself ${document.issuer.slice(0, 200)}`);
  for (const name of ENDPOINTS) {
    const endpoint = document[name];
    if (endpoint === undefined) continue;
    try {
      outbound.assertUrl(endpoint, '/issuer');
    } catch (error) {
      throw error instanceof AppError ? refused('unusable', `${name}: ${error.message}`) : error;
    }
  }
  const { response_types_supported: types, code_challenge_methods_supported: challenges } = document;
  if (types && !types.includes('code')) throw refused('unusable', 'The provider knows no authorization code');
  if (challenges && !challenges.includes('S256')) throw refused('unusable', 'The provider knows no PKCE with S256');
  const said = document.id_token_signing_alg_values_supported ?? ['RS256'];
  const algorithms = said.filter((one) => ALGORITHMS.includes(one));
  if (algorithms.length === 0) throw refused('unusable', 'The provider signs its tokens by no key of its own');
  if (authMethodOf(document) === undefined) {
    throw refused('unusable', 'The provider takes neither client_secret_basic nor client_secret_post');
  }
  return { ...document, id_token_signing_alg_values_supported: algorithms };
}

/** How the provider wants to be shown the secret. Basic is what its silence means. */
export function authMethodOf({
  token_endpoint_auth_methods_supported: methods = ['client_secret_basic'],
}: Pick<Discovered, 'token_endpoint_auth_methods_supported'>): 'basic' | 'post' | undefined {
  if (methods.includes('client_secret_basic')) return 'basic';
  return methods.includes('client_secret_post') ? 'post' : undefined;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(rule: string, message: string): AppError {
  return fail.validation(`sso.issuer.${rule}`, message, [{ pointer: '/issuer', rule: `sso.issuer.${rule}`, message }]);
}

/** A name that leads inside is found out when it is looked up; it is a fault of the field all the same. */
function atIssuer(error: unknown): never {
  if (!(error instanceof AppError) || error.kind !== 'VALIDATION') throw error;
  const issues = error.issues.map((issue) => ({ ...issue, pointer: '/issuer' }));
  throw new AppError(error.kind, error.reason, error.message, { issues });
}
