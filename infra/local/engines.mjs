import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createExternalEngine } from './engine/external.mjs';
import { createMeilisearch } from './engine/meilisearch.mjs';
import { createPostgres } from './engine/postgres.mjs';
import { createRedis } from './engine/redis.mjs';
import { lockDirectory } from './process/lock-file.mjs';
import { registerFolder } from './process/reaper.mjs';
import { createSecrets, loadSecrets } from './secrets.mjs';

/**
 * Starts Postgres, Redis and Meilisearch and waits until all three answer. On failure none keeps running.
 * An engine with a setting in `environment` (DATABASE_URL, REDIS_URL, MEILI_URL with MEILI_KEY) is external. The others
 * come from PATH, a package or the distribution, and listen on a free loopback port.
 *
 * `ephemeral` is for tests: a temporary folder that is removed at the end, and no fsync. It ignores the settings of the
 * environment, because tests must never reach real data.
 *
 * @param {object} [options]
 * @param {string} [options.dir]  Where the data lives; needed unless ephemeral.
 * @param {boolean} [options.ephemeral]
 * @param {(line: string) => void} [options.log]
 * @param {NodeJS.ProcessEnv} [options.environment]
 */
export async function startEngines({ dir, ephemeral = false, log = () => {}, environment } = {}) {
  const base = path.resolve(dir ?? createTemporaryFolder(ephemeral));
  fs.mkdirSync(base, { recursive: true, mode: 0o700 });
  if (ephemeral) registerFolder(base);
  const unlock = lockDirectory(base);
  const settings = environment ?? (ephemeral ? {} : process.env);
  const started = [];
  let stopping;
  const stop = () => {
    stopping ??= (async () => {
      for (const engine of [...started].reverse()) await engine.stop();
      unlock();
      if (ephemeral) fs.rmSync(base, { recursive: true, force: true });
    })();
    return stopping;
  };
  try {
    const secrets = ephemeral ? createSecrets() : loadSecrets(base);
    const common = { ephemeral, log };
    const engines = await settleAll([
      createEngineFor(settings.DATABASE_URL, external.postgres, () =>
        createPostgres({ ...common, dir: path.join(base, 'postgres'), password: secrets.POSTGRES_PASSWORD }),
      ),
      createEngineFor(settings.REDIS_URL, external.redis, () =>
        createRedis({ ...common, dir: path.join(base, 'redis'), password: secrets.REDIS_PASSWORD }),
      ),
      createEngineFor(settings.MEILI_URL, external.meilisearch, () =>
        createMeilisearch({ ...common, dir: path.join(base, 'meilisearch'), masterKey: secrets.MEILI_KEY }),
      ),
    ]);
    started.push(...engines);
    await settleAll(engines.map((engine) => engine.start()));
    const [postgres, redis, meilisearch] = engines;
    return {
      dir: base,
      databaseUrl: postgres.url,
      redisUrl: redis.url,
      meiliUrl: meilisearch.url,
      meiliKey: meilisearch.external ? (settings.MEILI_KEY ?? '') : secrets.MEILI_KEY,
      secrets,
      postgres,
      redis,
      meilisearch,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const external = {
  postgres: { name: 'postgres', setting: 'DATABASE_URL', defaultPort: 5432 },
  redis: { name: 'redis', setting: 'REDIS_URL', defaultPort: 6379 },
  meilisearch: { name: 'meilisearch', setting: 'MEILI_URL', defaultPort: 7700 },
};

async function createEngineFor(url, description, createOwn) {
  return url ? createExternalEngine({ ...description, url }) : createOwn();
}

/** Like Promise.all, but waits for every promise, so that nothing starts after a failure. */
async function settleAll(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) => result.value);
}

function createTemporaryFolder(ephemeral) {
  if (!ephemeral) throw new Error('startEngines needs a dir unless it is ephemeral');
  return fs.mkdtempSync(path.join(os.tmpdir(), 'techbourse-'));
}
