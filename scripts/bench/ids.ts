import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { percentile } from './metrics.ts';
import { printTable } from './table.ts';
import { demandRow, listingRow } from './texts.ts';

/** Medians in milliseconds; `told` is how often a stranger who guesses by the time is right, .5 is as good as a coin. */
export type IdFigures = Record<string, { foreign: number; unknown: number; told: number }>;

const RECORDS = 30;

/**
 * `bench ids`: a stranger asks for records of others that it may not see, and for ids that nobody has, in turns. The time of
 * the answer must not tell which of them exist.
 */
export async function runIds({ rounds }: { rounds: number }): Promise<IdFigures> {
  const exchange = await startExchange({ RATE_LIMIT_ORGANISATION: '10000000' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const stranger = await exchange.organisation('Stranger Works', 'company');
    const headers = { authorization: `Bearer ${stranger.key}` };
    const figures: IdFigures = {};
    for (const [path, ids] of Object.entries(await plant(exchange))) {
      const ask = (id: string) => time(`${exchange.url}/api/${path}/${id}`, headers, agent);
      const times = { foreign: [] as number[], unknown: [] as number[] };
      for (let round = 0; round <= rounds; round++) {
        for (const [at, id] of ids.entries()) {
          // Who is asked first takes turns; the first round warms up.
          const asked = [() => ask(id), () => ask(`${id.slice(0, -12)}${randomBytes(6).toString('hex')}`)] as const;
          const isForeignFirst = (at + round) % 2 === 0;
          const [one, two] = isForeignFirst ? asked : ([asked[1], asked[0]] as const);
          const taken = [await one(), await two()] as const;
          if (round === 0) continue;
          times.foreign.push(taken[isForeignFirst ? 0 : 1]);
          times.unknown.push(taken[isForeignFirst ? 1 : 0]);
        }
      }
      figures[path] = {
        foreign: medianOf(times.foreign),
        unknown: medianOf(times.unknown),
        told: chanceToTell(times.foreign, times.unknown),
      };
    }
    printTable(
      `answers to a stranger about ${RECORDS} foreign and as many unknown ids, ${rounds} rounds`,
      ['record', 'foreign', 'unknown', 'told apart'],
      Object.entries(figures).map(([path, { foreign, unknown, told }]) => [
        path,
        `${foreign.toFixed(2)} ms`,
        `${unknown.toFixed(2)} ms`,
        told.toFixed(2),
      ]),
    );
    return figures;
  } finally {
    agent.destroy();
    await exchange.stop();
  }
}

/** Records that a stranger may not know of, by the path they are read at. */
async function plant(exchange: Exchange): Promise<Record<string, string[]>> {
  const supply = await exchange.organisation('Quiet supply', 'university');
  const need = await exchange.organisation('Quiet need', 'company');
  const listings: string[] = [];
  const demands: string[] = [];
  const deals: string[] = [];
  for (let n = 0; n < RECORDS; n++) {
    listings.push((await supply.api.post('/api/listings', { body: listingRow(n, n) })).id);
    demands.push((await need.api.post('/api/demands', { body: demandRow(n, n) })).id);
  }
  const offered = await supply.api.post('/api/listings', { body: listingRow(RECORDS, RECORDS) });
  const { id } = offered;
  await supply.api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: offered.version } });
  await drained(exchange, 'copies of a listing');
  for (let n = 0; n < RECORDS; n++) {
    const deal = await need.api.post('/api/deals', { body: { listingId: id, note: `Question ${n}` } });
    deals.push(deal.id);
    await need.api.post('/api/deals/{id}/lost', { path: { id: deal.id }, body: { reason: 'other', note: 'Answered' } });
  }
  return { listings, demands, deals };
}

function time(url: string, headers: Record<string, string>, agent: Agent): Promise<number> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (answer) => {
      answer.resume();
      if (answer.statusCode !== 404) reject(new Error(`${url} answered ${answer.statusCode} to a stranger`));
      answer.once('end', () => resolve(performance.now() - from));
    }).once('error', reject);
  });
}

const medianOf = (times: readonly number[]) => percentile(times.toSorted(compare), 0.5);
const compare = (a: number, b: number) => a - b;

/** The part of all couples in which the foreign id took longer; or shorter, whichever is told more easily (Mann and Whitney's U). */
function chanceToTell(foreign: readonly number[], unknown: readonly number[]): number {
  const sorted = unknown.toSorted(compare);
  let wins = 0;
  for (const time of foreign) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    wins += low;
  }
  const share = wins / (foreign.length * unknown.length);
  return Math.max(share, 1 - share);
}
