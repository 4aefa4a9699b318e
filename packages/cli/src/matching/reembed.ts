import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf, Client } from '@techbourse/client';
import type { Command } from 'commander';
import { operator, print, withUrl } from '../operator.ts';
import { progressBar } from '../progress.ts';
import type { ConnectOptions } from '../settings.ts';

const PATH = '/api/operations/matching/embedder';
const POLL_EVERY_MS = 1000;

type Embedding = AnswerOf<typeof PATH, 'get'>;

/** `reembed [status]`, `reembed cancel`, `reembed resume`: a change of embedder, which settings begin. */
export function addReembedCommand(matching: Command): void {
  const reembed = withUrl(
    matching
      .command('reembed')
      .description('whose vectors serve, and how far a change of embedder is; settings of the workers begin one')
      .option('--watch', 'stay until it ends'),
  ).action(look);
  withUrl(reembed.command('status').description('the same').option('--watch', 'stay until it ends')).action(
    (own: ConnectOptions & { watch?: boolean }) => look({ ...reembed.opts<ConnectOptions>(), ...own }),
  );
  for (const [verb, path, what] of [
    ['cancel', 'stop', 'stop a change: the embedder that serves goes on, the new vectors go'],
    ['resume', 'resume', 'begin a stopped change again'],
  ] as const) {
    withUrl(reembed.command(verb).description(what)).action(async (own: ConnectOptions) =>
      print(await operator({ ...reembed.opts<ConnectOptions>(), ...own }).post(`${PATH}/${path}`)),
    );
  }
}

async function look({ watch, ...options }: ConnectOptions & { watch?: boolean }): Promise<void> {
  const client = operator(options);
  const now = await client.get(PATH);
  print(watch ? await follow(client, now) : now);
}

async function follow(client: Client, embedding: Embedding): Promise<Embedding> {
  const bar = progressBar('re-embedding');
  let seen = embedding;
  while (seen.target) {
    const { done, total } = seen.target;
    bar.update(done, Math.max(total, 1), `${done} of ${total}`);
    await wait(POLL_EVERY_MS);
    seen = await client.get(PATH);
  }
  bar.stop();
  return seen;
}
