import { type Client, createClient, type Schemas } from '@techbourse/client';
import type { DemoOrganisation } from './catalogue/record.ts';

export type KnownOrganisation = Schemas['Organisation'];

/** The exchange named by the environment, seen by its operator. */
export type DemoExchange = {
  url: string;
  operator: Client;
};

const ALL_SCOPES: Schemas['Scope'][] = [
  ...(['listings', 'demands', 'deals'] as const).flatMap((noun) => [`${noun}:read`, `${noun}:write`] as const),
  'pairs:read',
  'pairs:decide',
  'contracts:sign',
  'statistics:read',
  'contacts:read',
  'organisations:write',
];

/** @throws Error naming the setting that is missing. */
export function readExchange(env: NodeJS.ProcessEnv): DemoExchange {
  const { TECHBOURSE_URL: url, OPERATOR_KEY: key } = env;
  if (!url) throw new Error('TECHBOURSE_URL is not set: the address of the gateway, such as http://127.0.0.1:3000');
  if (!key) throw new Error('OPERATOR_KEY is not set: the key of the operator, from .data/secrets.json');
  return { url, operator: createClient({ url, key }) };
}

/** Every item of a list. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export function listOrganisations({ operator }: DemoExchange): Promise<KnownOrganisation[]> {
  return allOf(operator.all('/api/organisations', { query: { limit: 100 } }));
}

/** Names are invented and end in "demo", so an equal name is the same organisation. */
export function findOrganisation(
  known: readonly KnownOrganisation[],
  wanted: DemoOrganisation,
): KnownOrganisation | undefined {
  const names = new Set(Object.values(wanted.name));
  return known.find(({ name }) => Object.values(name).some((entry) => entry !== undefined && names.has(entry.text)));
}

/** A new key with every scope a member organisation can have; keys of the same name go. */
export async function renewKey(
  exchange: DemoExchange,
  organisationId: string,
  name: string,
  expiresInDays?: number,
): Promise<string> {
  const path = { id: organisationId };
  const { items } = await exchange.operator.get('/api/organisations/{id}/keys', { path });
  for (const old of items.filter((key) => key.name === name)) {
    await exchange.operator.delete('/api/organisations/{id}/keys/{keyId}', { path: { ...path, keyId: old.id } });
  }
  const body = { name, scopes: ALL_SCOPES, ...(expiresInDays ? { expiresInDays } : {}) };
  return (await exchange.operator.post('/api/organisations/{id}/keys', { path, body })).key;
}

export function apiOf({ url }: DemoExchange, key: string): Client {
  return createClient({ url, key });
}
