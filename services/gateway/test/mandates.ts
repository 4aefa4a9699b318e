import type { Scope } from '@techbourse/api-schema';
import type { App } from '@techbourse/platform';
import { newOrganisation } from './gateway.ts';

const SCOPES: Scope[] = [
  'listings:read',
  'listings:write',
  'demands:read',
  'demands:write',
  'deals:read',
  'deals:write',
  'contracts:sign',
  'organisations:write',
];
export const RIGHTS: Scope[] = ['listings:read', 'listings:write', 'deals:read', 'deals:write'];

type Made = Awaited<ReturnType<typeof newOrganisation>>;

/** A verified organisation whose key does all that a mandate can be about. */
export const newClient = (app: App, over: Parameters<typeof newOrganisation>[1] = {}): Promise<Made> =>
  newOrganisation(app, { kind: 'university', verified: true, scopes: SCOPES, ...over });

export const newAgency = (app: App, over: Parameters<typeof newOrganisation>[1] = {}): Promise<Made> =>
  newClient(app, { kind: 'agency', ...over });

export async function propose(app: App, by: Made, payload: Record<string, unknown>) {
  return app.inject({
    method: 'POST',
    url: '/api/mandates',
    headers: by.headers,
    payload: { rights: RIGHTS, ...payload },
  });
}

export async function act(app: App, by: Made, id: string, verb: string, payload: Record<string, unknown>) {
  return app.inject({ method: 'POST', url: `/api/mandates/${id}/${verb}`, headers: by.headers, payload });
}

/** A mandate that the client proposed and the agency accepted. */
export async function acceptedMandate(app: App, client: Made, agency: Made, over: Record<string, unknown> = {}) {
  const proposed = await propose(app, client, { agencyId: agency.id, ...over });
  if (proposed.statusCode !== 201) throw new Error(proposed.body);
  const { id } = proposed.json();
  const accepted = await act(app, agency, id, 'accept', { expectedVersion: 1 });
  if (accepted.statusCode !== 200) throw new Error(accepted.body);
  return accepted.json() as { id: string; version: number };
}

export const onBehalf = (by: Made, client: { id: string } | string, mandate?: string) => ({
  ...by.headers,
  'on-behalf-of': `${typeof client === 'string' ? client : client.id}${mandate ? `; mandate=${mandate}` : ''}`,
});
