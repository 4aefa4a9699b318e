import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Schemas } from '@techbourse/client';
import type { Command } from 'commander';
import { confirmed } from './confirm.ts';
import { addMergeCommands } from './merge.ts';
import { operator, print, withUrl } from './operator.ts';
import { addOrganisationImport } from './organisation-import.ts';
import { type ConnectOptions, wholeNumber } from './settings.ts';

type Filter = { organisation?: string; subject?: string; action?: string; person?: string; from?: string; to?: string };

/** `work`, `audit`, `org`, `key`: what the operator's people do at their desk. */
export function addDeskCommands(program: Command): void {
  withUrl(
    program
      .command('work')
      .description('what waits for you: by kind how much, since when, and the oldest')
      .option('--limit <n>', 'rows of each kind', wholeNumber(0, 100), 5)
      .option('--json', 'as JSON, for programs'),
  ).action(showWork);
  withUrl(
    program
      .command('audit')
      .description('who did what for whom, when and from where: newest first, one JSON per line')
      .option('--organisation <id>', 'by it, for it, or to its records')
      .option('--subject <id>', 'about this record, deal, organisation ...')
      .option('--action <name>', 'contract.sign, or all of a noun: contract')
      .option('--person <id>', 'done by this person')
      .option('--from <moment>', 'from then on, as 2026-11-30T00:00:00Z')
      .option('--to <moment>', 'before then')
      .option('--csv', 'as CSV'),
  ).action(async ({ csv, url, ...filter }: ConnectOptions & Filter & { csv?: boolean }) => {
    const query = { ...filter, format: csv ? ('csv' as const) : ('ndjson' as const) };
    const stream = await operator(url === undefined ? {} : { url }).stream('/api/audit/export', { query });
    await pipeline(Readable.fromWeb(stream as ReadableStream), process.stdout, { end: false });
  });
  addOrganisations(program);
  addKeys(program);
}

function addOrganisations(program: Command): void {
  const org = program.command('org').description('organisations');
  withUrl(
    org
      .command('list')
      .description('all of them, one JSON per line')
      .option('--unverified', 'those that are not verified')
      .option('--kind <kind>', 'university, company, agency ...'),
  ).action(async (options: ConnectOptions & { unverified?: boolean; kind?: Schemas['OrganisationKind'] }) => {
    const query = {
      ...(options.unverified && { verified: 'false' as const }),
      ...(options.kind && { kind: options.kind }),
    };
    for await (const each of operator(options).all('/api/organisations', { query })) {
      process.stdout.write(`${JSON.stringify(each)}\n`);
    }
  });
  withUrl(org.command('show').description('one of them').argument('<id>')).action(
    async (id: string, options: ConnectOptions) =>
      print(await operator(options).get('/api/organisations/{id}', { path: { id } })),
  );
  withUrl(
    org
      .command('verify')
      .description('you have checked who it is; --withdraw takes that back')
      .argument('<id>')
      .option('--withdraw', 'it is verified no longer')
      .option('--note <text>', 'what was looked at; it stays in the audit')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: ConnectOptions & { withdraw?: boolean; note?: string; yes?: boolean }) => {
    const client = operator(options);
    const { name } = await client.get('/api/organisations/{id}', { path: { id } });
    const shown = name.en?.text ?? name.zh?.text ?? name.ru?.text ?? id;
    const question = options.withdraw ? `Withdraw the verification of ${shown}?` : `Verify ${shown}?`;
    if (!(await confirmed(question, options.yes))) return;
    const body = { verified: !options.withdraw, ...(options.note && { note: options.note }) };
    print(await client.post('/api/organisations/{id}/verify', { path: { id }, body }));
  });
  addOrganisationImport(org);
  addStanding(org);
  addMergeCommands(org);
}

/** What takes a reason, asks first, and is answered with how the organisation is then. */
function addStanding(org: Command): void {
  for (const [name, description, question] of [
    ['suspend', 'its keys and people open nothing and its records leave the market; nothing is lost', 'Suspend'],
    ['lift-suspension', 'everything is as before', 'Lift the suspension of'],
  ] as const) {
    withUrl(
      org
        .command(name)
        .description(description)
        .argument('<id>')
        .requiredOption('--reason <text>', 'it is told to the organisation, and stays in the audit')
        .option('--yes', 'do not ask'),
    ).action(async (id: string, options: ConnectOptions & { reason: string; yes?: boolean }) => {
      if (!(await confirmed(`${question} the organisation ${id}?`, options.yes))) return;
      const given = { path: { id }, body: { reason: options.reason } };
      print(await operator(options).post(`/api/organisations/{id}/${name}`, given));
    });
  }
}

function addKeys(program: Command): void {
  const key = program.command('key').description('API keys of an organisation');
  withUrl(key.command('list').description('its keys, without their secrets').argument('<organisation>')).action(
    async (id: string, options: ConnectOptions) =>
      print(await operator(options).get('/api/organisations/{id}/keys', { path: { id } })),
  );
  withUrl(
    key
      .command('issue')
      .description('a new key, shown once')
      .argument('<organisation>')
      .requiredOption('--name <name>', 'what it is for')
      .requiredOption('--scopes <scopes>', 'separated by commas, as listings:read,listings:write')
      .option('--days <n>', 'until it ends', wholeNumber(1, 3650)),
  ).action(async (id: string, options: ConnectOptions & { name: string; scopes: string; days?: number }) => {
    // The API says which of them there is no such scope of.
    const scopes = options.scopes.split(',').map((scope) => scope.trim()) as Schemas['Scope'][];
    const body = { name: options.name, scopes, ...(options.days && { expiresInDays: options.days }) };
    print(await operator(options).post('/api/organisations/{id}/keys', { path: { id }, body }));
  });
  withUrl(
    key
      .command('revoke')
      .description('it opens nothing any more, within seconds')
      .argument('<organisation>')
      .argument('<key>', 'its id')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, keyId: string, options: ConnectOptions & { yes?: boolean }) => {
    if (!(await confirmed(`Revoke the key ${keyId}?`, options.yes))) return;
    await operator(options).delete('/api/organisations/{id}/keys/{keyId}', { path: { id, keyId } });
    print({ revoked: keyId });
  });
}

async function showWork(options: ConnectOptions & { limit: number; json?: boolean }): Promise<void> {
  const work = await operator(options).get('/api/operations/work', { query: { limit: options.limit } });
  if (options.json) return print(work);
  for (const { kind, count, oldestHours, rows } of work.items) {
    const age = oldestHours === null ? '' : `, the oldest for ${oldestHours} h`;
    process.stdout.write(`${kind.replaceAll('_', ' ')}: ${count}${count > 0 ? age : ''}\n`);
    for (const { title, id, next } of rows) process.stdout.write(`  ${title ?? id}\n    ${next}\n`);
  }
  for (const failure of work.failures) process.stderr.write(`not asked: ${JSON.stringify(failure)}\n`);
  if (work.failures.length > 0) process.exitCode = 1;
}
