import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient, type RequestOf } from '@techbourse/client';
import { registerFolder, registerProcess, unregisterProcess } from '../../infra/local/process/reaper.mjs';
import { descendants, memoryOf, type ProcessMemory, processorMs, settingOf } from './processes.ts';

const root = join(import.meta.dirname, '../..');
const READY_DEADLINE_MS = 600_000;

type OrganisationKind = RequestOf<'/api/organisations', 'post'>['body']['kind'];

/** A whole exchange of our own on private engines and ports, gone with its data when stopped. */
export type Exchange = {
  url: string;
  /** Where it keeps its state. */
  dir: string;
  operator: Client;
  /** Another organisation with a key of all its scopes. */
  organisation(name: string, kind: OrganisationKind): Promise<{ id: string; api: Client; key: string }>;
  /** Every process of it, with its memory in MB now and at its peak. */
  processes(): ProcessMemory[];
  /** How long all of it has used a processor so far, engines too. Milliseconds. */
  processorMs(): number;
  databaseUrl(): string;
  redisUrl(): string;
  meilisearch(): { url: string; key: string };
  stop(): Promise<void>;
};

/**
 * @param settings added to the environment of the services, for example MATCHING_KEEP_PER_DEMAND.
 * @param options.tries of the organisations' clients, for those who keep the exchange away for long.
 */
export async function startExchange(
  settings: Record<string, string> = {},
  options: { demo?: boolean; tries?: number } = {},
): Promise<Exchange> {
  const dir = mkdtempSync(join(tmpdir(), 'techbourse-exchange-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...(options.demo ? [] : ['--no-demo'])], {
    cwd: root,
    env: { ...process.env, ...LIMITS, ...settings, DATA_DIR: dir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whoever measures may be killed; its exchange must not live on.
  const pid = child.pid ?? 0;
  registerProcess(pid, 'SIGTERM', 30_000);
  registerFolder(dir);
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, child, output, options.demo ?? false);
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  const secrets = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const operator = createClient({ url, key: secrets.OPERATOR_KEY });
  return {
    url,
    dir,
    operator,
    organisation: async (name, kind) => {
      const made = await operator.post('/api/organisations', {
        body: { kind, name: { en: { text: name, origin: 'person' } }, country: 'CN' },
      });
      const path = { id: made.id };
      await operator.post('/api/organisations/{id}/verify', { path, body: {} });
      const scopes = (['listings', 'demands', 'deals'] as const).flatMap(
        (noun) => [`${noun}:read`, `${noun}:write`] as const,
      );
      const { key } = await operator.post('/api/organisations/{id}/keys', {
        path,
        body: {
          name: 'all scopes',
          scopes: [...scopes, 'contacts:read', 'pairs:read', 'pairs:decide', 'contracts:sign', 'statistics:read'],
        },
      });
      return { id: made.id, key, api: createClient({ url, key, tries: options.tries ?? 8 }) };
    },
    processes: () => descendants(pid).flatMap(memoryOf),
    processorMs: () => processorMs(descendants(pid)),
    databaseUrl: () => {
      const url = new URL(settingOf(child.pid ?? 0, 'DATABASE_URL'));
      // the administrator's, not the role of whichever service was found first
      url.username = 'techbourse';
      url.password = secrets.POSTGRES_PASSWORD ?? '';
      return url.href;
    },
    redisUrl: () => settingOf(child.pid ?? 0, 'REDIS_URL'),
    meilisearch: () => ({
      url: settingOf(child.pid ?? 0, 'MEILI_URL'),
      key: secrets.MEILI_KEY ?? '',
    }),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      unregisterProcess(pid);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One client in a hurry is not an attack. */
const LIMITS = { RATE_LIMIT_KEY: '10000000', RATE_LIMIT_ADDRESS: '10000000' };

/** @param demo all of it is there too, which is loaded after the door is open. */
async function ready(url: string, child: ChildProcess, output: string[], demo: boolean): Promise<void> {
  const until = Date.now() + READY_DEADLINE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the exchange did not start:\n${output.join('').slice(-3000)}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    // Its last line comes after the demo's records, people, mandates and deals.
    if (answer?.ok && (!demo || output.join('').includes('Ctrl-C stops everything'))) return;
    await wait(100);
  }
  throw new Error(`the exchange was not ready in time:\n${output.join('').slice(-3000)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
