import { type Api, createApi } from '@techbourse/cli';
import type { DemoOrganisation } from './catalogue/record.ts';

/** An organisation as the exchange tells it, as far as the demo needs it. */
export type KnownOrganisation = {
  id: string;
  name: Partial<Record<string, { text: string }>>;
  verified: boolean;
};

/** The exchange named by the environment, seen by its operator. */
export type DemoExchange = {
  url: string;
  operator: Api;
};

const SCOPES = ['listings', 'demands', 'deals'].flatMap((noun) => [`${noun}:read`, `${noun}:write`]);
const ALL_SCOPES = [
  ...SCOPES,
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
  return { url, operator: createApi({ url, key }) };
}

/** Every item of a paged list. */
export async function allOf<T>(api: Api, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `${path.includes('?') ? '&' : '?'}limit=100${cursor ? `&cursor=${cursor}` : ''}`;
    const page: { items: T[]; nextCursor: string | null } = await api.get(`${path}${query}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

export function listOrganisations({ operator }: DemoExchange): Promise<KnownOrganisation[]> {
  return allOf(operator, '/api/organisations');
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
  const path = `/api/organisations/${organisationId}/keys`;
  const { items } = await exchange.operator.get<{ items: { id: string; name: string }[] }>(path);
  for (const old of items.filter((key) => key.name === name)) await exchange.operator.delete(`${path}/${old.id}`);
  const body = { name, scopes: ALL_SCOPES, ...(expiresInDays ? { expiresInDays } : {}) };
  const { key } = await exchange.operator.post<{ key: string }>(path, body);
  return key;
}

export function apiOf({ url }: DemoExchange, key: string): Api {
  return createApi({ url, key });
}
