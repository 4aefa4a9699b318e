import type { Client, Schemas } from '@techbourse/client';
import type { Command } from 'commander';
import { confirmed } from './confirm.ts';
import { operator, print, withUrl } from './operator.ts';
import type { ConnectOptions } from './settings.ts';

type Merging = ConnectOptions & { reason: string; preview?: boolean; yes?: boolean };

/** `org merge`, `org unmerge`, `org delete`: what is asked twice because others feel it. */
export function addMergeCommands(org: Command): void {
  withUrl(
    org
      .command('merge')
      .description('two that are one: people, keys, domains, units and identifiers of the first go to the second')
      .argument('<id>', 'the one that goes')
      .argument('<into>', 'the one that stays')
      .requiredOption('--reason <text>', 'it stays in the audit of both')
      .option('--preview', 'show what would move, and change nothing')
      .option('--yes', 'do not ask'),
  ).action(merge);
  withUrl(
    org
      .command('unmerge')
      .description('takes a merge back, within 30 days; what was changed since stays')
      .argument('<id>', 'the one that went')
      .requiredOption('--reason <text>', 'it stays in the audit')
      .option('--yes', 'do not ask'),
  ).action(async (id: string, options: Merging) => {
    if (!(await confirmed(`Take the merge of ${id} back?`, options.yes))) return;
    const body = { reason: options.reason };
    print(await operator(options).post('/api/organisations/{id}/unmerge', { path: { id }, body }));
  });
}

async function merge(id: string, into: string, options: Merging): Promise<void> {
  const client = operator(options);
  const [from, stays] = [await sizeOf(client, id), await sizeOf(client, into)];
  process.stderr.write(`goes:  ${lineOf(from)}\nstays: ${lineOf(stays)}\n`);
  if (options.preview) return print({ goes: from, stays });
  if (!(await confirmed(`Merge ${from.name} into ${stays.name}? It can be undone for 30 days.`, options.yes))) return;
  const body = { into, reason: options.reason };
  print(await client.post('/api/organisations/{id}/merge', { path: { id }, body }));
  process.stderr.write(`undo: techbourse org unmerge ${id} --reason ...\n`);
}

type Size = {
  id: string;
  name: string;
  kind: string;
  country: string;
  members: number;
  keys: number;
  identifiers: object;
};

async function sizeOf(client: Client, id: string): Promise<Size> {
  const found: Schemas['Organisation'] = await client.get('/api/organisations/{id}', { path: { id } });
  const { items } = await client.get('/api/organisations/{id}/keys', { path: { id } });
  let members = 0;
  for await (const _member of client.all('/api/organisations/{id}/members', { path: { id } })) members += 1;
  const { name, kind, country, identifiers } = found;
  const shown = name.en?.text ?? name.zh?.text ?? name.ru?.text ?? id;
  return { id, name: shown, kind, country, members, keys: items.length, identifiers: identifiers ?? {} };
}

function lineOf({ name, kind, country, members, keys, identifiers }: Size): string {
  return `${name} (${kind}, ${country}): ${members} people, ${keys} keys, ${JSON.stringify(identifiers)}`;
}
