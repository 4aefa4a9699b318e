import { SCOPES, type Scope } from '@techbourse/api-schema';
import { actorHeaders, asService, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, newId } from '../../packages/platform/src/index.ts';
import { type Actor, ANONYMOUS, type Member } from '../../packages/policy/src/index.ts';
import { readContractsConfig } from '../../services/contracts/src/config.ts';
import { createContext as contractsContext } from '../../services/contracts/src/context.ts';
import { buildServer as contractsServer } from '../../services/contracts/src/server.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { createContext as demandsContext } from '../../services/demands/src/context.ts';
import { buildServer as demandsServer } from '../../services/demands/src/server.ts';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { createContext as listingsContext } from '../../services/listings/src/context.ts';
import { buildServer as listingsServer } from '../../services/listings/src/server.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { readMatchingConfig } from '../../services/matching/src/config.ts';
import { createContext as matchingContext } from '../../services/matching/src/context.ts';
import { buildServer as matchingServer } from '../../services/matching/src/server.ts';
import { bodyOf, type Document, operationsOf } from './sample-request.ts';

/**
 * Which scope each route asks for. `open`: anyone, also without a key; what they see differs, and the tests of sights say
 * how. `operator`: the operator's organisation with `exchange:operate`. A route that is not here fails the test.
 */
type Need = Scope | 'open' | 'operator';

const NEEDS: Readonly<Record<string, Need>> = {
  'GET /listings': 'listings:read',
  'GET /listings/export': 'listings:read',
  'GET /listings/{id}': 'listings:read',
  'GET /listings/usage': 'listings:read',
  'POST /listings/usage/{id}': 'operator',
  'GET /listings/{id}/versions': 'listings:read',
  'GET /listings/{id}/events': 'listings:read',
  'POST /listings': 'listings:write',
  'POST /listings/import': 'listings:write',
  'PATCH /listings/{id}': 'listings:write',
  'POST /listings/{id}/publish': 'listings:write',
  'POST /listings/{id}/withdraw': 'listings:write',
  'POST /listings/{id}/reserve': 'listings:write',
  'POST /listings/{id}/release': 'listings:write',
  'POST /listings/{id}/transfer': 'listings:write',
  'POST /listings/{id}/renew': 'listings:write',
  'GET /listings/conflicts': 'operator',
  'POST /listings/{id}/settle': 'operator',
  'POST /listings/{id}/return': 'operator',
  'POST /demands/{id}/return': 'operator',
  'POST /demands/recheck': 'demands:write',
  'GET /pairs/progress': 'operator',
  'POST /ledger/heads': 'operator',
  'POST /ledger/clock-corrections': 'operator',
  'POST /ledger/verify': 'operator',
  'POST /contracts/{id}/registrations/{registrationId}/confirm': 'operator',
  'POST /title/standings': 'operator',
  'GET /title/standings': 'operator',
  'POST /title/standings/{id}/withdraw': 'operator',
  'POST /title/disputes/{id}/uphold': 'operator',
  'POST /title/disputes/{id}/reject': 'operator',
  'GET /title/encumbrances': 'deals:read',
  'POST /title/consents': 'contracts:sign',
  'GET /title/consents': 'deals:read',
  'POST /title/consents/{id}/withdraw': 'contracts:sign',
  'POST /title/disputes': 'deals:write',
  'GET /title/disputes': 'deals:read',
  'GET /demands': 'demands:read',
  'GET /demands/export': 'demands:read',
  'GET /demands/{id}': 'demands:read',
  'GET /demands/usage': 'demands:read',
  'POST /demands/usage/{id}': 'operator',
  'GET /demands/{id}/versions': 'demands:read',
  'GET /demands/{id}/events': 'demands:read',
  'POST /demands': 'demands:write',
  'PATCH /demands/{id}': 'demands:write',
  'POST /demands/import': 'demands:write',
  'POST /demands/{id}/open': 'demands:write',
  'POST /demands/{id}/close': 'demands:write',
  'POST /demands/{id}/renew': 'demands:write',
  'GET /deals': 'deals:read',
  'GET /deals/{id}': 'deals:read',
  'GET /contracts': 'deals:read',
  'GET /contracts/agency-parts': 'deals:read',
  'GET /contracts/{id}/agency-part': 'deals:read',
  'GET /contracts/{id}': 'deals:read',
  'GET /contracts/{id}/versions': 'deals:read',
  'POST /deals': 'deals:write',
  'POST /deals/{id}/stage': 'deals:write',
  'POST /deals/{id}/stage/accept': 'deals:write',
  'POST /deals/{id}/stage/withdraw': 'deals:write',
  'POST /deals/{id}/stage/decline': 'deals:write',
  'POST /deals/{id}/lost': 'deals:write',
  'POST /deals/{id}/contracts': 'deals:write',
  'PATCH /contracts/{id}': 'deals:write',
  'POST /contracts/{id}/payments': 'deals:write',
  'POST /contracts/{id}/payments/{paymentId}/confirm': 'deals:write',
  'POST /contracts/{id}/payments/{paymentId}/dispute': 'deals:write',
  'POST /contracts/{id}/payments/{paymentId}/void': 'deals:write',
  'POST /contracts/{id}/registration': 'deals:write',
  'POST /contracts/{id}/registrations/{registrationId}/void': 'deals:write',
  'POST /contracts/{id}/agency-part/confirm': 'contracts:sign',
  'POST /contracts/{id}/confirm': 'contracts:sign',
  'POST /contracts/{id}/confirm/withdraw': 'contracts:sign',
  'POST /contracts/{id}/changes': 'contracts:sign',
  'POST /contracts/{id}/changes/{changeId}/confirm': 'contracts:sign',
  'POST /contracts/{id}/changes/{changeId}/withdraw': 'contracts:sign',
  'POST /contracts/{id}/changes/{changeId}/decline': 'contracts:sign',
  'GET /pairs': 'pairs:read',
  'GET /pairs/search': 'pairs:read',
  'GET /pairs/{id}': 'pairs:read',
  'POST /pairs/{id}/decisions': 'pairs:decide',
  'GET /listings/search': 'open',
  'GET /demands/search': 'open',
  'GET /ledger': 'open',
  'GET /ledger/verify': 'deals:read',
  'GET /ledger/heads': 'open',
  'GET /statistics/contracts': 'open',
};

