import { createHmac } from 'node:crypto';

/**
 * The rights of each service in Meilisearch: all actions on its indexes, including the second index of a rebuild. It
 * has no rights on other indexes, keys or the engine.
 */
const SERVICES = {
  listings: { uid: '5b6f1c0e-6d0a-4a55-9d0c-0d5f6c3a1101', indexes: ['listings*'] },
  demands: { uid: '5b6f1c0e-6d0a-4a55-9d0c-0d5f6c3a1102', indexes: ['demands*'] },
  matching: {
    uid: '5b6f1c0e-6d0a-4a55-9d0c-0d5f6c3a1103',
    indexes: ['pairs*', 'listing_profiles*', 'demand_profiles*'],
  },
};
const ACTIONS = ['search', 'documents.*', 'indexes.*', 'settings.*', 'stats.get', 'tasks.get'];
const DEADLINE_MS = 10_000;

export const SEARCH_SERVICES = Object.keys(SERVICES);

/** The key of a service: Meilisearch makes a key of the master key and the key's id, so it need not be kept. */
export function searchKeyOf(service, masterKey) {
  return createHmac('sha256', masterKey).update(SERVICES[service].uid).digest('hex');
}

/** What the key of a service opens, and what it may do there. */
export function searchRightsOf(service, indexPrefix = '') {
  return { indexes: SERVICES[service].indexes.map((name) => indexPrefix + name), actions: ACTIONS };
}

/**
 * Creates the services' keys where they are missing or have other rights: at the first start, after a release with
 * other indexes, and after the engine lost its data and keys.
 *
 * @param {{ url: string, masterKey: string, indexPrefix?: string }} options
 */
export async function ensureSearchKeys({ url, masterKey, indexPrefix = '' }) {
  for (const [service, { uid }] of Object.entries(SERVICES)) {
    const { indexes, actions } = searchRightsOf(service, indexPrefix);
    const found = await ask(url, masterKey, 'GET', `/keys/${uid}`);
    if (found.status === 200) {
      if (isSame(found.body.indexes, indexes) && isSame(found.body.actions, actions)) continue;
      await asked(ask(url, masterKey, 'DELETE', `/keys/${uid}`), [204, 404]);
    }
    const key = {
      uid,
      name: service,
      description: `of the service ${service}`,
      indexes,
      actions,
      expiresAt: null,
    };
    await asked(ask(url, masterKey, 'POST', '/keys', key), [201, 409]); // 409: another start was faster
  }
}

async function ask(url, masterKey, method, path, body) {
  const reply = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${masterKey}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const text = await reply.text();
  return { status: reply.status, body: text ? JSON.parse(text) : undefined };
}

async function asked(asking, fine) {
  const { status, body } = await asking;
  if (!fine.includes(status)) throw new Error(`Meilisearch refused a key: ${status} ${body?.code ?? ''}`);
}

function isSame(some, others) {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
