import {
  createContext as matchingContext,
  buildServer as matchingServer,
  readMatchingConfig,
  startOutbox,
} from '@techbourse/matching/testing';
import {
  createContext as notificationsContext,
  buildServer as notificationsServer,
  buildWorker as notificationsWorker,
  readNotificationsConfig,
} from '@techbourse/notifications/testing';
import { asService, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../packages/platform/src/index.ts';
import { JOBS } from '../../packages/queue/src/catalog.ts';
import { readContractsConfig } from '../../services/contracts/src/config.ts';
import { createContext as contractsContext } from '../../services/contracts/src/context.ts';
import { buildServer as contractsServer } from '../../services/contracts/src/server.ts';
import { buildWorker as contractsWorker } from '../../services/contracts/src/worker.ts';
import { createContext as demandsContext } from '../../services/demands/src/compose.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { buildServer as demandsServer } from '../../services/demands/src/server.ts';
import { buildWorker as demandsWorker } from '../../services/demands/src/worker.ts';
import { buildWorker as gatewayWorker } from '../../services/gateway/src/worker.ts';
import { asOperator, gatewaySettings, startGateway } from '../../services/gateway/test/gateway.ts';
import { createContext as listingsContext } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { buildServer as listingsServer } from '../../services/listings/src/server.ts';
import { buildWorker as listingsWorker } from '../../services/listings/src/worker.ts';

const apps: App[] = [];
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const settings = await testSettings();
  const listings = listingsContext(readListingsConfig(await asService(settings, 'listings')));
  const demands = demandsContext(readDemandsConfig(await asService(settings, 'demands')));
  const contracts = contractsContext(readContractsConfig(await asService(settings, 'contracts')));
  const matching = matchingContext(readMatchingConfig(await asService(settings, 'matching')));
  const notifications = notificationsContext(readNotificationsConfig(await asService(settings, 'notifications')));
  const gateway = await startGateway(await gatewaySettings());
  apps.push(
    await listingsServer(listings),
    await demandsServer(demands),
    await contractsServer(contracts),
    await matchingServer(matching),
    await notificationsServer(notifications),
    gateway.app,
  );
  const workers = [
    listingsWorker(listings),
    demandsWorker(demands),
    contractsWorker(contracts),
    startOutbox(matching),
    notificationsWorker(notifications),
    gatewayWorker(gateway.ctx),
  ];
  stops.push(...workers.map((worker) => () => worker.stop()));
  stops.push(...apps.slice(0, -1).map((app) => async () => void (await app.close())));
  stops.push(listings.close, demands.close, contracts.close, matching.close, notifications.close, gateway.close);
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

it('the metrics of the services together show every queue and every outbox of the exchange', async () => {
  const seen = async () => {
    const replies = await Promise.all(apps.map((app) => app.inject({ url: '/metrics', headers: asOperator })));
    const text = replies.map((reply) => reply.body).join('\n');
    const labels = (series: string) => [...text.matchAll(new RegExp(`^${series}="([^"]+)"`, 'gm'))].map(([, of]) => of);
    return {
      ages: labels('techbourse_queue_oldest_waiting_seconds\\{queue').sort(),
      dead: labels('techbourse_queue_dead_letters\\{queue').sort(),
      outboxes: labels('techbourse_outbox_oldest_unpublished_seconds\\{schema').sort(),
    };
  };
  // Redis may not have been reached at the first look.
  await waitFor(async () => (await seen()).ages.length >= Object.keys(JOBS).length);
  const queues = Object.keys(JOBS).sort();
  const outboxes = ['contracts', 'demands', 'identity', 'listings', 'matching', 'notifications'];
  expect(await seen()).toEqual({ ages: queues, dead: queues, outboxes });
});
