import path from 'node:path';
import { prepareSchemas } from '../../packages/db/src/roles.ts';
import { passwordOf, SCHEMA_OF } from './schemas.mjs';
import { ensureSearchKeys } from './search-keys.mjs';

/**
 * What no service may do for itself: schemas, migrations, roles and rights in Postgres, and the services' keys in
 * Meilisearch. Runs to its end before services start; running it again changes nothing.
 *
 * ADMIN_DATABASE_URL: a role that may make roles. POSTGRES_PASSWORD_<SCHEMA>: of the roles that services run as.
 * MEILI_URL, MEILI_MASTER_KEY, INDEX_PREFIX: without MEILI_MASTER_KEY no keys are made.
 */
const { env } = process;
const root = path.resolve(import.meta.dirname, '../..');
const setting = (name) => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

const plans = new Map();
for (const [service, schema] of Object.entries(SCHEMA_OF)) {
  if (plans.has(schema)) continue;
  const folder = path.join(root, 'services', service, 'src/db/migrations');
  plans.set(schema, { schema, folder, password: setting(passwordOf(schema)) });
}
await prepareSchemas(setting('ADMIN_DATABASE_URL'), [...plans.values()]);
if (env.MEILI_MASTER_KEY) {
  await ensureSearchKeys({ url: setting('MEILI_URL'), masterKey: env.MEILI_MASTER_KEY, indexPrefix: env.INDEX_PREFIX });
}
