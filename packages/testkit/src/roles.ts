import { inject } from 'vitest';

/**
 * Settings with which a service connects as the role it runs as, so that a right it lacks shows in its tests. Beyond what
 * it has on a server it may empty tables and, to play a tamperer, suspend triggers. Settings of other engines than those
 * of the run stay as they are.
 */
export function asService<S extends { DATABASE_URL?: string }>(settings: S, schema: string): S {
  const { databaseUrl, rolePassword } = inject('engines');
  const url = new URL(settings.DATABASE_URL ?? databaseUrl);
  if (url.host !== new URL(databaseUrl).host) return settings;
  url.username = `techbourse_${schema}`;
  url.password = rolePassword;
  return { ...settings, DATABASE_URL: url.href };
}

/** The same database as its administrator: to change tables in a test, and to tamper with what no service may. */
export function asAdministrator(url: string): string {
  const changed = new URL(inject('engines').databaseUrl);
  changed.pathname = new URL(url).pathname;
  return changed.href;
}
