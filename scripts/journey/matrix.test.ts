import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { actorHeaders, asService, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, newId } from '../../packages/platform/src/index.ts';
import {
  ACTIONS,
  type Action,
  type Actor,
  ANONYMOUS,
  decide,
  isAction,
  ruleOf,
} from '../../packages/policy/src/index.ts';
import { readContractsConfig } from '../../services/contracts/src/config.ts';
import { createContext as contractsContext } from '../../services/contracts/src/context.ts';
import { buildServer as contractsServer } from '../../services/contracts/src/server.ts';
import { createContext as demandsContext } from '../../services/demands/src/compose.ts';
import { readDemandsConfig } from '../../services/demands/src/config.ts';
import { buildServer as demandsServer } from '../../services/demands/src/server.ts';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { createContext as listingsContext } from '../../services/listings/src/compose.ts';
import { readListingsConfig } from '../../services/listings/src/config.ts';
import { buildServer as listingsServer } from '../../services/listings/src/server.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { ASKING, owner } from './matrix-actors.ts';
import { askGateway, FACTS, type Gateway, startMatrixGateway } from './matrix-gateway.ts';
import { type Cell, matrixPage } from './matrix-page.ts';
import { bodyOf, type Document, operationsOf } from './sample-request.ts';

/** What a schema does not tell of a query: one of two must be given, or another view is asked for than a key gets. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /title/encumbrances': `?listing=${newId()}`,
  'GET /pairs': `?listing=${newId()}`,
  'GET /pairs/near-misses': `?listing=${newId()}`,
  'GET /pairs/interest': `?listing=${newId()}`,
  'GET /ledger': '?view=chain',
};

type Service = { name: string; app: App; document: Document };
const services: Service[] = [];
let gateway: Gateway;
const cells: Cell[] = [];
const PAGE = join(import.meta.dirname, '../../docs/access-matrix.md');
const notRequests = new Set<string>();
const closing: (() => Promise<void>)[] = [];
const published = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../packages/client/openapi.json'), 'utf8'),
) as Document;

/** Actions that are asked within another: a view of a list, a part of an answer. */
const WITHIN = [
  'listing.list_all',
  'contact.read',
  'demand.list_all',
  'pair.contact',
  'contract.accept_both_sides',
  'statistics.read_own',
  'statistics.read_all',
];

beforeAll(async () => {
  const settings = await testSettings();
  const listings = listingsContext(readListingsConfig(await asService(settings, 'listings')));
  const demands = demandsContext(readDemandsConfig(await asService(settings, 'demands')));
  const contracts = contractsContext(readContractsConfig(await asService(settings, 'contracts')));
  const matching = matchingContext(readMatchingConfig(await asService(settings, 'matching')));
  const notifications = notificationsContext(readNotificationsConfig(await asService(settings, 'notifications')));
  closing.push(listings.close, demands.close, contracts.close, matching.close, notifications.close);
  const apps: [string, App][] = [
    ['listings', await listingsServer(listings)],
    ['demands', await demandsServer(demands)],
    ['contracts', await contractsServer(contracts)],
    ['matching', await matchingServer(matching)],
    ['notifications', await notificationsServer(notifications)],
  ];
  for (const [name, app] of apps) {
    await app.ready();
    services.push({ name, app, document: app.swagger() as unknown as Document });
    closing.unshift(() => app.close());
  }
  gateway = await startMatrixGateway();
  closing.unshift(gateway.close);
});
afterAll(async () => {
  for (const close of closing) await close();
});

/** A draft of the owner's: nobody else may know of it. */
async function newDraft(service: Service): Promise<string> {
  const drafts: Record<string, object> = { listings: readyContent(), demands: exampleDemand() };
  const payload = drafts[service.name];
  if (!payload) return newId();
  const headers = await actorHeaders(owner);
  const made = await service.app.inject({ method: 'POST', url: `/${service.name}`, payload, headers });
  if (made.statusCode !== 201) throw new Error(made.body);
  return made.json().id;
}

/** A record of the owner's that anyone may see. */
async function newPublished(service: Service): Promise<string> {
  const id = await newDraft(service);
  const verb = { listings: 'publish', demands: 'open' }[service.name];
  if (!verb) return id;
  const url = `/${service.name}/${id}/${verb}`;
  const headers = await actorHeaders(owner);
  const reply = await service.app.inject({ method: 'POST', url, payload: { expectedVersion: 1 }, headers });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return id;
}

type Route = ReturnType<typeof operationsOf>[number];

const isStream = ({ path }: Route): boolean => path.endsWith('/stream');

async function statusOf(service: Service, route: Route, id: string, actor: Actor): Promise<number> {
  const { method, path } = route;
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id' && path.startsWith('/pairs/')) return `${newId()}_${newId()}`;
    if (name === 'code') return '0'.repeat(64);
    if (name === 'seq') return '1';
    return name === 'id' ? id : newId();
  });
  const sampled = bodyOf(service.document, route);
  const query = QUERIES[route.operation] ?? sampled.query;
  const { body } = sampled;
  const reply = await service.app.inject({
    method: method.toUpperCase() as 'GET',
    url: url + query,
    headers: await actorHeaders(actor),
    // A stream of events has no end: its status is all that is asked.
    ...(isStream(route) ? { payloadAsStream: true } : {}),
    ...(body === undefined ? {} : { payload: body as object }),
  });
  if (isStream(route)) reply.stream().destroy();
  if (reply.statusCode === 400 && method === 'get') {
    notRequests.add(`${method} ${url}${query}: ${JSON.stringify(reply.json().issues ?? reply.body)}`);
  }
  return reply.statusCode;
}

