import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import http from 'node:http';
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { Provider, type ProviderContext } from 'oidc-provider';

/** A person as the provider knows it. */
export type Account = {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
  [claim: string]: unknown;
};

type Client = { clientId: string; clientSecret: string; redirectUri: string };
type Tokens = Record<string, unknown> & { id_token?: string };

export type TestProvider = {
  issuer: string;
  /** As the setting OUTBOUND_EXCEPTIONS names it. */
  hostPort: string;
  addClient(client: Client): void;
  addAccount(account: Account): void;
  /** Changes what its token endpoint answers. */
  tamper: { tokens?: ((tokens: Tokens) => Tokens | Promise<Tokens>) | undefined; discovery?: object | undefined };
  /** A token signed by the provider's own key. */
  sign(claims: JWTPayload): Promise<string>;
  /** How often each path was asked. */
  asked: string[];
  close(): Promise<void>;
};

/**
 * An OpenID provider on loopback. It signs in whoever `login_hint` names, without a password, and asks for no consent; unknown
 * people are refused.
 */
export async function startProvider(): Promise<TestProvider> {
  const accounts = new Map<string, Account>();
  const clients = new Map<string, Client>();
  const tamper: TestProvider['tamper'] = {};
  const asked: string[] = [];
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const hostPort = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const issuer = `http://${hostPort}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'own' }] },
    cookies: { keys: ['of a provider in a test'] },
    adapter: adapters(clients),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
    findAccount: (_: unknown, id: string) => {
      const account = accounts.get(id);
      return account && { accountId: account.sub, claims: async () => account };
    },
    loadExistingGrant: async ({ oidc }: { oidc: GrantContext }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/sign-in/${uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
  });
  provider.use(async (ctx: ProviderContext, next) => {
    asked.push(ctx.path);
    await next();
    const isTokens = ctx.path === '/token' && typeof ctx.body === 'object';
    if (isTokens && tamper.tokens) ctx.body = await tamper.tokens(ctx.body as Tokens);
    const isDiscovery = ctx.path === '/.well-known/openid-configuration';
    if (isDiscovery && tamper.discovery) ctx.body = { ...(ctx.body as object), ...tamper.discovery };
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return answer(request, response);
    signIn(provider, accounts, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    issuer,
    hostPort,
    asked,
    tamper,
    addClient: (client) => void clients.set(client.clientId, client),
    addAccount: (account) => void accounts.set(account.sub, account),
    sign: (claims) => signed(claims, privateKey, 'own'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type GrantContext = { client: { clientId: string }; session: { accountId: string } };

async function signIn(
  provider: Provider,
  accounts: ReadonlyMap<string, Account>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const account = [...accounts.values()].find(({ sub, email }) => [sub, email].includes(String(params['login_hint'])));
  const result = account
    ? { login: { accountId: account.sub } }
    : { error: 'access_denied', error_description: 'Nobody is known by this name' };
  await provider.interactionFinished(request, response, result);
}

/** Clients can be added while the provider runs; everything else it keeps in memory. */
function adapters(clients: ReadonlyMap<string, Client>) {
  const kept = new Map<string, { payload: Record<string, unknown>; consumed?: boolean }>();
  return class {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    #key = (id: string) => `${this.#name}:${id}`;
    async upsert(id: string, payload: Record<string, unknown>) {
      kept.set(this.#key(id), { payload });
    }
    async find(id: string) {
      if (this.#name === 'Client') return clientOf(clients.get(id));
      const found = kept.get(this.#key(id));
      return found && { ...found.payload, ...(found.consumed ? { consumed: true } : {}) };
    }
    async findByUid(uid: string) {
      return [...kept.values()].find(({ payload }) => payload['uid'] === uid)?.payload;
    }
    async findByUserCode() {
      return undefined;
    }
    async consume(id: string) {
      const found = kept.get(this.#key(id));
      if (found) found.consumed = true;
    }
    async destroy(id: string) {
      kept.delete(this.#key(id));
    }
    async revokeByGrantId() {}
  };
}

function clientOf(client: Client | undefined) {
  return (
    client && {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [client.redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
    }
  );
}

/** A token signed by a key that is nobody's. */
export function signedByStranger(claims: JWTPayload): Promise<string> {
  return signed(claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'own');
}

/** A token that nobody signed. */
export function unsigned(claims: JWTPayload): string {
  return new UnsecuredJWT(claims).encode();
}

function signed(claims: JWTPayload, key: KeyObject, kid: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
}

/** A browser at the provider: follows its redirects with its cookies until they lead elsewhere; returns where. */
export async function browseProvider(provider: TestProvider, from: string): Promise<URL> {
  const cookies = new Map<string, string>();
  for (let url = new URL(from), steps = 0; steps < 10; steps++) {
    if (url.origin !== provider.issuer) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the provider stops with ${answer.status}: ${await answer.text()}`);
    url = new URL(to, url);
  }
  throw new Error('the provider redirects without end');
}
