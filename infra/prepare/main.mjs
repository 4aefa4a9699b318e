import { prepareSchemas } from '../../packages/db/src/roles.ts';
import { schemaPlans } from './plans.mjs';
import { ensureSearchKeys } from './search-keys.mjs';

/**
 * What no service may do for itself: schemas, migrations, roles and rights in Postgres, and the services' keys in
 * Meilisearch. Runs to its end before services start; running it again changes nothing.
 *
 * ADMIN_DATABASE_URL: a role that may make roles. POSTGRES_PASSWORD_<SCHEMA>: of the roles that services run as.
 * MEILI_URL, MEILI_MASTER_KEY, INDEX_PREFIX: without MEILI_MASTER_KEY no keys are made.
 */
const { env } = process;
const setting = (name) => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

await prepareSchemas(setting('ADMIN_DATABASE_URL'), schemaPlans(setting));
if (env.MEILI_MASTER_KEY) {
  await ensureSearchKeys({ url: setting('MEILI_URL'), masterKey: env.MEILI_MASTER_KEY, indexPrefix: env.INDEX_PREFIX });
}
