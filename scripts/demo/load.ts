/**
 * Loads the demo catalogue through the public door: TECHBOURSE_URL and OPERATOR_KEY say where. May be killed at any
 * moment and run again: organisations are known by their names, records by their keys. A run on a later day moves the
 * deadlines along. Prints one JSON line; DEMO_FILE, the line of an earlier run, keeps its keys.
 */

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type Client } from '@techbourse/client';
import { catalogue } from './catalogue/index.ts';
import type { DemoOrganisation } from './catalogue/record.ts';
import { type DemoParties, loadDeals } from './deals.ts';
import { apiOf, type DemoExchange, findOrganisation, listOrganisations, readExchange, renewKey } from './exchange.ts';
import { ensureDeals, ensureMandates, type MandateParties } from './mandates.ts';
import { demandRow, listingRow, organisationInput } from './rows.ts';

type LoadedOrganisation = {
  name: string;
  id: string;
  key: string;
};

async function main(): Promise<void> {
  const exchange = readExchange(process.env);
  const keptKeys = readKeptKeys(process.env.DEMO_FILE);
  const known = await listOrganisations(exchange);
  const organisations: LoadedOrganisation[] = [];
  const apis = new Map<string, Client>();
  const ids = new Map<string, string>();
  const today = new Date();
  for (const organisation of catalogue.organisations) {
    const id = findOrganisation(known, organisation)?.id ?? (await addOrganisation(exchange, organisation));
    const key = await workingKey(exchange, id, keptKeys.get(id));
    const api = apiOf(exchange, key);
    const own = ({ owner }: { owner: string }) => owner === organisation.key;
    apis.set(organisation.key, api);
    await importRows(api, 'listings', catalogue.listings.filter(own).map(listingRow), ids);
    const demandRows = catalogue.demands.filter(own).map((demand) => demandRow(demand, today));
    await importRows(api, 'demands', demandRows, ids);
    organisations.push({ name: nameOf(organisation), id, key });
  }
  const clients: MandateParties = (key) => {
    const at = catalogue.organisations.findIndex((organisation) => organisation.key === key);
    const found = organisations[at];
    if (!found) throw new Error(`the demo has no organisation ${key}`);
    return { id: found.id, api: apiOf(exchange, found.key) };
  };
  const mandates = await ensureMandates(clients, today);
  await settled(exchange);
  const deals = await loadDeals(partiesOf(apis, ids), today.toISOString().slice(0, 10));
  const mediated = await ensureDeals(clients);
  await settled(exchange);
  const { listings, demands } = catalogue;
  process.stdout.write(
    `${JSON.stringify({ organisations, listings: listings.length, demands: demands.length, deals, mandates, mediated })}\n`,
  );
}

const SETTLE_DEADLINE_MS = 120_000;

/** Until everything can be found and is paired, so that the first look at the demo is not at half of it. */
async function settled({ operator }: DemoExchange): Promise<void> {
  const until = Date.now() + SETTLE_DEADLINE_MS;
  for (let quiet = 0; quiet < 3 && Date.now() < until; ) {
    const { items } = await operator.get('/api/operations/jobs');
    const open = items.some(({ counts }) => counts.waiting + counts.active + counts.delayed > 0);
    quiet = open ? 0 : quiet + 1;
    await wait(100);
  }
}

function readKeptKeys(file: string | undefined): Map<string, string> {
  if (!file || !existsSync(file)) return new Map();
  const { organisations } = JSON.parse(readFileSync(file, 'utf8')) as { organisations: LoadedOrganisation[] };
  return new Map(organisations.map(({ id, key }) => [id, key]));
}

async function addOrganisation({ operator }: DemoExchange, organisation: DemoOrganisation): Promise<string> {
  const { id } = await operator.post('/api/organisations', {
    body: organisationInput(organisation),
    idempotencyKey: `demo-organisation-${organisation.key}`,
  });
  return id;
}

/** A key cannot be read again: one that nobody kept is replaced. */
async function workingKey(exchange: DemoExchange, organisationId: string, kept: string | undefined): Promise<string> {
  if (kept) {
    const me = await apiOf(exchange, kept)
      .get('/api/me')
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return undefined;
        throw error;
      });
    if (me?.organisation?.id === organisationId) return kept;
  }
  return renewKey(exchange, organisationId, 'demo');
}

function partiesOf(apis: ReadonlyMap<string, Client>, ids: ReadonlyMap<string, string>): DemoParties {
  const owners = new Map([...catalogue.listings, ...catalogue.demands].map(({ key, owner }) => [key, owner]));
  return {
    apiOf: (key) => {
      const api = apis.get(key);
      if (!api) throw new Error(`the demo has no organisation ${key}`);
      return api;
    },
    idOf: (record) => ids.get(record),
    ownerOf: (record) => owners.get(record) ?? '',
  };
}

/** Takes rows in, and keeps the id of each under its key. */
async function importRows(
  api: Client,
  kind: 'listings' | 'demands',
  rows: Record<string, unknown>[],
  ids: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const { results } = await api.post(`/api/${kind}/import`, { body: { rows } });
  const rejected = results.filter(({ status, issues }) => status === 'rejected' && !issues.every(isSettled));
  if (rejected.length > 0) {
    const lines = rejected.flatMap(({ externalId, issues }) =>
      issues.map(({ pointer, message }) => `${externalId} ${pointer}: ${message}`),
    );
    throw new Error(`the exchange refused ${rejected.length} records:\n${lines.join('\n')}`);
  }
  for (const { externalId, id } of results) if (externalId && id) ids.set(externalId, id);
}

/** A record that was closed, signed or withdrawn meanwhile stays as it is. */
function isSettled({ rule }: { rule: string }): boolean {
  return /^(listing|demand)\.edit\./.test(rule);
}

function nameOf({ name }: DemoOrganisation): string {
  return name.en ?? name.zh ?? name.ru ?? '';
}

main().catch((error: unknown) => {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
  const lines = issues.map(({ pointer, message }) => `  ${pointer}: ${message}`);
  process.stderr.write(`${[error instanceof Error ? error.message : String(error), ...lines].join('\n')}\n`);
  process.exitCode = 1;
});
