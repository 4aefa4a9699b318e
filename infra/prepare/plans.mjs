import path from 'node:path';
import { passwordOf, SCHEMA_OF } from './schemas.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The schemas of this release, each with the migrations of its service and the password of the role that runs on it.
 *
 * @param {(name: string) => string} secret  A setting by its name.
 */
export function schemaPlans(secret) {
  const plans = new Map();
  for (const [service, schema] of Object.entries(SCHEMA_OF)) {
    if (plans.has(schema)) continue;
    const folder = path.join(root, 'services', service, 'src/db/migrations');
    plans.set(schema, { schema, folder, password: secret(passwordOf(schema)) });
  }
  return [...plans.values()];
}
