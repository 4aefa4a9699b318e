import type { Schemas } from '@techbourse/client';
import type { Command } from 'commander';
import { confirmed } from './confirm.ts';
import { operator, print, withUrl } from './operator.ts';
import { type ConnectOptions, wholeNumber } from './settings.ts';

type State = Schemas['PersonRow']['state'];

const ACTS = [
  ['suspend', 'signs a person out everywhere, and lets nobody sign in with the account; nothing is deleted', 'Suspend'],
  ['restore', 'lifts a suspension', 'Restore'],
  ['end-sessions', 'signs a person out everywhere', 'End all sessions of'],
  [
    'reset-second-factor',
    'for who lost its app and its codes; the password alone signs in then',
    'Remove the second factor of',
  ],
] as const;
/** What the API calls it. */
const VERBS: Readonly<Record<string, string>> = { restore: 'lift-suspension' };

/** `user`: people's accounts. Nothing of it shows what opens doors. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people’s accounts');
  withUrl(
    user
      .command('list')
      .description('people, newest first, one JSON per line')
      .argument('[text]', 'part of a name or an address')
      .option('--state <state>', 'active, suspended or deleted')
      .option('--limit <n>', 'at most so many', wholeNumber(1, 1_000_000)),
  ).action(async (q: string | undefined, options: ConnectOptions & { state?: State; limit?: number }) => {
    const { state, limit = Number.POSITIVE_INFINITY } = options;
    let shown = 0;
    for await (const each of operator(options).all('/api/people', { query: { q, state } })) {
      if (shown++ >= limit) return;
      process.stdout.write(`${JSON.stringify(each)}\n`);
    }
  });
  withUrl(
    user
      .command('show')
      .description('one of them: where it belongs, how it signs in')
      .argument('<who>', 'id or address'),
  ).action(async (who: string, options: ConnectOptions) => print(await find(options, who)));
  for (const [name, description, question] of ACTS) {
    withUrl(
      user
        .command(name)
        .description(description)
        .argument('<who>', 'id or address')
        .requiredOption('--reason <text>', 'the person reads it in a mail, and it stays in the audit')
        .option('--yes', 'do not ask'),
    ).action(async (who: string, options: ConnectOptions & { reason: string; yes?: boolean }) => {
      const { id, name: called, email } = await find(options, who);
      if (!(await confirmed(`${question} ${called} (${email})?`, options.yes))) return;
      const verb = VERBS[name] ?? name;
      print(await operator(options).post(`/api/people/{id}/${verb}` as never, given(id, options.reason)));
    });
  }
  withUrl(
    user
      .command('resend-confirmation')
      .description('sends the mail of a sign-up again, to its address alone')
      .argument('<address>'),
  ).action(async (email: string, options: ConnectOptions) =>
    print(await operator(options).post('/api/people/confirmation', { body: { email } })),
  );
}

const given = (id: string, reason: string) => ({ path: { id }, body: { reason } }) as never;

/** By its id, or by its whole address. */
async function find(options: ConnectOptions, who: string): Promise<Schemas['PersonRecord']> {
  const client = operator(options);
  if (!who.includes('@')) return client.get('/api/people/{id}', { path: { id: who } });
  const { items } = await client.get('/api/people', { query: { q: who } });
  const found = items.find(({ email }) => email === who.toLowerCase());
  if (!found) throw new Error(`nobody has the address ${who}`);
  return client.get('/api/people/{id}', { path: { id: found.id } });
}