/** What a schema does not tell of a query: one of two must be given, or another view is asked for than a key gets. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /title/encumbrances': `?listing=${newId()}`,
  'GET /pairs': `?listing=${newId()}`,
  'GET /ledger': '?view=chain',
};

const owner = testActor({ name: 'Owner' });
const ORDINARY = SCOPES.filter((scope) => scope !== 'exchange:operate');

type Service = { name: string; app: App; document: Document };
const services: Service[] = [];
const notRequests = new Set<string>();
const closing: (() => Promise<void>)[] = [];
const ids: Record<string, string> = {};

beforeAll(async () => {
  const settings = await testSettings();
  const listings = listingsContext(readListingsConfig(await asService(settings, 'listings')));
  const demands = demandsContext(readDemandsConfig(await asService(settings, 'demands')));
  const contracts = contractsContext(readContractsConfig(await asService(settings, 'contracts')));
  const matching = matchingContext(readMatchingConfig(await asService(settings, 'matching')));
  closing.push(listings.close, demands.close, contracts.close, matching.close);
  const apps: [string, App][] = [
    ['listings', await listingsServer(listings)],
    ['demands', await demandsServer(demands)],
    ['contracts', await contractsServer(contracts)],
    ['matching', await matchingServer(matching)],
  ];
  for (const [name, app] of apps) {
    await app.ready();
    services.push({ name, app, document: app.swagger() as unknown as Document });
    closing.unshift(() => app.close());
  }
  const make = async (name: string, url: string, payload: object) => {
    const app = services.find((service) => service.name === name)?.app;
    const made = await app?.inject({ method: 'POST', url, payload, headers: await actorHeaders(owner) });
    if (made?.statusCode !== 201) throw new Error(made?.body);
    return made.json().id as string;
  };
  ids.listings = await make('listings', '/listings', readyContent());
  ids.demands = await make('demands', '/demands', exampleDemand());
});
afterAll(async () => {
  for (const close of closing) await close();
});

const isOperatorRoute = (path: string) => path.startsWith('/operations/');
const needOf = (operation: string, path: string): Need | undefined =>
  isOperatorRoute(path) ? 'operator' : NEEDS[operation];

/** The same organisation with other scopes. */
const holding = (member: Member, scopes: readonly Scope[]): Actor => ({ ...member, scopes: [...scopes] });

