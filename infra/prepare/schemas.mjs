/** Which schema each process works with. */
export const SCHEMA_OF = {
  gateway: 'identity',
  listings: 'listings',
  demands: 'demands',
  contracts: 'contracts',
  matching: 'matching',
  'matching-worker': 'matching',
  notifications: 'notifications',
};

export const SCHEMAS = [...new Set(Object.values(SCHEMA_OF))];

/** The setting or secret that holds the password of the role that runs on a schema. */
export const passwordOf = (schema) => `POSTGRES_PASSWORD_${schema.toUpperCase()}`;

/** The same database as the role that runs on `schema`, which owns nothing there (packages/db, roles). */
export function urlOfRole(databaseUrl, schema, password) {
  const url = new URL(databaseUrl);
  url.username = `techbourse_${schema}`;
  url.password = password;
  return url.href;
}
