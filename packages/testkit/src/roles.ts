import { inject } from 'vitest';
import { makeSearchKey } from './search-key.ts';

type Reached = { DATABASE_URL?: string; MEILI_URL?: string; INDEX_PREFIX?: string };

/**
 * Settings with which a service connects as the role it runs as and with its own key to Meilisearch, so that a right it
 * lacks shows in its tests. Beyond what it has on a server it may empty tables and, to play a tamperer, suspend triggers.
 * Settings of other engines than those of the run stay as they are.
 */
export async function asService<S extends Reached>(settings: S, schema: string): Promise<S> {
  const engines = inject('engines');
  const changed = { ...settings };
  const url = new URL(settings.DATABASE_URL ?? engines.databaseUrl);
  if (url.host === new URL(engines.databaseUrl).host) {
    url.username = `techbourse_${schema}`;
    url.password = engines.rolePassword;
    changed.DATABASE_URL = url.href;
  }
  const rights = engines.searchRights[schema];
  if (!rights || settings.MEILI_URL !== engines.meiliUrl) return changed;
  const indexes = rights.indexes.map((name) => `${settings.INDEX_PREFIX ?? ''}${name}`);
  return { ...changed, MEILI_KEY: await makeSearchKey(engines, { ...rights, indexes }) };
}

/** The same database as its administrator: to change tables in a test, and to tamper with what no service may. */
export function asAdministrator(url: string): string {
  const changed = new URL(inject('engines').databaseUrl);
  changed.pathname = new URL(url).pathname;
  return changed.href;
}
