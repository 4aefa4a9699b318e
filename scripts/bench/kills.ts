import { setTimeout as wait } from 'node:timers/promises';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { confirmedNotes, noteOf, pay, signRoyaltyContract } from './kills-contract.ts';
import { printTable } from './table.ts';
import { demandRow, listingRow } from './texts.ts';

const WRITERS = 8;
const BACK_DEADLINE_MS = 90_000;
const VICTIMS = [
  ...['postgres', 'redis', 'meilisearch', 'gateway', 'listings', 'demands', 'contracts', 'notifications'],
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
type Kind = 'listings' | 'demands' | 'payments';
/** `mark` (a title, a note) is different for every record, so that one that was written twice shows. */
type Written = { kind: Kind; mark: string };
type Load = { on: boolean; next: number; supply: Owner; need: Owner; contractId: string };

/** `bench kills`: kills processes one after the other while many write, then checks every acknowledged write. */
export async function runKills(options: { kills: number }): Promise<KillFigures> {
  // A service killed again and again is started again after ever longer waits: its callers need patience.
  const exchange = await startExchange({}, { tries: 16 });
  try {
    const [supply, need] = await Promise.all([
      exchange.organisation('Kills supply', 'university'),
      exchange.organisation('Kills need', 'company'),
    ]);
    const started = performance.now();
    const written: Written[] = [];
    const contractId = await signRoyaltyContract(supply, need);
    const load: Load = { on: true, next: 0, supply, need, contractId };
    const writers = Promise.all(Array.from({ length: WRITERS }, () => write(load, written)));
    const killing = killInTurn(exchange, options.kills, () => written.length);
    // A writer ends before the killing only by an error, which is the answer then.
    const kills = await Promise.race([killing, writers.then(() => killing)]);
    load.on = false;
    await writers;
    await allAnswer(exchange);
    await drained(exchange, 'after the kills');
    const figures: KillFigures = {
      kills,
      acknowledged: written.length * 2,
      ...(await compare(written, load)),
      deadLetters: 0,
      ledgerOk: await ledgerOk(exchange), // `drained` throws for a dead letter
      seconds: Math.round((performance.now() - started) / 1000),
    };
    print(figures);
    return figures;
  } finally {
    await exchange.stop();
  }
}

/** Makes records until told to stop, each with two writes; notes those of which both were acknowledged. */
async function write(load: Load, written: Written[]): Promise<void> {
  while (load.on) {
    const number = load.next++;
    const kind = (['listings', 'demands', 'payments'] as const)[number % 3] ?? 'payments';
    if (kind === 'payments') {
      await pay(load.contractId, { seller: load.supply, buyer: load.need }, number);
      written.push({ kind, mark: noteOf(number) });
    } else {
      written.push({ kind, mark: await letOut(load, kind, number) });
    }
  }
}

/** A listing that is published, or a demand that is opened; its title. */
async function letOut({ supply, need }: Load, kind: 'listings' | 'demands', number: number): Promise<string> {
  const row = kind === 'listings' ? listingRow(number) : demandRow(number);
  const text = `${row.title?.en?.text}, no. ${number}`;
  const title = { en: { text, origin: 'person' } } as const;
  if (kind === 'listings') {
    const { id, version } = await supply.api.post('/api/listings', { body: { ...listingRow(number), title } });
    await supply.api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: version } });
  } else {
    const { id, version } = await need.api.post('/api/demands', { body: { ...demandRow(number), title } });
    await need.api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: version } });
  }
  return text;
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
    await wait(50);
  }
}

/** The last victims are up before their services answer again. */
async function allAnswer(exchange: Exchange): Promise<void> {
  let failures: unknown[] = ['not asked yet'];
  const ask = async () => {
    failures = (await exchange.operator.get('/api/operations/jobs')).failures;
  };
  const end = Date.now() + BACK_DEADLINE_MS;
  for (await ask(); failures.length > 0; await ask()) {
    if (Date.now() > end) throw new Error(`services stay away: ${JSON.stringify(failures)}`);
    await wait(200);
  }
}

/** What the owners have, and what search finds, against what was acknowledged. */
async function compare(
  written: readonly Written[],
  { supply, need, contractId }: Load,
): Promise<Pick<KillFigures, 'lost' | 'doubled' | 'notFound'>> {
  const figures = { lost: 0, doubled: 0, notFound: 0 };
  const count = (kind: Kind, kept: Map<string, number>, found?: Map<string, number>) => {
    for (const { mark } of written.filter((each) => each.kind === kind)) {
      const times = kept.get(mark) ?? 0;
      if (times === 0) figures.lost++;
      if (times > 1) figures.doubled++;
      if (found && found.get(mark) !== 1) figures.notFound++;
    }
  };
  const [all, newest] = [{ limit: 100 }, { limit: 100, sort: 'newest' }] as const;
  count(
    'listings',
    await titlesOf(supply.api.all('/api/listings', { query: all })),
    await titlesOf(supply.api.all('/api/listings/search', { query: newest })),
  );
  count(
    'demands',
    await titlesOf(need.api.all('/api/demands', { query: all })),
    await titlesOf(need.api.all('/api/demands/search', { query: newest })),
  );
  count('payments', timesOf(await confirmedNotes(contractId, need)));
  return figures;
}

function timesOf(marks: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const mark of marks) times.set(mark, (times.get(mark) ?? 0) + 1);
  return times;
}

type Titled = { title?: { en?: { text: string } } };

async function titlesOf(records: AsyncIterable<Titled>): Promise<Map<string, number>> {
  const titles: string[] = [];
  for await (const { title } of records) titles.push(title?.en?.text ?? '');
  return timesOf(titles);
}

async function ledgerOk(exchange: Exchange): Promise<boolean> {
  return (await exchange.operator.get('/api/ledger/verify')).ok;
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
