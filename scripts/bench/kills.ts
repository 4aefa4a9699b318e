import type { Api } from '@techbourse/sdk';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { printTable } from './table.ts';
import { demandRow, listingRow } from './texts.ts';

const WRITERS = 8;
const BACK_DEADLINE_MS = 90_000;
const VICTIMS = [
  ...['postgres', 'redis', 'meilisearch', 'gateway', 'listings', 'demands', 'contracts'],
  ...['matching api', 'matching worker'],
];

export type KillFigures = {
  kills: Record<string, number>;
  acknowledged: number;
  /** Acknowledged, and not there at the end. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** Published or opened, and at the end not found by search, or found twice. */
  notFound: number;
  deadLetters: number;
  ledgerOk: boolean;
  seconds: number;
};

type Owner = Awaited<ReturnType<Exchange['organisation']>>;
type Kind = 'listings' | 'demands';
/** `title` is different for every record, so that one that was written twice shows. */
type Written = { kind: Kind; title: string; id: string };

/** `bench kills`: processes are killed one after the other while many write; what was acknowledged is looked for. */
export async function runKills(options: { kills: number }): Promise<KillFigures> {
  const exchange = await startExchange();
  try {
    const [supply, need] = await Promise.all([
      exchange.organisation('Kills supply', 'university'),
      exchange.organisation('Kills need', 'company'),
    ]);
    const started = performance.now();
    const written: Written[] = [];
    const run = { on: true, next: 0 };
    const writers = Array.from({ length: WRITERS }, () => write(run, written, { supply, need }));
    const kills = await killInTurn(exchange, options.kills, () => written.length);
    run.on = false;
    await Promise.all(writers);
    await allAnswer(exchange);
    await drained(exchange, 'after the kills');
    const figures: KillFigures = {
      ...{ kills, acknowledged: written.length * 2, ...(await compare(written, { supply, need })) },
      ...{ deadLetters: 0, ledgerOk: await ledgerOk(exchange) }, // `drained` throws for a dead letter
      seconds: Math.round((performance.now() - started) / 1000),
    };
    print(figures);
    return figures;
  } finally {
    await exchange.stop();
  }
}

/** Makes records and lets them out until told to stop; notes a record when both writes were acknowledged. */
async function write(
  run: { on: boolean; next: number },
  written: Written[],
  owners: { supply: Owner; need: Owner },
): Promise<void> {
  while (run.on) {
    const number = run.next++;
    const kind = number % 2 === 0 ? 'listings' : 'demands';
    const api = (kind === 'listings' ? owners.supply : owners.need).api;
    const row = kind === 'listings' ? listingRow(number) : demandRow(number);
    const title = `${row.title.en.text}, no. ${number}`;
    const named = { ...row, title: { en: { text: title, origin: 'person' } } };
    const made = await api.post<{ id: string; version: number }>(`/api/${kind}`, named);
    const step = kind === 'listings' ? 'publish' : 'open';
    await api.post(`/api/${kind}/${made.id}/${step}`, { expectedVersion: made.version });
    written.push({ kind, title, id: made.id });
  }
}

/** Ends one process after the other as a crash would, each when the one before is back and something was written. */
async function killInTurn(exchange: Exchange, kills: number, progress: () => number): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (let count = 0; count < kills; count++) {
    const name = VICTIMS[count % VICTIMS.length] ?? '';
    const before = progress();
    await until(`writes before the end of ${name}`, () => progress() > before + WRITERS);
    const victim = exchange.processes().find((each) => each.name === name)?.pid;
    if (!victim) throw new Error(`there is no process "${name}" to kill`);
    process.kill(victim, 'SIGKILL');
    done[name] = (done[name] ?? 0) + 1;
    await until(`${name} to come back`, () =>
      exchange.processes().some((each) => each.name === name && each.pid !== victim),
    );
    process.stderr.write(`${count + 1} of ${kills}: ${name}, ${progress()} records so far\n`);
  }
  return done;
}

async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + BACK_DEADLINE_MS;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The last victims are up before their services answer again. */
async function allAnswer(exchange: Exchange): Promise<void> {
  let failures: unknown[] = ['not asked yet'];
  const ask = async () => {
    failures = (await exchange.operator.get<{ failures: unknown[] }>('/api/operations/jobs')).failures;
  };
  const end = Date.now() + BACK_DEADLINE_MS;
  for (await ask(); failures.length > 0; await ask()) {
    if (Date.now() > end) throw new Error(`services stay away: ${JSON.stringify(failures)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What the owners have, and what search finds, against what was acknowledged. */
async function compare(
  written: readonly Written[],
  { supply, need }: { supply: Owner; need: Owner },
): Promise<Pick<KillFigures, 'lost' | 'doubled' | 'notFound'>> {
  const figures = { lost: 0, doubled: 0, notFound: 0 };
  for (const [kind, { api }] of [
    ['listings', supply],
    ['demands', need],
  ] as const) {
    const kept = await titlesOf(api, `/api/${kind}?`);
    const found = await titlesOf(api, `/api/${kind}/search?sort=newest&`);
    for (const record of written.filter((each) => each.kind === kind)) {
      const times = kept.get(record.title) ?? 0;
      if (times === 0) figures.lost++;
      if (times > 1) figures.doubled++;
      if (found.get(record.title) !== 1) figures.notFound++;
    }
  }
  return figures;
}

type Page = { items: { title: { en?: { text: string } } | string }[]; nextCursor: string | null };

async function titlesOf(api: Api, path: string): Promise<Map<string, number>> {
  const titles = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const page: Page = await api.get<Page>(`${path}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    for (const { title } of page.items) {
      const text = typeof title === 'string' ? title : (title.en?.text ?? '');
      titles.set(text, (titles.get(text) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return titles;
}

async function ledgerOk(exchange: Exchange): Promise<boolean> {
  return (await exchange.operator.get<{ ok: boolean }>('/api/ledger/verify')).ok;
}

function print({ kills, ...figures }: KillFigures): void {
  printTable(
    'kills under load',
    ['killed', 'times'],
    Object.entries(kills).map(([name, times]) => [name, String(times)]),
  );
  printTable(
    'acknowledged writes at the end',
    ['', ''],
    Object.entries(figures).map(([name, figure]) => [name, String(figure)]),
  );
}