async function statusOf(service: Service, operation: { method: string; path: string }, actor: Actor): Promise<number> {
  const { method, path } = operation;
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id' && path.startsWith('/pairs/')) return `${newId()}_${newId()}`;
    return name === 'id' ? (ids[service.name] ?? newId()) : newId();
  });
  const sampled = bodyOf(service.document, operation);
  const query = QUERIES[`${method.toUpperCase()} ${path}`] ?? sampled.query;
  const { body } = sampled;
  const reply = await service.app.inject({
    method: method.toUpperCase() as 'GET',
    url: url + query,
    headers: await actorHeaders(actor),
    ...(body === undefined ? {} : { payload: body as object }),
  });
  if (reply.statusCode === 400)
    notRequests.add(
      `${method} ${url}${query} ${JSON.stringify(body)}: ${JSON.stringify(reply.json().issues ?? reply.body)}`,
    );
  return reply.statusCode;
}

const refused = (status: number) => status === 401 || status === 403;

describe('each route', () => {
  it('names the scope it asks for', () => {
    const all = services.flatMap(({ document }) => operationsOf(document));
    expect(all.length).toBeGreaterThan(60);
    const untold = all.filter(({ operation, path }) => needOf(operation, path) === undefined);
    expect(untold.map(({ operation }) => operation)).toEqual([]);
  });

  it('that reads opens to a key with that one scope, and to no key with any other one', async () => {
    const wrong: unknown[] = [];
    for (const service of services) {
      for (const route of operationsOf(service.document).filter(({ method }) => method === 'get')) {
        const need = needOf(route.operation, route.path);
        const seen: Record<string, boolean> = {};
        for (const scope of SCOPES) seen[scope] = !refused(await statusOf(service, route, holding(owner, [scope])));
        seen.operator = !refused(await statusOf(service, route, holding(testOperator(), ['exchange:operate'])));
        seen.nobody = ![401, 403, 404].includes(await statusOf(service, route, ANONYMOUS));
        const open = Object.keys(seen).filter((who) => seen[who]);
        const wanted = need === 'open' ? Object.keys(seen) : [need];
        if (open.join() !== wanted.join()) wrong.push({ route: route.operation, open, wanted });
      }
    }
    expect(wrong).toEqual([]);
    expect([...notRequests]).toEqual([]);
  });

  it('that writes is closed to a key that lacks that one scope alone, and to nobody at all', async () => {
    const wrong: unknown[] = [];
    for (const service of services) {
      for (const route of operationsOf(service.document).filter(({ method }) => method !== 'get')) {
        const need = needOf(route.operation, route.path);
        const without = await statusOf(
          service,
          route,
          holding(
            owner,
            ORDINARY.filter((scope) => scope !== need),
          ),
        );
        const nobody = await statusOf(service, route, ANONYMOUS);
        const member = need === 'operator' ? testOperator() : owner;
        const scopes = need === 'operator' ? SCOPES : ORDINARY.filter((scope) => scope === need);
        const alone = await statusOf(service, route, holding(member, scopes));
        if (without !== 403 || nobody !== 401 || refused(alone)) {
          wrong.push({ route: route.operation, need, without, nobody, alone });
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
