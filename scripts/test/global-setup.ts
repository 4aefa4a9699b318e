import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import type { TestEngines } from '@techbourse/testkit';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEngines } from '../../infra/local/engines.mjs';

const root = join(import.meta.dirname, '../..');
const TEMPLATE = 'techbourse_template';

/**
 * Starts engines private to this run of the tests, and a template database with every service's migrations, which
 * each test file clones in some 50 ms, and a folder for temporary files. All of it is gone when the run ends.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engines = await startEngines({ ephemeral: true });
  // Of every worker and of whatever it starts; it goes with the engines.
  process.env.TMPDIR = join(engines.dir, 'tmp');
  mkdirSync(process.env.TMPDIR);
  const templateUrl = databaseUrl(engines.databaseUrl, TEMPLATE);
  const sql = postgres(engines.databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(TEMPLATE)}`;
  for (const schema of readdirSync(join(root, 'services'))) {
    const folder = join(root, 'services', schema, 'src/db/migrations');
    const name = schema === 'gateway' ? 'identity' : schema;
    if (existsSync(join(folder, 'meta/_journal.json'))) await migrateSchema(templateUrl, { schema: name, folder });
  }
  await sql.end();

  const keys = generateKeyPairSync('ed25519');
  const provided: TestEngines = {
    databaseUrl: engines.databaseUrl,
    template: TEMPLATE,
    redisUrl: engines.redisUrl,
    meiliUrl: engines.meiliUrl,
    meiliKey: engines.meiliKey,
    actorPublicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    actorPrivateKey: keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  project.provide('engines', provided);
  return () => engines.stop();
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
