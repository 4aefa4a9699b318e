import type { Scope } from '@techbourse/api-schema';
import { type MailSender, smtpTransport, startMailSender } from '@techbourse/mail';
import { type MailCatcher, startMailCatcher } from '@techbourse/mail/catcher';
import { type App, bearerActor, buildApp, createActorVerifier, silentLogger } from '@techbourse/platform';
import { asService, type TestSettings, testSettings } from '@techbourse/testkit';
import { inject } from 'vitest';
import { type Config, readGatewayConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { bootstrap } from '../src/identity/bootstrap.ts';
import { type ApiKeyCache, createApiKeyCache } from '../src/identity/key/cache.ts';
import { buildServer } from '../src/server.ts';

export const OPERATOR_KEY = `tbo_${'0123456789abcdef'.repeat(2)}`;

type Overrides = Partial<Record<keyof Config, string>>;

/** Settings of a gateway with a separate database; by default no service listens. */
export async function gatewaySettings(overrides: Overrides = {}): Promise<TestSettings & Record<string, string>> {
  const nowhere = 'http://127.0.0.1:2';
  return {
    ...(await asService(await testSettings(), 'identity')),
    ACTOR_PRIVATE_KEY: inject('engines').actorPrivateKey,
    AUTH_SECRET: 'of no use to anybody, but as long as it has to be',
    OPERATOR_KEY,
    LISTINGS_URL: nowhere,
    DEMANDS_URL: nowhere,
    MATCHING_URL: nowhere,
    CONTRACTS_URL: nowhere,
    NOTIFICATIONS_URL: nowhere,
    ...overrides,
  };
}

export type TestGateway = {
  app: App;
  ctx: Context;
  keys: ApiKeyCache;
  /** Mail leaves, and is caught, from the first time that somebody asks for it. */
  mail(): Promise<MailCatcher>;
  close(): Promise<void>;
};

/** A gateway with the operator's organisation and key in place, for `inject`. */
export async function startGateway(
  settings: Record<string, string>,
  options: { clock?: Context['clock'] } = {},
): Promise<TestGateway> {
  const ctx = createContext(readGatewayConfig(settings), options);
  await bootstrap(ctx);
  const keys = createApiKeyCache(ctx);
  const app = await buildServer(ctx, { keys });
  await app.ready();
  let post: Promise<{ catcher: MailCatcher; sender: MailSender }> | undefined;
  return {
    app,
    ctx,
    keys,
    mail: async () => {
      post ??= startPost(ctx);
      return (await post).catcher;
    },
    close: async () => {
      const started = await post;
      await started?.sender.stop();
      await started?.catcher.stop();
      await app.close();
      await ctx.close();
    },
  };
}

async function startPost({ db, log, config }: Context) {
  const catcher = await startMailCatcher();
  const transport = smtpTransport(catcher.url, config.MAIL_FROM);
  return { catcher, sender: startMailSender({ db, schema: 'identity', transport, log }) };
}

/** A service as all of ours are: it believes signed actors only. Listens; `url` is where. */
export async function startService(
  name: string,
  routes: (app: App) => void,
  options: { port?: number; actorPublicKey?: string } = {},
): Promise<{ app: App; url: string }> {
  const { actorPublicKey = inject('engines').actorPublicKey } = options;
  const verify = createActorVerifier(actorPublicKey);
  const app = await buildApp({ name, actorPublicKey, log: silentLogger(), authenticate: bearerActor(verify) });
  routes(app);
  return { app, url: await app.listen({ host: '127.0.0.1', port: options.port ?? 0 }) };
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
export const asOperator = bearer(OPERATOR_KEY);

let made = 0;

/** A new organisation with one key, made through the API. */
export async function newOrganisation(
  app: App,
  options: {
    kind?: string;
    verified?: boolean;
    scopes?: Scope[];
    expiresInDays?: number;
    [more: string]: unknown;
  } = {},
): Promise<{ id: string; key: string; keyId: string; headers: { authorization: string } }> {
  const { scopes = ['organisations:write', 'listings:read', 'listings:write'], expiresInDays, ...fields } = options;
  made += 1;
  const organisation = await app.inject({
    method: 'POST',
    url: '/api/organisations',
    headers: asOperator,
    payload: {
      kind: 'company',
      name: { en: { text: `Organisation ${made}`, origin: 'person' } },
      country: 'CN',
      ...fields,
    },
  });
  if (organisation.statusCode !== 201) throw new Error(organisation.body);
  const { id } = organisation.json();
  const issued = await app.inject({
    method: 'POST',
    url: `/api/organisations/${id}/keys`,
    headers: asOperator,
    payload: { name: 'test', scopes, ...(expiresInDays ? { expiresInDays } : {}) },
  });
  if (issued.statusCode !== 201) throw new Error(issued.body);
  const { key, id: keyId } = issued.json();
  return { id, key, keyId, headers: bearer(key) };
}
