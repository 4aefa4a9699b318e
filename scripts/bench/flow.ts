import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { importFile, RejectionReport } from '@techbourse/cli';
import { ApiError } from '@techbourse/client';
import { mappingOf } from '@techbourse/import-formats';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained, openJobs } from '../exchange/jobs.ts';
import { percentile } from './metrics.ts';
import { printTable } from './table.ts';
import { demandRow, inventedText, listingRow, writeRows } from './texts.ts';

type Spread = { p50: number; p95: number; n: number };
type ImportFigures = { rows: number; rejected: number; seconds: number; perSecond: number };

export type FlowFigures = {
  imports: { listings: ImportFigures; demands: ImportFigures };
  profiles: { seconds: number; perSecond: number };
  refreshes: { seconds: number; perSecond: number };
  publishToPairMs: { listing: Spread; demand: Spread };
  searchMs: { oneByOne: Spread; eightAtOnce: Spread };
  memory: ReturnType<Exchange['processes']>;
};

type OpenedRecord =
  | { kind: 'listings'; row: ReturnType<typeof listingRow> }
  | { kind: 'demands'; row: ReturnType<typeof demandRow> };
type Owner = Awaited<ReturnType<Exchange['organisation']>>;

/** `bench flow`: the main job at a given size, then its latencies while nothing else runs. */
export async function runFlow(options: { listings: number; demands: number; data?: string }): Promise<FlowFigures> {
  const exchange = await startExchange();
  try {
    const [supply, need] = await Promise.all([
      exchange.organisation('Flow supply', 'university'),
      exchange.organisation('Flow need', 'company'),
    ]);
    const started = performance.now();
    const listings = await load(supply, 'listings', options.listings, options.data);
    const demands = await load(need, 'demands', options.demands, options.data);
    const done = await followJobs(exchange, started);
    const records = listings.rows + demands.rows;
    const rate = (seconds: number) => Number((records / seconds).toFixed(1));
    // Counterparts about the same things, so that there is a pair to wait for whatever was imported.
    for (const number of LATENCY_NUMBERS) await openRecord(need, counterDemand(number));
    await drained(exchange, 'counterparts');
    const figures: FlowFigures = {
      imports: { listings, demands },
      profiles: { seconds: done.profiles, perSecond: rate(done.profiles) },
      refreshes: { seconds: done.all, perSecond: rate(done.all) },
      publishToPairMs: {
        listing: await publishLatency(supply, (number) => ({ kind: 'listings', row: listingRow(number, number) })),
        demand: await publishLatency(need, counterDemand),
      },
      searchMs: { oneByOne: await searchLatency(need, 200, 1), eightAtOnce: await searchLatency(need, 400, 8) },
      memory: exchange.processes(),
    };
    print(figures);
    return figures;
  } finally {
    await exchange.stop();
  }
}

async function load(owner: Owner, kind: 'listings' | 'demands', count: number, data?: string): Promise<ImportFigures> {
  const file = data
    ? join(data, kind === 'listings' ? 'offers.jsonl.gz' : 'needs.jsonl.gz')
    : await writeRows(kind, count);
  const scratch = mkdtempSync(join(tmpdir(), 'techbourse-import-'));
  const report = new RejectionReport(join(scratch, 'rejected.jsonl'), false);
  const started = performance.now();
  const result = await importFile({
    client: owner.api,
    kind,
    file,
    report,
    checkpointPath: join(scratch, 'checkpoint.json'),
    limit: count,
    mapping: mappingOf(kind, data ? 'sbir' : 'own', { publish: true, today: new Date().toISOString().slice(0, 10) }),
  });
  await report.close();
  const seconds = (performance.now() - started) / 1000;
  if (result.rejected === 0) rmSync(scratch, { recursive: true });
  const rejections = result.rejected > 0 ? ` (${result.rejected} rejected: ${report.path})` : '';
  process.stderr.write(`${kind}: ${result.read} rows in ${seconds.toFixed(1)} s${rejections}\n`);
  const perSecond = Math.round((result.read - result.rejected) / seconds);
  return {
    rows: result.read - result.rejected,
    rejected: result.rejected,
    seconds: Number(seconds.toFixed(1)),
    perSecond,
  };
}

