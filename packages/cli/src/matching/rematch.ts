import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf, Client } from '@techbourse/client';
import { type Command, Option } from 'commander';
import { operator, print, withUrl } from '../operator.ts';
import { progressBar } from '../progress.ts';
import type { ConnectOptions } from '../settings.ts';

const PATH = '/api/operations/matching/rematches';
const POLL_EVERY_MS = 1000;

type Rematch = AnswerOf<`${typeof PATH}/{id}`, 'get'>;
type StartOptions = ConnectOptions & { reason?: string; side: 'both' | 'listing' | 'demand'; watch?: boolean };

/** `rematch`, `rematch status`, `rematch cancel`, `rematch resume`: everything paired anew, and how far that is. */
export function addRematchCommand(matching: Command): void {
  const rematch = withUrl(
    matching
      .command('rematch')
      .description('pair every open record anew, in the background')
      .option('--reason <text>', 'why, for the record')
      .addOption(
        new Option('--side <side>', 'whose records are walked').choices(['both', 'listing', 'demand']).default('both'),
      )
      .option('--watch', 'stay and show how far it is'),
  ).action(async ({ reason, side, watch, ...options }: StartOptions) => {
    const client = operator(options);
    const started = await client.post(PATH, { body: { side, ...(reason ? { reason } : {}) } });
    await show(client, started, watch);
  });
  withUrl(
    rematch
      .command('status')
      .description('how far a re-match is')
      .argument('[id]', 'which; the newest by default')
      .option('--watch', 'stay until it ends'),
  ).action(async (id: string | undefined, own: ConnectOptions & { watch?: boolean }) => {
    const { watch, ...options } = { ...rematch.opts<StartOptions>(), ...own };
    const client = operator(options);
    await show(client, await find(client, id), watch);
  });
  for (const [verb, what] of [
    ['cancel', 'stop a re-match; what it has done stays'],
    ['resume', 'go on with the newest one where it was cancelled or failed'],
  ] as const) {
    withUrl(rematch.command(verb).description(what).argument('[id]', 'which; the newest by default')).action(
      async (id: string | undefined, own: ConnectOptions) => {
        const client = operator({ ...rematch.opts<ConnectOptions>(), ...own });
        print(await client.post(`${PATH}/{id}/${verb}`, { path: { id: (await find(client, id)).id } }));
      },
    );
  }
}

async function find(client: Client, id: string | undefined): Promise<Rematch> {
  if (id !== undefined) return client.get(`${PATH}/{id}`, { path: { id } });
  const { items } = await client.get(PATH, { query: { limit: 1 } });
  const [newest] = items;
  if (!newest) throw new Error('there was no re-match yet');
  return newest;
}

async function show(client: Client, rematch: Rematch, watch: boolean | undefined): Promise<void> {
  const seen = watch ? await follow(client, rematch) : rematch;
  print(seen);
  if (watch && seen.state !== 'done') process.exitCode = 1;
}

async function follow(client: Client, rematch: Rematch): Promise<Rematch> {
  const bar = progressBar('re-match');
  let seen = rematch;
  while (seen.state === 'running') {
    await wait(POLL_EVERY_MS);
    seen = await client.get(`${PATH}/{id}`, { path: { id: rematch.id } });
    const rate = seen.recordsPerSecond === null ? '' : `, ${seen.recordsPerSecond}/s`;
    bar.update(seen.done, Math.max(seen.total, 1), `${seen.done} of ${seen.total}${rate}`);
  }
  bar.stop();
  return seen;
}
