import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { EXAMPLES } from './examples.ts';
import { type Answer, type FuzzedExchange, openExchange } from './exchange.ts';
import { randomFrom } from './random.ts';
import { type FuzzRequest, operationsOf, requestTo, schemasOf } from './requests.ts';

/** FUZZ_REQUESTS: how many; FUZZ_SEED: which; FUZZ_REPLAY: a file with printed requests, sent instead. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_130);
const REPLAY = process.env['FUZZ_REPLAY'];
const AT_ONCE = 6;
const MINUTES = 60_000;

let exchange: FuzzedExchange;
beforeAll(async () => {
  exchange = await openExchange();
}, 2 * MINUTES);
afterAll(() => exchange?.close());

const post = async (service: string, actor: string, url: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await exchange.send({ service, actor, method: 'POST', url, headers, payload: JSON.stringify(body) });
  return JSON.parse(answer.body) as { id: string };
};

/** Records for requests to be about: listings and demands in several states, and a deal. */
async function sow(): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < 4; count++) {
    const listing = await post('listings', 'university', '/listings', readyContent());
    const demand = await post('demands', 'company', '/demands', exampleDemand({ anonymous: count === 1 }));
    ids.push(listing.id, demand.id);
    if (count === 3) continue;
    await post('listings', 'university', `/listings/${listing.id}/publish`, { expectedVersion: 1 });
    await post('demands', 'company', `/demands/${demand.id}/open`, { expectedVersion: 1 });
  }
  await exchange.copyRecords();
  const deal = await post('contracts', 'company', '/deals', { listingId: ids[0], demandId: ids[1] });
  return [...ids, deal.id, ...(await sowForeign())];
}

/** A word of what belongs to organisations that never ask. */
const FOREIGN = 'zqforeignqz';
const foreign = { en: { text: FOREIGN, origin: 'person' } } as const;

/** Records of nobody who asks: drafts, what is told under secrecy, an anonymous company, and a deal between two of them. */
async function sowForeign(): Promise<string[]> {
  const draft = await post('listings', 'witness', '/listings', readyContent({ title: foreign, abstract: foreign }));
  const secret = await post('listings', 'witness', '/listings', readyContent({ confidential: foreign }));
  const need = await post('demands', 'second witness', '/demands', exampleDemand({ title: foreign }));
  await post('listings', 'witness', `/listings/${secret.id}/publish`, { expectedVersion: 1 });
  await exchange.copyRecords();
  const deal = await post('contracts', 'second witness', '/deals', { listingId: secret.id, note: FOREIGN });
  return [draft.id, secret.id, need.id, deal.id];
}

/** What is wrong with an answer; undefined when it is as every answer must be. */
function faultOf({ status, type, body }: Answer, actor: string): string | undefined {
  if (actor !== 'operator' && body.includes(FOREIGN)) return `a foreign row: ${body.slice(0, 300)}`;
  if (status >= 500) return `${status} ${body.slice(0, 200)}`;
  if (status < 400) return undefined;
  if (!type.startsWith('application/problem+json')) return `${status} is not problem+json but ${type}`;
  const problem = JSON.parse(body) as { status?: number; reason?: string; detail?: string };
  if (problem.status !== status || !problem.reason || !problem.detail) return `${status} says too little: ${body}`;
  // The net below all checks: whatever lands in it should have been refused by its field.
  if (problem.reason === 'value.not_storable') return `got as far as the database: ${body}`;
  return undefined;
}

it(
  'no request that anybody can make is answered with a fault of ours, and every refusal is a problem document',
  async () => {
    const ids = await sow();
    const services = Object.entries(exchange.documents);
    const operations = services.flatMap(([service, document]) => operationsOf(service, document));
    const schemas = Object.fromEntries(services.map(([service, document]) => [service, schemasOf(document)]));
    const replayed: FuzzRequest[] = REPLAY ? JSON.parse(readFileSync(REPLAY, 'utf8')) : [];
    const faults: { fault: string; request: FuzzRequest }[] = [];
    const statuses = new Map<number, number>();
    const seen = new Set<string>();
    const total = REPLAY ? replayed.length : REQUESTS;
    let next = 0;
    const work = async () => {
      while (next < total) {
        const number = next++;
        const random = randomFrom(SEED + number * 7919);
        // In turn, so that a small run too meets every operation.
        const operation = operations[number % operations.length];
        if (!operation) throw new Error('the documents name no operation');
        const known = { random, schemas: schemas[operation.service] ?? {}, ids, examples: EXAMPLES };
        const request =
          replayed[number] ??
          requestTo(operation, random.pick(random.chance(0.5) ? ['university', 'company'] : exchange.actors), known);
        const answer = await exchange.send(request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        seen.add(`${operation.method} ${operation.path}`);
        const fault = faultOf(answer, request.actor);
        if (fault) faults.push({ fault, request });
        if (answer.status < 300) learnIds(answer.body, ids, random.chance(0.3));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.log(`fuzz: seed ${SEED}, ${total} requests to ${seen.size} operations; ${counts.join(', ')}`);
    if (faults.length > 0) {
      console.log(`FUZZ_REPLAY of what failed:\n${JSON.stringify(faults.slice(0, 20).map(({ request }) => request))}`);
    }
    expect(
      faults.map(({ fault, request }) => `${request.actor} ${request.method} ${request.url.slice(0, 200)}: ${fault}`),
    ).toEqual([]);
    if (!REPLAY && REQUESTS >= operations.length)
      expect(seen.size).toBe(new Set(operations.map((each) => `${each.method} ${each.path}`)).size);
    expect([...statuses.keys()].filter((status) => status < 300).length).toBeGreaterThan(0);
  },
  30 * MINUTES,
);

/** Ids in an answer become ids of later requests, so that these reach further than "not found". */
function learnIds(body: string, ids: string[], isWanted: boolean): void {
  if (!isWanted || ids.length > 400) return;
  const found = /"id":"([0-9a-f-]{36})"/.exec(body)?.[1];
  if (found && !ids.includes(found)) ids.push(found);
}
