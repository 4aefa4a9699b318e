import { type Command, Option } from 'commander';
import type { Api } from '../http.ts';
import { operator, print, withUrl } from '../operator.ts';
import { progressBar } from '../progress.ts';
import type { ConnectOptions } from '../settings.ts';

const PATH = '/api/operations/matching/rematches';
const LOOK_EVERY_MS = 1000;

type Rematch = {
  id: string;
  state: 'running' | 'cancelled' | 'done' | 'failed';
  total: number;
  done: number;
  recordsPerSecond: number | null;
};
type StartOptions = ConnectOptions & { reason?: string; side: string; watch?: boolean };

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
    const api = operator(options);
    const started = await api.post<Rematch>(PATH, { side, ...(reason ? { reason } : {}) });
    await show(api, started, watch);
  });
  withUrl(
    rematch
      .command('status')
      .description('how far a re-match is')
      .argument('[id]', 'which; the newest by default')
      .option('--watch', 'stay until it ends'),
  ).action(async (id: string | undefined, own: ConnectOptions & { watch?: boolean }) => {
    const { watch, ...options } = { ...rematch.opts<StartOptions>(), ...own };
    const api = operator(options);
    await show(api, await find(api, id), watch);
  });
  for (const [verb, what] of [
    ['cancel', 'stop a re-match; what it has done stays'],
    ['resume', 'go on with the newest one where it was cancelled or failed'],
  ] as const) {
    withUrl(rematch.command(verb).description(what).argument('[id]', 'which; the newest by default')).action(
      async (id: string | undefined, own: ConnectOptions) => {
        const api = operator({ ...rematch.opts<ConnectOptions>(), ...own });
        print(await api.post(`${PATH}/${(await find(api, id)).id}/${verb}`));
      },
    );
  }
}

async function find(api: Api, id: string | undefined): Promise<Rematch> {
  if (id !== undefined) return api.get<Rematch>(`${PATH}/${encodeURIComponent(id)}`);
  const { items } = await api.get<{ items: Rematch[] }>(`${PATH}?limit=1`);
  const [newest] = items;
  if (!newest) throw new Error('there was no re-match yet');
  return newest;
}

async function show(api: Api, rematch: Rematch, watch: boolean | undefined): Promise<void> {
  const seen = watch ? await follow(api, rematch) : rematch;
  print(seen);
  if (watch && seen.state !== 'done') process.exitCode = 1;
}

async function follow(api: Api, rematch: Rematch): Promise<Rematch> {
  const bar = progressBar('re-match');
  let seen = rematch;
  while (seen.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    seen = await api.get<Rematch>(`${PATH}/${rematch.id}`);
    const rate = seen.recordsPerSecond === null ? '' : `, ${seen.recordsPerSecond}/s`;
    bar.update(seen.done, Math.max(seen.total, 1), `${seen.done} of ${seen.total}${rate}`);
  }
  bar.stop();
  return seen;
}
