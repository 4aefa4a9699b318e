import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '@techbourse/matching/testing';
import { type FakeEndpoint, startFakeEndpoint } from '@techbourse/text/testing';
import { startEngines } from '../../infra/local/engines.mjs';
import { type Outcome, runTrial, type Trial } from './building/trial.ts';
import { printTable } from './table.ts';
import { inventedText } from './texts.ts';

export type BuildingOptions = {
  records: number;
  copies: number;
  runs: number;
  workers: readonly number[];
  endpointMs: number;
  only?: string;
  /** Another checkout, measured in turn with this one. */
  beside?: string;
};

type Load = Pick<Trial, 'jobs' | 'embedder' | 'before' | 'events'> & { readonly name: string; readonly every: boolean };
export type BuildingRow = Outcome & { load: string; checkout: string; workers: number; busy: number };

const DIMENSIONS = 384;
const NEEDS = 40;
const OWNERS = 30;
const HERE = join(import.meta.dirname, '../..');

/** `bench building`: profiles of different texts, and a flood of copies built and paired, by some numbers of workers. */
export async function runBuilding(options: BuildingOptions): Promise<BuildingRow[]> {
  const engines = await startEngines({ ephemeral: true });
  const endpoint = await startFakeEndpoint(async (texts) => {
    await wait(options.endpointMs);
    return texts.map(vectorOf);
  });
  const roots = [HERE, ...(options.beside ? [resolve(options.beside)] : [])];
  const rows: BuildingRow[] = [];
  try {
    for (const load of loadsOf(options, endpoint).filter(({ name }) => name.includes(options.only ?? ''))) {
      for (let run = 0; run < options.runs; run++) {
        for (const workers of load.every ? options.workers : options.workers.slice(0, 1)) {
          for (const root of roots) {
            const outcome = await runTrial(engines, { ...load, root, workers });
            const busy = Number((loadavg()[0] ?? 0).toFixed(1));
            const row = { load: load.name, checkout: root === HERE ? 'here' : 'beside', workers, busy, ...outcome };
            process.stderr.write(`${JSON.stringify(row)}\n`);
            rows.push(row);
          }
        }
      }
    }
    print(rows);
    return rows;
  } finally {
    await endpoint.close();
    await engines.stop();
  }
}

function loadsOf({ records, copies, endpointMs }: BuildingOptions, endpoint: FakeEndpoint): Load[] {
  const asked = {
    MATCHING_EMBEDDER: 'endpoint',
    MATCHING_EMBEDDER_URL: endpoint.url,
    MATCHING_EMBEDDER_MODEL: 'bench',
    MATCHING_EMBEDDER_DIMENSIONS: String(DIMENSIONS),
  };
  const jobs = ['profile.build'] as const;
  const flood = inventedText(1);
  const own = Array.from({ length: OWNERS }, owner);
  const offer = (number: number, { title, text } = inventedText(number)) =>
    published(listingSnapshotOf(own[number % OWNERS] ?? owner(), { title, abstract: text }));
  const numbered = (count: number, of: (number: number) => ReturnType<typeof offer>) =>
    Array.from({ length: count }, (_, i) => of(i));
  const first = numbered(60, (i) => offer(1_000_000 + i));
  const texts = { jobs, before: first, events: numbered(records, (i) => offer(i)), every: true };
  const needs = numbered(NEEDS, (i) =>
    opened(demandSnapshotOf(owner(), { title: `${flood.title} ${i}`, problem: inventedText(1).text })),
  );
  const same = numbered(copies, (i) => offer(i, { ...flood, title: `${flood.title}, lot ${i}` }));
  return [
    { name: 'built-in model', embedder: {}, ...texts },
    { name: `endpoint of ${endpointMs} ms`, embedder: asked, ...texts },
    { name: 'copies, the same endpoint', embedder: asked, ...texts, before: first, events: same },
    {
      name: 'flood, built and paired',
      embedder: {},
      jobs: [...jobs, 'pairs.refresh'],
      before: needs,
      events: same,
      every: false,
    },
  ];
}

function owner() {
  return { organisation: { id: randomUUID(), kind: 'university' as const, country: 'CN' } } as Parameters<
    typeof listingSnapshotOf
  >[0];
}

/** The same for the same text, and near for near ones: each word in its own direction. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of text.split(/\W+/)) {
    let state = 7;
    for (const letter of word) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0;
    for (let i = 0; i < 8; i++) {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
      vector[state % DIMENSIONS] = (vector[state % DIMENSIONS] ?? 0) + 1;
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function print(rows: readonly BuildingRow[]): void {
  const keyOf = ({ load, checkout, workers }: BuildingRow) => `${load}|${checkout}|${workers}`;
  const groups = Map.groupBy(rows, keyOf);
  const of = (group: readonly BuildingRow[], pick: (row: BuildingRow) => number) => {
    const sorted = group.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  const speed = (group: readonly BuildingRow[]) => of(group, (row) => row.perSecond);
  const lines = [...groups.values()].map((group) => {
    const [row] = group as [BuildingRow, ...BuildingRow[]];
    const alone = groups.get(keyOf({ ...row, workers: 1 }));
    const times = alone ? `${(speed(group) / speed(alone)).toFixed(2)} x` : '-';
    const figures = [of(group, (one) => one.workerMs), of(group, (one) => one.postgresMs)].map((ms) => ms.toFixed(1));
    const waits = [of(group, (one) => one.waits.inTransaction), of(group, (one) => one.waits.lock)].map(String);
    return [
      `${row.load}, ${row.checkout}`,
      String(row.workers),
      speed(group).toFixed(1),
      times,
      ...figures,
      ...waits,
      of(group, (one) => one.busy).toFixed(1),
    ];
  });
  printTable(
    'profiles built a second, medians',
    ['load', 'workers', 'a second', 'of one', 'worker ms', 'Postgres ms', 'in transaction', 'wait for a lock', 'load'],
    lines,
  );
}
