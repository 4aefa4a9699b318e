import { generateKeyPairSync } from 'node:crypto';
import type { App } from './app-options.ts';

const UNREACHABLE_URL = 'http://127.0.0.1:1';

/**
 * Settings of a process without engines: nothing listens at its addresses, and its keys are fresh. Serves to build a
 * service only for its API document.
 */
export function offlineSettings(): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere',
    REDIS_URL: 'redis://127.0.0.1:1',
    MEILI_URL: UNREACHABLE_URL,
    LISTINGS_URL: UNREACHABLE_URL,
    DEMANDS_URL: UNREACHABLE_URL,
    MATCHING_URL: UNREACHABLE_URL,
    CONTRACTS_URL: UNREACHABLE_URL,
    NOTIFICATIONS_URL: UNREACHABLE_URL,
    ACTOR_PRIVATE_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    ACTOR_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    SEALING_KEY: 'of no use to anybody, but as long as it has to be',
    AUTH_SECRET: 'of no use to anybody, but as long as it has to be',
    OPERATOR_KEY: 'of-no-use-to-anybody-but-as-long-as-it-has-to-be',
  };
}

/** The OpenAPI document of a service, from its routes alone, without listening and without engines. */
export async function apiDocumentOf<C extends { close(): Promise<unknown> }>(
  ctx: C,
  buildServer: (ctx: C) => Promise<App>,
): Promise<ReturnType<App['swagger']>> {
  try {
    const app = await buildServer(ctx);
    try {
      await app.ready();
      return app.swagger();
    } finally {
      await app.close();
    }
  } finally {
    await ctx.close();
  }
}
