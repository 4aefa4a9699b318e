import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { registerProcess, unregisterProcess } from '../../infra/local/process/reaper.mjs';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { percentile } from './metrics.ts';
import { openSession } from './peer/open-session.ts';
import { printTable } from './table.ts';
import { demandRow, inventedText, listingRow } from './texts.ts';

const CONNECTIONS = 10;
const LISTINGS = 200;

export type ApiOptions = { seconds: number; rounds: number };
type Load = { name: string; urlOf: (n: number) => string; headers?: Record<string, string> };
/** Requests a second, the time that 99 of 100 are done in, and the processor that the exchange uses for one. Milliseconds. */
type Rate = { perSecond: number; p99: number; processorMs: number };
export type ApiFigures = Record<string, Rate & { ofPeer: number }>;

/**
 * `bench api`: reads through the gateway at ten connections, beside one fastify process that runs the same SQL and returns
 * the row. Loads take turns, round by round; the medians of the rounds are told, and each as a part of the peer's.
 */
export async function runApi({ seconds, rounds }: ApiOptions): Promise<ApiFigures> {
  const exchange = await startExchange();
  const peer = await startPeer(exchange.databaseUrl());
  try {
    const loads = await prepare(exchange, peer.url);
    const rates = new Map<string, Rate[]>();
    for (let round = 0; round < rounds; round++) {
      for (const load of loads) {
        rates.set(load.name, [...(rates.get(load.name) ?? []), await measure(exchange, load, seconds)]);
      }
    }
    const figures: ApiFigures = {};
    const medianOf = (name: string): Rate => {
      const all = rates.get(name) ?? [];
      const median = (pick: (rate: Rate) => number) =>
        percentile(
          all.map(pick).sort((a, b) => a - b),
          0.5,
        );
      return {
        perSecond: Math.round(median((rate) => rate.perSecond)),
        p99: Math.round(median((rate) => rate.p99)),
        processorMs: Number(median((rate) => rate.processorMs).toFixed(3)),
      };
    };
    const most = medianOf(PEER).perSecond;
    for (const { name } of loads) {
      const rate = medianOf(name);
      figures[name] = { ...rate, ofPeer: Number((rate.perSecond / most).toFixed(2)) };
    }
    printTable(
      `reads at ${CONNECTIONS} connections, medians of ${rounds} rounds of ${seconds} s`,
      ['load', 'a second', 'p99', 'of the peer', 'processor'],
      Object.entries(figures).map(([name, { perSecond, p99, ofPeer, processorMs }]) => [
        name,
        `${perSecond}`,
        `${p99} ms`,
        ofPeer.toFixed(2),
        name.startsWith('peer') ? '' : `${processorMs.toFixed(2)} ms`,
      ]),
    );
    printTable(
      'what a read costs more, of the processor',
      ['what is added', 'a read'],
      ADDED.map(([what, more, less]) => [
        what,
        `${((figures[more]?.processorMs ?? 0) - (figures[less]?.processorMs ?? 0)).toFixed(2)} ms`,
      ]),
    );
    return figures;
  } finally {
    await peer.stop();
    await exchange.stop();
  }
}

const PEER = 'peer: the same SQL, the row';
const FRESH = 'public listing, never kept';
const FRESH_BY_KEY = 'own listing, by key, never kept';
const FRESH_BY_SESSION = 'own listing, signed in, never kept';
const WALLED_PEER = 'peer: the row of a deal, walled';
const OPEN_PEER = 'peer: the row of a deal, no wall';
const DEAL = 'deal, by key: policy, second wall, noted';
/** Two loads that differ in one thing. */
const ADDED: readonly [what: string, more: string, less: string][] = [
  ['key, policy, what an owner sees', FRESH_BY_KEY, FRESH],
  ['session, policy, what an owner sees', FRESH_BY_SESSION, FRESH],
  ['the second wall', WALLED_PEER, OPEN_PEER],
];