/** Seconds from the start of the import until the last profile was built, and until nothing was left to do. */
async function followJobs(exchange: Exchange, started: number): Promise<{ profiles: number; all: number }> {
  const seconds = () => Number(((performance.now() - started) / 1000).toFixed(1));
  let profiles: number | undefined;
  let quietSince: number | undefined;
  for (let round = 0; ; round++) {
    const { open, failed, byJob } = await openJobs(exchange);
    if (failed > 0) throw new Error(`${failed} dead letters`);
    const building = byJob['profile.build'];
    const left = building ? building.waiting + building.active + building.delayed : 0;
    if (left > 0) profiles = undefined;
    else profiles ??= seconds();
    if (open > 0) quietSince = undefined;
    else quietSince ??= seconds();
    if (quietSince !== undefined && seconds() - quietSince > 1.5)
      return { profiles: profiles ?? quietSince, all: quietSince };
    if (round % 50 === 0) process.stderr.write(`${seconds()} s: ${left} profiles to build, ${open} jobs in all\n`);
    await wait(200);
  }
}

const counterDemand = (number: number): OpenedRecord => ({ kind: 'demands', row: demandRow(number, number) });
const LATENCY_NUMBERS = Array.from({ length: 30 }, (_, number) => 900_000 + number);

/** Makes a record and lets it out; its id, and when the publication was sent. */
async function openRecord({ api }: Owner, record: OpenedRecord) {
  const { id, version } =
    record.kind === 'listings'
      ? await api.post('/api/listings', { body: record.row })
      : await api.post('/api/demands', { body: record.row });
  const [path, body] = [{ id }, { expectedVersion: version }];
  const started = performance.now();
  if (record.kind === 'listings') await api.post('/api/listings/{id}/publish', { path, body });
  else await api.post('/api/demands/{id}/open', { path, body });
  return { id, started };
}

/** From sending the publication to the first pair in the API's answer, one record at a time on an idle system. */
async function publishLatency(owner: Owner, recordOf: (number: number) => OpenedRecord): Promise<Spread> {
  const times: number[] = [];
  for (const number of LATENCY_NUMBERS) {
    const record = recordOf(number);
    const { id, started } = await openRecord(owner, record);
    const query = record.kind === 'listings' ? { listing: id } : { demand: id };
    while (!(await isPaired(owner, query))) {
      if (performance.now() - started > 30_000) throw new Error(`no pair of the ${record.kind} for ${id} in 30 s`);
      await wait(10);
    }
    times.push(performance.now() - started);
  }
  return spread(times);
}

/** Until its profile is built, matching does not know a record at all. */
async function isPaired(owner: Owner, query: { listing: string } | { demand: string }): Promise<boolean> {
  try {
    return (await owner.api.get('/api/pairs', { query: { ...query, limit: 1 } })).items.length > 0;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

async function searchLatency(owner: Owner, count: number, atOnce: number): Promise<Spread> {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < count) {
      const words = inventedText(next++).title;
      const started = performance.now();
      await owner.api.get('/api/listings/search', { query: { q: words } });
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return spread(times);
}

function spread(times: number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: Math.round(percentile(sorted, 0.5)), p95: Math.round(percentile(sorted, 0.95)), n: times.length };
}

function print(figures: FlowFigures): void {
  const { imports, profiles, refreshes, publishToPairMs, searchMs, memory } = figures;
  const ms = ({ p50, p95, n }: Spread) => [`${p50} / ${p95} ms`, `n = ${n}`];
  printTable(
    'the main job',
    ['step', 'figure', ''],
    [
      [
        'import listings',
        `${imports.listings.perSecond} rows/s`,
        `${imports.listings.rows} in ${imports.listings.seconds} s`,
      ],
      [
        'import demands',
        `${imports.demands.perSecond} rows/s`,
        `${imports.demands.rows} in ${imports.demands.seconds} s`,
      ],
      ['profiles', `${profiles.perSecond} /s`, `done after ${profiles.seconds} s`],
      ['paired', `${refreshes.perSecond} /s`, `done after ${refreshes.seconds} s`],
      ['publish a listing -> pair, p50 / p95', ...ms(publishToPairMs.listing)],
      ['open a demand -> pair, p50 / p95', ...ms(publishToPairMs.demand)],
      ['search at the gateway, p50 / p95', ...ms(searchMs.oneByOne)],
      ['the same, eight at once', ...ms(searchMs.eightAtOnce)],
    ],
  );
  printTable(
    'memory',
    ['process', 'own', 'resident', 'peak'],
    memory.map((each) => [each.name, `${each.ownMb} MB`, `${each.residentMb} MB`, `${each.peakMb} MB`]),
  );
}
