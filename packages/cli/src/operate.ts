import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf, Client, Schemas } from '@techbourse/client';
import { Argument, type Command, Option } from 'commander';
import { operator, print, withUrl } from './operator.ts';
import { type ProgressBar, progressBar } from './progress.ts';
import { type ConnectOptions, wholeNumber } from './settings.ts';

type ServiceTask = Schemas['ServiceTask'];
const SERVICES: readonly ServiceTask['service'][] = ['listings', 'demands', 'matching', 'contracts', 'notifications'];
type Letters = AnswerOf<'/api/operations/dead-letters', 'get'>;

/**
 * `search rebuild`, `pairs rebuild`, `queue rebuild`, `organisations publish`, `jobs`, `dead-letters`: what an operator
 * does by hand.
 */
export function addOperateCommands(program: Command): void {
  withUrl(
    program
      .command('search')
      .description('the search indexes')
      .command('rebuild')
      .description('re-make the indexes of listings and demands from Postgres, while searches go on')
      .addOption(new Option('--index <name>', 'which').choices(['listings', 'demands', 'all']).default('all')),
  ).action((options: ConnectOptions & { index: 'listings' | 'demands' | 'all' }) =>
    rebuild(options, (client) => client.post('/api/operations/search/rebuild', { body: { index: options.index } })),
  );
  withUrl(
    program
      .command('pairs')
      .description('the pairs')
      .command('rebuild')
      .description('re-make the index of pairs from Postgres, while searches go on'),
  ).action((options: ConnectOptions) => rebuild(options, (client) => client.post('/api/operations/pairs/rebuild')));
  withUrl(
    program
      .command('queue')
      .description('the queue')
      .command('rebuild')
      .description('after the queue was lost: publish the events of the last hours again')
      .option('--hours <n>', 'how far back, at most 72', wholeNumber(1, 72), 72),
  ).action((options: ConnectOptions & { hours: number }) =>
    rebuild(options, (client) => client.post('/api/operations/queue/rebuild', { body: { hours: options.hours } })),
  );
  withUrl(
    program
      .command('organisations')
      .description('the organisations')
      .command('publish')
      .description('tell every service again how each organisation is now, as after a register of them was lost'),
  ).action(async (options: ConnectOptions) =>
    print(await operator(options).post('/api/operations/organisations/tell')),
  );
  withUrl(program.command('jobs').description('what waits, runs and failed, per job')).action(
    async (options: ConnectOptions) => print(await operator(options).get('/api/operations/jobs')),
  );
  const letters = program.command('dead-letters').description('jobs that used up their tries');
  withUrl(
    letters
      .command('list')
      .description('all of them, newest first')
      .option('--job <name>', 'of this job alone')
      .option('--limit <n>', 'at most so many', wholeNumber(1, 1_000_000)),
  ).action(async (options: ConnectOptions & { job?: string; limit?: number }) => print(await allLetters(options)));
  withUrl(
    letters
      .command('replay')
      .description('run one again, or with --all, --job or --reason all of a kind')
      .addArgument(new Argument('[service]').choices(SERVICES))
      .argument('[job]')
      .argument('[jobId]')
      .option('--all', 'every one')
      .option('--job <name>', 'all of this job')
      .option('--reason <reason>', 'all whose error begins so, as search.failed'),
  ).action(
    async (
      service: ServiceTask['service'] | undefined,
      job: string | undefined,
      jobId: string | undefined,
      options: ConnectOptions & { all?: boolean; job?: string; reason?: string },
    ) => {
      if (service && job && jobId) {
        const path = { service, job, jobId };
        await operator(options).post('/api/operations/dead-letters/{service}/{job}/{jobId}/replay', { path });
        print({ replayed: jobId });
        return;
      }
      if (service || !(options.all || options.job || options.reason)) {
        throw new Error('say which: SERVICE JOB ID for one, or --all, --job JOB, --reason REASON');
      }
      const body = { ...(options.job && { job: options.job }), ...(options.reason && { reason: options.reason }) };
      await rebuild(options, (client) => client.post('/api/operations/dead-letters/replay', { body }));
    },
  );
}

async function allLetters(
  options: ConnectOptions & { job?: string; limit?: number },
): Promise<Omit<Letters, 'nextCursor'>> {
  const client = operator(options);
  const most = options.limit ?? Number.POSITIVE_INFINITY;
  const items: Letters['items'] = [];
  // Each by its service, as it was told first: one that answers again later was missed before.
  const failures = new Map<string, Letters['failures'][number]>();
  for (let cursor: string | undefined; ; ) {
    const query = { limit: Math.min(500, most - items.length), job: options.job, cursor };
    const page: Letters = await client.get('/api/operations/dead-letters', { query });
    items.push(...page.items);
    for (const failure of page.failures) if (!failures.has(failure.service)) failures.set(failure.service, failure);
    if (page.nextCursor === null || items.length >= most) return { items, failures: [...failures.values()] };
    cursor = page.nextCursor;
  }
}

async function rebuild(
  options: ConnectOptions,
  start: (client: Client) => Promise<Schemas['StartedTasks']>,
): Promise<void> {
  const client = operator(options);
  const { tasks, failures } = await start(client);
  for (const failure of failures) process.stderr.write(`not started: ${JSON.stringify(failure)}\n`);
  const results: ServiceTask[] = [];
  for (const task of tasks) results.push(await follow(client, task, progressBar(`${task.service} ${task.name}`)));
  for (const task of results) {
    const { service, name, state, done, error } = task;
    process.stdout.write(`${JSON.stringify({ service, name, state, done, ...(error ? { error } : {}) })}\n`);
  }
  if (failures.length > 0 || results.some((task) => task.state !== 'done')) process.exitCode = 1;
}

async function follow(client: Client, started: ServiceTask, bar: ProgressBar): Promise<ServiceTask> {
  let task = started;
  while (task.state === 'running') {
    await wait(250);
    const { service, id } = started;
    task = await client.get('/api/operations/tasks/{service}/{id}', { path: { service, id } });
    bar.update(task.done, Math.max(task.total, 1), `${task.done} of ${task.total}`);
  }
  bar.stop();
  return task;
}
