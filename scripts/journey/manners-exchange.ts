import { generateKeyPairSync } from 'node:crypto';
import {
  createContext as matchingContext,
  buildServer as matchingServer,
  readMatchingConfig,
} from '@techbourse/matching/testing';
import {
  createContext as notificationsContext,
  buildServer as notificationsServer,
  readNotificationsConfig,
} from '@techbourse/notifications/testing';
import { asService, testSettings } from '@techbourse/testkit';
import { inject } from 'vitest';
import type { App } from '../../packages/platform/src/index.ts';
import { readContractsConfig } from '../../services/contracts/src/config.ts';
import { createContext as contractsContext } from '../../services/contracts/src/context.ts';
import { buildServer as contractsServer } from '../../services/contracts/src/server.ts';
import { createContext as demandsContext } from '../../services/demands/src/compose.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { buildServer as demandsServer } from '../../services/demands/src/server.ts';
import { readGatewayConfig } from '../../services/gateway/src/config.ts';
import { createContext as gatewayContext } from '../../services/gateway/src/context.ts';
import { bootstrap } from '../../services/gateway/src/identity/bootstrap.ts';
import { buildServer as gatewayServer } from '../../services/gateway/src/server.ts';
import { createContext as listingsContext } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { buildServer as listingsServer } from '../../services/listings/src/server.ts';

const OPERATOR_KEY = `tbo_${'0123456789abcdef'.repeat(2)}`;

/** All services and the gateway before them in this process, on engines of this file, without their workers. */
export async function startServers(): Promise<{
  app: App;
  operator: { authorization: string };
  close(): Promise<void>;
}> {
  const settings: Record<string, string> = { ...(await testSettings()) };
  const closing: (() => Promise<unknown>)[] = [];
  const listening = async (app: App, ctx: { close(): Promise<unknown> }): Promise<string> => {
    closing.unshift(() => app.close(), ctx.close);
    return app.listen({ host: '127.0.0.1', port: 0 });
  };
  const listings = listingsContext(readListingsConfig(await asService(settings, 'listings')));
  const demands = demandsContext(readDemandsConfig(await asService(settings, 'demands')));
  const contracts = contractsContext(readContractsConfig(await asService(settings, 'contracts')));
  const matching = matchingContext(readMatchingConfig(await asService(settings, 'matching')));
  const notifications = notificationsContext(readNotificationsConfig(await asService(settings, 'notifications')));
  const urls = {
    LISTINGS_URL: await listening(await listingsServer(listings), listings),
    DEMANDS_URL: await listening(await demandsServer(demands), demands),
    CONTRACTS_URL: await listening(await contractsServer(contracts), contracts),
    MATCHING_URL: await listening(await matchingServer(matching), matching),
    NOTIFICATIONS_URL: await listening(await notificationsServer(notifications), notifications),
  };
  const gateway = gatewayContext(
    readGatewayConfig({
      ...settings,
      ...urls,
      ACTOR_PRIVATE_KEY: inject('engines').actorPrivateKey,
      AUTH_SECRET: generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      OPERATOR_KEY,
      RATE_LIMIT_KEY: '100000',
      RATE_LIMIT_ADDRESS: '100000',
    }),
  );
  await bootstrap(gateway);
  const app = await gatewayServer(gateway);
  closing.unshift(() => app.close(), gateway.close);
  await app.ready();
  const close = async () => {
    for (const each of closing) await each();
  };
  return { app, operator: { authorization: `Bearer ${OPERATOR_KEY}` }, close };
}
