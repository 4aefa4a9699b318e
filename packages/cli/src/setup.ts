import type { Client } from '@techbourse/client';
import type { Command } from 'commander';
import { operator, withUrl } from './operator.ts';
import type { ConnectOptions } from './settings.ts';

type Health = { status: string; degraded?: unknown };

/** `setup`: what a new server needs before it is open to others, done or said step by step. */
export function addSetupCommand(program: Command): void {
  withUrl(
    program
      .command('setup')
      .description('a new server: is it ready, invite its first operator by mail, and what is left to do')
      .option('--invite <address>', 'mail address of the first person who runs the exchange'),
  ).action(setUp);
}

async function setUp(options: ConnectOptions & { invite?: string }): Promise<void> {
  const client = operator(options);
  const said: string[] = [];
  const isReady = await sayHealth(options, said);
  const me = await client.get('/api/me');
  if (!me.operator || !me.organisation) throw new Error('this key is not the operator’s');
  if (options.invite) said.push(await invite(client, me.organisation.id, options.invite));
  else
    said.push(
      '[ ] people: setup --invite ADDRESS invites the first person who runs the exchange; the mail is the test',
    );
  said.push(
    '[ ] second factor: each of them adds one after signing in',
    '[ ] time zone: EXCHANGE_TIME_ZONE begins the days and months; set it before the first contract',
    '[ ] backup: techbourse backup DIR, daily and to another machine; restore it once',
    '[ ] ledger: techbourse ledger heads export --out FILE, daily on a machine of somebody else',
    'The whole list: docs/security.md',
  );
  process.stdout.write(`${said.join('\n')}\n`);
  if (!isReady) process.exitCode = 1;
}

/** Also says what keeps working only in part, such as mail that does not leave. */
async function sayHealth({ url }: ConnectOptions, said: string[]): Promise<boolean> {
  const address = url ?? process.env.TECHBOURSE_URL ?? 'http://127.0.0.1:3000';
  const reply = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(10_000) });
  const { status, degraded } = (await reply.json()) as Health;
  said.push(`[${status === 'ready' ? 'x' : ' '}] ready: ${degraded ? JSON.stringify(degraded) : status}`);
  return reply.ok;
}

async function invite(client: Client, id: string, email: string): Promise<string> {
  await client.post('/api/organisations/{id}/invitations', { path: { id }, body: { email, role: 'owner' } });
  return `[x] people: ${email} was invited as owner. If no mail comes, SMTP_URL and MAIL_FROM are wrong: /health/ready says so`;
}