async function prepare(exchange: Exchange, peer: string): Promise<Load[]> {
  const supply = await exchange.organisation('Read supply', 'university');
  const need = await exchange.organisation('Read need', 'company');
  const ids: string[] = [];
  for (let n = 0; n < LISTINGS; n++) {
    const { id, version } = await supply.api.post('/api/listings', { body: listingRow(n, n) });
    await supply.api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: version } });
    ids.push(id);
  }
  for (let n = 0; n < LISTINGS / 10; n++) {
    const { id, version } = await need.api.post('/api/demands', { body: demandRow(n, n) });
    await need.api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: version } });
  }
  await drained(exchange, 'pairs');
  const { items: found } = await supply.api.get('/api/pairs/search', { query: { limit: 50 } });
  const pairs = found.map(({ id }) => id);
  if (pairs.length === 0) throw new Error('nothing was paired, so no pair can be read');
  const keyed = { authorization: `Bearer ${supply.key}` };
  const signedIn = { cookie: await openSession(exchange.databaseUrl(), supply.id) };
  const { id: deal } = await need.api.post('/api/deals', { body: { listingId: ids[0] ?? '' } });
  // No answer to a read with a query is kept by the gateway.
  const fresh = (n: number) => `${exchange.url}/api/listings/${at(ids, n)}?fresh=${n}`;
  const at = (list: readonly string[], n: number) => list[n % list.length];
  return [
    { name: 'peer: bare', urlOf: () => `${peer}/bare` },
    { name: PEER, urlOf: (n) => `${peer}/listings/${at(ids, n)}` },
    { name: 'public listing', urlOf: (n) => `${exchange.url}/api/listings/${at(ids, n)}` },
    { name: 'own listing, by key', urlOf: (n) => `${exchange.url}/api/listings/${at(ids, n)}`, headers: keyed },
    { name: FRESH, urlOf: fresh },
    { name: FRESH_BY_KEY, urlOf: fresh, headers: keyed },
    { name: FRESH_BY_SESSION, urlOf: fresh, headers: signedIn },
    {
      name: 'own listing, signed in',
      urlOf: (n) => `${exchange.url}/api/listings/${at(ids, n)}`,
      headers: signedIn,
    },
    { name: OPEN_PEER, urlOf: () => `${peer}/deals/${deal}` },
    { name: WALLED_PEER, urlOf: () => `${peer}/walled/${supply.id}/deals/${deal}` },
    { name: DEAL, urlOf: () => `${exchange.url}/api/deals/${deal}`, headers: keyed },
    {
      name: 'search',
      urlOf: (n) => `${exchange.url}/api/listings/search?q=${encodeURIComponent(inventedText(n % LISTINGS).title)}`,
    },
    { name: 'pair', urlOf: (n) => `${exchange.url}/api/pairs/${at(pairs, n)}`, headers: keyed },
  ];
}

/** As many requests as ten connections carry, one after the other on each. Anything but a 200 ends the measurement. */
async function measure(exchange: Exchange, { name, urlOf, headers = {} }: Load, seconds: number): Promise<Rate> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const used = exchange.processorMs();
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  const connection = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const status = await request(urlOf(next++), headers, agent);
      if (status !== 200) throw new Error(`${name}: answered ${status}`);
      times.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  } finally {
    agent.destroy();
  }
  const taken = (performance.now() - started) / 1000;
  return {
    perSecond: times.length / taken,
    processorMs: (exchange.processorMs() - used) / times.length,
    p99: percentile(
      [...times].sort((a, b) => a - b),
      0.99,
    ),
  };
}

function request(url: string, headers: Record<string, string>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    }).once('error', reject);
  });
}

async function startPeer(databaseUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'peer/row-server.ts')], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  registerProcess(pid, 'SIGTERM', 5_000);
  const [line] = await once(child.stdout, 'data');
  return {
    url: String(line).trim(),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      unregisterProcess(pid);
    },
  };
}
