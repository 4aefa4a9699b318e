import fs from 'node:fs';
import path from 'node:path';
import { restoreBackup, takeBackup } from '../../packages/db/src/restore.ts';
import { createPostgres } from '../local/engine/postgres.mjs';
import { lockDirectory } from '../local/process/lock-file.mjs';
import { readLivePid } from '../local/process/pid-file.mjs';
import { loadSecrets } from '../local/secrets.mjs';
import { UserError } from '../local/user-error.mjs';
import { schemaPlans } from '../prepare/plans.mjs';
import { SCHEMAS } from '../prepare/schemas.mjs';

/**
 * Writes a backup of the exchange of `dir`, or of the database that ADMIN_DATABASE_URL names, into `folder`.
 *
 * @param {{ folder: string, dir: string, env: NodeJS.ProcessEnv, log: (line: string) => void }} options
 */
export async function backUp({ folder, dir, env, log }) {
  const take = async (url) => {
    const { schemas, takenAt } = await takeBackup(url, SCHEMAS, folder);
    const tables = schemas.flatMap((schema) => schema.tables);
    return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), takenAt };
  };
  if (env.ADMIN_DATABASE_URL) return take(env.ADMIN_DATABASE_URL);
  if (!fs.existsSync(path.join(dir, 'postgres', 'data'))) {
    throw new UserError(`There is no exchange in ${dir}.`, 'Set DATA_DIR to where it is, or ADMIN_DATABASE_URL.');
  }
  const secrets = loadSecrets(dir);
  const taken = await withPostgres({ dir, secrets, log }, take);
  fs.writeFileSync(path.join(folder, 'secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return taken;
}

/**
 * Puts a backup into the exchange of `dir`, which has no database yet and does not run, or into an empty database.
 *
 * @param {{ folder: string, dir: string, env: NodeJS.ProcessEnv, log: (line: string) => void }} options
 */
export async function restore({ folder, dir, env, log }) {
  if (env.ADMIN_DATABASE_URL) {
    const plans = schemaPlans((name) => {
      if (!env[name]) throw new UserError(`${name} is not set.`, 'It is the password of the role of a service.');
      return env[name];
    });
    return restoreBackup(env.ADMIN_DATABASE_URL, plans, folder);
  }
  const unlock = lockDirectory(dir);
  try {
    if (fs.existsSync(path.join(dir, 'postgres', 'data'))) {
      const advice = 'Set DATA_DIR to a new folder, or throw that one away first: npm start -- --reset';
      throw new UserError(`${dir} holds an exchange already.`, advice);
    }
    const kept = path.join(folder, 'secrets.json');
    // Without its keys the exchange could sign no head that continues its ledger.
    if (!fs.existsSync(kept)) throw new UserError(`${folder} has no secrets.json.`, 'Put it back beside the manifest.');
    fs.copyFileSync(kept, path.join(dir, 'secrets.json'));
    fs.chmodSync(path.join(dir, 'secrets.json'), 0o600);
    const secrets = loadSecrets(dir);
    const engine = createPostgres({
      dir: path.join(dir, 'postgres'),
      password: secrets.POSTGRES_PASSWORD,
      ephemeral: false,
      log,
    });
    try {
      await engine.start();
      return await restoreBackup(
        engine.url,
        schemaPlans((name) => secrets[name]),
        folder,
      );
    } catch (error) {
      await engine.stop();
      for (const name of ['postgres', 'secrets.json'])
        fs.rmSync(path.join(dir, name), { recursive: true, force: true });
      throw error;
    } finally {
      await engine.stop();
    }
  } finally {
    unlock();
  }
}

/** Does work with the Postgres of a data directory: the one that runs, or one that is started for it. */
async function withPostgres({ dir, secrets, log }, work) {
  const url = runningUrl(dir, secrets);
  if (url) return work(url);
  const unlock = lockDirectory(dir);
  const password = secrets.POSTGRES_PASSWORD;
  const engine = createPostgres({ dir: path.join(dir, 'postgres'), password, ephemeral: false, log });
  try {
    await engine.start();
    return await work(engine.url);
  } finally {
    await engine.stop();
    unlock();
  }
}

function runningUrl(dir, secrets) {
  if (readLivePid(path.join(dir, 'run', 'postgres.pid')) === undefined) return undefined;
  const [, , , port] = fs.readFileSync(path.join(dir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  return `postgres://techbourse:${secrets.POSTGRES_PASSWORD}@127.0.0.1:${port}/postgres`;
}
