import { createOutbound } from '@techbourse/platform';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startProvider } from '../../../test/oidc.ts';
import { authMethodOf, discover } from './discovery.ts';

const provider = await startProvider();
const outbound = createOutbound({ exceptions: [provider.hostPort] });
afterEach(() => {
  provider.tamper.discovery = undefined;
});
afterAll(() => provider.close());

describe('discovery of a provider', () => {
  it('tells what the exchange needs of it', async () => {
    const found = await discover(outbound, provider.issuer);
    expect(found).toMatchObject({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/auth`,
      token_endpoint: `${provider.issuer}/token`,
      authorization_response_iss_parameter_supported: true,
    });
    expect(found.id_token_signing_alg_values_supported).toContain('RS256');
  });

  it.each([
    ['sso.issuer.other', { issuer: 'https://accounts.example' }],
    ['sso.issuer.unusable', { token_endpoint: 'https://10.0.0.1/token' }],
    ['sso.issuer.unusable', { token_endpoint: 'http://accounts.example/token' }],
    ['sso.issuer.unusable', { authorization_endpoint: 'javascript:alert(1)' }],
    ['sso.issuer.unusable', { jwks_uri: 'https://[::1]/keys' }],
    ['sso.issuer.unusable', { userinfo_endpoint: 'https://169.254.169.254/latest' }],
    ['sso.issuer.unusable', { response_types_supported: ['id_token'] }],
    ['sso.issuer.unusable', { code_challenge_methods_supported: ['plain'] }],
    ['sso.issuer.unusable', { id_token_signing_alg_values_supported: ['none', 'HS256'] }],
    ['sso.issuer.unusable', { token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'] }],
    ['sso.issuer.no_document', { token_endpoint: 7 }],
  ])('is refused with %s when the document says %j', async (reason, said) => {
    provider.tamper.discovery = said;
    const issues = [expect.objectContaining({ pointer: '/issuer', rule: reason })];
    await expect(discover(outbound, provider.issuer)).rejects.toMatchObject({ kind: 'VALIDATION', reason, issues });
  });

  it('keeps no algorithm by which a client, or anybody, could sign', async () => {
    provider.tamper.discovery = { id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256', 'ES256'] };
    const { id_token_signing_alg_values_supported: kept } = await discover(outbound, provider.issuer);
    expect(kept).toEqual(['RS256', 'ES256']);
  });

  it.each([
    ['http://accounts.example', 'outbound.not_https'],
    ['https://127.0.0.1', 'outbound.not_public'],
    ['https://localhost', 'outbound.not_public'],
    ['https://10.1.2.3', 'outbound.not_public'],
    ['https://169.254.169.254', 'outbound.not_public'],
    ['https://[::ffff:127.0.0.1]', 'outbound.not_public'],
    ['https://accounts.example:22', 'outbound.port_refused'],
    ['https://a:b@accounts.example', 'outbound.credentials_in_url'],
    ['https://accounts.example/?tenant=1', 'sso.issuer.form'],
    ['https://accounts.example/#x', 'sso.issuer.form'],
  ])('asks nothing at %s', async (issuer, reason) => {
    const issues = [expect.objectContaining({ pointer: '/issuer' })];
    await expect(discover(outbound, issuer)).rejects.toMatchObject({ kind: 'VALIDATION', reason, issues });
  });

  it('finds a name out that leads inside', async () => {
    const inside = createOutbound({ resolve: async () => ['127.0.0.1'] });
    const issues = [expect.objectContaining({ pointer: '/issuer' })];
    const found = discover(inside, 'https://accounts.example');
    await expect(found).rejects.toMatchObject({ reason: 'outbound.not_public', issues });
  });

  it('says when nothing is there', async () => {
    const found = discover(outbound, `${provider.issuer}/nowhere`);
    await expect(found).rejects.toMatchObject({ reason: 'sso.issuer.no_document' });
  });
});

it('shows the secret as the provider wants it, by the standard when it does not say', () => {
  expect(authMethodOf({})).toBe('basic');
  expect(authMethodOf({ token_endpoint_auth_methods_supported: ['client_secret_post'] })).toBe('post');
  expect(authMethodOf({ token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'] })).toBe(
    'basic',
  );
  expect(authMethodOf({ token_endpoint_auth_methods_supported: [] })).toBeUndefined();
});