const actionOf = (service: Service, { path, method }: Route): Action | undefined => {
  const named = service.document.paths[path]?.[method]?.['x-action'];
  return named !== undefined && isAction(named) ? named : undefined;
};

/** Which answers the table allows; null: any but a refusal. */
function wantedOf(action: Action, actor: Actor, onDraft: boolean): number | null {
  const draft = { organisationId: owner.organisation.id, published: false };
  const decision = decide(actor, action, onDraft ? draft : undefined);
  if (decision.allowed) return null;
  if (decision.refusal === 'anonymous') return 401;
  return decision.refusal === 'hidden' ? 404 : 403;
}

describe('each route', () => {
  it('names what is done by it, of the table; and what the table names is done by a route, or within one', () => {
    const named = services.flatMap((service) =>
      operationsOf(service.document).map((route) => ({ ...route, action: actionOf(service, route) })),
    );
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter(({ action }) => action === undefined).map(({ operation }) => operation)).toEqual([]);
    const used = new Set<string | undefined>(named.map(({ action }) => action));
    for (const item of Object.values(published.paths)) for (const one of Object.values(item)) used.add(one['x-action']);
    expect(Object.keys(ACTIONS).filter((action) => !used.has(action))).toEqual(WITHIN);
  });

  it('of the published document names its action too', () => {
    const untold = operationsOf(published).filter(({ path, method }) => !published.paths[path]?.[method]?.['x-action']);
    expect(untold.map(({ operation }) => operation)).toEqual([]);
  });

  it('of a service answers each of eighteen actors as the table says', async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const service of services) {
      for (const route of operationsOf(service.document)) {
        const action = actionOf(service, route);
        if (!action) continue;
        const hasDrafts = service.name === 'listings' || service.name === 'demands';
        const onDraft = hasDrafts && /\{id\}/.test(route.path) && !route.path.includes('/usage/');
        for (const { name: who, actor: actorWith } of ASKING) {
          const actor = actorWith(ruleOf(action).scope);
          const id = onDraft ? await newDraft(service) : newId();
          const status = await statusOf(service, route, id, actor);
          const wanted = wantedOf(action, actor, onDraft);
          const isRight = wanted === null ? status !== 401 && status !== 403 && status !== 500 : status === wanted;
          const operation = route.operation.replace(' ', ' /api');
          cells.push({ operation, action, who, cell: wanted === null ? 'yes' : String(wanted) });
          if (!isRight) wrong.push({ route: route.operation, action, who, status, wanted });
          asked += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...notRequests]).toEqual([]);
    expect(asked).toBeGreaterThan(60 * 14);
  }, 900_000);

  it('of the gateway answers each of them, with a credential of its own, as the table says', async () => {
    const { cells: own, wrong, facts } = await askGateway(gateway);
    expect(wrong).toEqual([]);
    expect(facts).toEqual(FACTS);
    cells.push(...own);
  }, 600_000);

  it('of the published document is among them, and docs/access-matrix.md shows all as they answered', () => {
    const routes = operationsOf(published).map(({ operation }) => operation);
    const asked = new Set(cells.map(({ operation }) => operation));
    expect(routes.filter((route) => !asked.has(route))).toEqual([]);
    const shown = cells.filter(({ operation }) => routes.includes(operation));
    const names = ASKING.map(({ name }) => name);
    const page = readFileSync(PAGE, 'utf8').replace(
      /(<!-- made by [^\n]*-->\n)([\s\S]*?)(<!-- end -->)/,
      (_, before: string, __, after: string) => `${before}\n${matrixPage(shown, names, FACTS)}\n${after}`,
    );
    if (process.env['UPDATE_ACCESS_MATRIX']) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
    expect(page.split('\n').filter((line) => /^\| `[A-Z]+ \//.test(line))).toHaveLength(routes.length);
  });

  // Readers are told the field that follows from the classes; an owner sees what it wrote.
  it('shows each of them at least what it shows to nobody in particular', async () => {
    const published = await Promise.all(services.map(async (service) => [service.name, await newPublished(service)]));
    const idOf = new Map(published as [string, string][]);
    const less: unknown[] = [];
    let compared = 0;
    for (const service of services) {
      const open = operationsOf(service.document).filter((route) => {
        const action = actionOf(service, route);
        return action && route.method === 'get' && ['anyone', 'visible'].includes(ruleOf(action).on);
      });
      for (const route of open) {
        const url = route.path.replaceAll('{id}', idOf.get(service.name) ?? newId());
        const ask = async (actor: Actor) => {
          const reply = await service.app.inject({ url, headers: await actorHeaders(actor) });
          const isJson = String(reply.headers['content-type']).includes('json');
          if (!isJson) return { status: reply.statusCode, fields: [reply.body] };
          const { field: _derived, ...told } = reply.statusCode === 200 ? reply.json() : {};
          return { status: reply.statusCode, fields: Object.keys(told) };
        };
        const anonymous = await ask(ANONYMOUS);
        if (anonymous.status !== 200) continue;
        compared += 1;
        for (const { name: who, actor: actorWith } of ASKING) {
          for (const scope of new Set([ruleOf(actionOf(service, route) as Action).scope, 'deals:read'] as const)) {
            const shown = await ask(actorWith(scope));
            const lacks = anonymous.fields.filter((field) => !shown.fields.includes(field));
            if (shown.status !== 200 || lacks.length > 0) less.push({ route: route.operation, who, scope, ...shown });
          }
        }
      }
    }
    expect(less).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(6);
  }, 120_000);
});
