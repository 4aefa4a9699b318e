import { generateKeyPairSync } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import {
  buildServer as buildMatching,
  createContext as createMatching,
  pairsIndex,
  readMatchingConfig,
} from '@techbourse/matching/testing';
import {
  buildServer as buildNotifications,
  createContext as createNotifications,
  readNotificationsConfig,
} from '@techbourse/notifications/testing';
import { actorHeaders, asService, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { inject } from 'vitest';
import { type App, newId } from '../../packages/platform/src/index.ts';
import { type Actor, ANONYMOUS, type Role } from '../../packages/policy/src/index.ts';
import { readContractsConfig } from '../../services/contracts/src/config.ts';
import { createContext as createContracts } from '../../services/contracts/src/context.ts';
import { projectRecord } from '../../services/contracts/src/ingest/jobs.ts';
import { buildServer as buildContracts } from '../../services/contracts/src/server.ts';
import { createContext as createDemands } from '../../services/demands/src/compose.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { demandsIndex } from '../../services/demands/src/search/settings.ts';
import { buildServer as buildDemands } from '../../services/demands/src/server.ts';
import { readGatewayConfig } from '../../services/gateway/src/config.ts';
import { createContext as createGateway } from '../../services/gateway/src/context.ts';
import { bootstrap } from '../../services/gateway/src/identity/bootstrap.ts';
import { buildServer as buildGateway } from '../../services/gateway/src/server.ts';
import { createContext as createListings } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { listingsIndex } from '../../services/listings/src/search/settings.ts';
import { buildServer as buildListings } from '../../services/listings/src/server.ts';
import type { FuzzRequest } from './requests.ts';

export const OPERATOR_KEY = `tbo_${'0123456789abcdef'.repeat(2)}`;

export type Answer = { status: number; type: string; body: string };

/** Every service on one set of engines: a request is given to the one it is for, past the gateway's limits. */
export type FuzzedExchange = {
  documents: Record<string, object>;
  actors: string[];
  send(request: FuzzRequest): Promise<Answer>;
  /** Opens the public door. @returns its address. */
  open(): Promise<string>;
  /** Makes records known to the contracts service, as their events would. */
  copyRecords(): Promise<void>;
  close(): Promise<void>;
};

export async function openExchange(): Promise<FuzzedExchange> {
  const ledger = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const settings = {
    ...(await testSettings()),
    ACTOR_PRIVATE_KEY: inject('engines').actorPrivateKey,
    AUTH_SECRET: 'of no use, but as long as it has to be',
    OPERATOR_KEY,
    LEDGER_PRIVATE_KEY: ledger,
    RATE_LIMIT_KEY: '10000000',
    RATE_LIMIT_ADDRESS: '10000000',
    RATE_LIMIT_ORGANISATION: '10000000',
    LOG_LEVEL: process.env['FUZZ_LOG'] ?? 'silent',
  };
  // Each as the role that it runs as: what holds a service's role holds here.
  const contexts = {
    listings: createListings(readListingsConfig(await asService(settings, 'listings'))),
    demands: createDemands(readDemandsConfig(await asService(settings, 'demands'))),
    matching: createMatching(readMatchingConfig(await asService(settings, 'matching'))),
    contracts: createContracts(readContractsConfig(await asService(settings, 'contracts'))),
    notifications: createNotifications(readNotificationsConfig(await asService(settings, 'notifications'))),
  };
  await Promise.all([
    contexts.listings.search.apply(listingsIndex),
    contexts.demands.search.apply(demandsIndex),
    contexts.matching.search.apply(pairsIndex),
  ]);
  const apps: Record<string, App> = {
    listings: await buildListings(contexts.listings),
    demands: await buildDemands(contexts.demands),
    matching: await buildMatching(contexts.matching),
    contracts: await buildContracts(contexts.contracts),
    notifications: await buildNotifications(contexts.notifications),
  };
  const listen = (name: string) => (apps[name] as App).listen({ host: '127.0.0.1', port: 0 });
  const urls = {
    LISTINGS_URL: await listen('listings'),
    DEMANDS_URL: await listen('demands'),
    MATCHING_URL: await listen('matching'),
    CONTRACTS_URL: await listen('contracts'),
    NOTIFICATIONS_URL: await listen('notifications'),
  };
  const gateway = createGateway(readGatewayConfig({ ...settings, ...urls }));
  await bootstrap(gateway);
  apps['gateway'] = await buildGateway(gateway);
  for (const app of Object.values(apps)) await app.ready();
  const university = testActor({ kind: 'university', name: 'University of the North', region: 'CN-HL' });
  const company = testActor({ kind: 'company', name: 'Mills of the South', region: 'CN-SC' });
  const person = (role: Role, of: Actor): Actor => {
    const id = newId();
    return { ...of, kind: 'person', id, scopes: [], by: { person: id, role } };
  };
  const agency = testActor({ kind: 'agency' });
  const actors: Record<string, Actor> = {
    anonymous: ANONYMOUS,
    university,
    company,
    officer: person('owner', university),
    editor: person('editor', company),
    viewer: person('viewer', company),
    newcomer: { kind: 'person', id: newId(), organisation: null, scopes: [], by: { person: newId() } },
    broker: {
      ...company,
      by: { agency: agency.organisation.id, mandateId: newId(), rights: ['demands:read', 'deals:read'] },
    },
    // They never ask for anything: whatever of theirs an answer shows was theirs alone.
    witness: testActor({ kind: 'university' }),
    'second witness': testActor({ kind: 'company' }),
    unverified: testActor({ kind: 'company', verified: false }),
    narrow: testActor({ scopes: ['statistics:read'] }),
    operator: testOperator(),
  };
  const headersOf = async (service: string, actor: string) => {
    if (service !== 'gateway') return actorHeaders(actors[actor]);
    return actor === 'operator' ? { authorization: `Bearer ${OPERATOR_KEY}` } : {};
  };
  return {
    documents: Object.fromEntries(Object.entries(apps).map(([name, app]) => [name, app.swagger()])),
    actors: Object.keys(actors).filter((name) => !name.includes('witness')),
    send: async ({ service, actor, method, url, headers, payload }) => {
      const reply = await (apps[service] as App).inject({
        method: method as 'GET',
        url,
        headers: { ...headers, ...(await headersOf(service, actor)) },
        ...(payload === undefined ? {} : { payload }),
        payloadAsStream: true,
      });
      // A stream of events has no end: what it says at once is enough.
      const isEndless = String(reply.headers['content-type']).startsWith('text/event-stream');
      const body = isEndless ? await firstOf(reply.stream()) : await text(reply.stream());
      return { status: reply.statusCode, type: String(reply.headers['content-type'] ?? ''), body };
    },
    open: () => listen('gateway'),
    copyRecords: async () => {
      for (const schema of ['listings', 'demands'] as const) {
        const { sql } = contexts[schema].db;
        const rows =
          await sql`select event_id, type, key, version, occurred_at, payload from ${sql(`${schema}.outbox`)}`;
        for (const row of rows) {
          const { event_id: eventId, type, key, version, payload } = row;
          const occurredAt = String(row['occurred_at']);
          await projectRecord(contexts.contracts, { eventId, type, key, version, payload, occurredAt });
        }
      }
    },
    close: async () => {
      for (const app of Object.values(apps)) await app.close();
      for (const ctx of [...Object.values(contexts), gateway]) await ctx.close();
    },
  };
}

/** What a stream says within a moment. */
async function firstOf(stream: Readable): Promise<string> {
  const said = await Promise.race([stream[Symbol.asyncIterator]().next(), wait(50)]);
  stream.destroy();
  return String(said?.value ?? '');
}
