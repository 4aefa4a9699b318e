import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareSchemas, runtimeRole } from '@techbourse/db';
import type { TestEngines } from '@techbourse/testkit';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEngines } from '../../infra/local/engines.mjs';
import { SCHEMA_OF, SCHEMAS } from '../../infra/prepare/schemas.mjs';
import { SEARCH_SERVICES, searchRightsOf } from '../../infra/prepare/search-keys.mjs';

const root = join(import.meta.dirname, '../..');
const TEMPLATE = 'techbourse_template';

/**
 * Starts private engines for this test run and makes a folder for temporary files. A template database holds every
 * service's migrations; each test file clones it in some 50 ms. All of it is gone when the run ends.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engines = await startEngines({ ephemeral: true });
  // Of every worker and of whatever it starts; it goes with the engines.
  process.env.TMPDIR = join(engines.dir, 'tmp');
  mkdirSync(process.env.TMPDIR);
  const templateUrl = databaseUrl(engines.databaseUrl, TEMPLATE);
  const sql = postgres(engines.databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(TEMPLATE)}`;
  const rolePassword = randomBytes(16).toString('hex');
  const plans = Object.entries(SCHEMA_OF)
    .map(([service, schema]) => ({ schema, folder: join(root, 'services', service, 'src/db/migrations') }))
    .filter(({ folder }) => existsSync(folder));
  await prepareSchemas(
    templateUrl,
    plans.map((plan) => ({ ...plan, password: rolePassword })),
  );
  await allowTampering(templateUrl);
  await sql.end();

  const keys = generateKeyPairSync('ed25519');
  const provided: TestEngines = {
    databaseUrl: engines.databaseUrl,
    template: TEMPLATE,
    rolePassword,
    redisUrl: engines.redisUrl,
    meiliUrl: engines.meiliUrl,
    meiliKey: engines.meiliKey,
    searchRights: Object.fromEntries(SEARCH_SERVICES.map((service) => [service, searchRightsOf(service)])),
    actorPublicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    actorPrivateKey: keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  project.provide('engines', provided);
  return () => engines.stop();
}

/**
 * What tests do beyond a service: empty its tables, change what is append-only, and suspend triggers as a tamperer
 * would.
 */
async function allowTampering(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  for (const schema of SCHEMAS) {
    const role = runtimeRole(schema);
    await sql.unsafe(`grant truncate, update, delete on all tables in schema ${schema} to ${role}`);
    await sql.unsafe(`grant set on parameter session_replication_role to ${role}`);
  }
  await sql.end();
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
