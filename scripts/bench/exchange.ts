import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, createApi } from '@techbourse/sdk';

const root = join(import.meta.dirname, '../..');
const READY_DEADLINE_MS = 180_000;

/** A whole exchange of our own on private engines and ports, gone with its data when stopped. */
export type Exchange = {
  url: string;
  operator: Api;
  /** Another organisation with a key of all its scopes. */
  organisation(name: string, kind: string): Promise<{ id: string; api: Api; key: string }>;
  /** Peak and present resident memory of every process, MB, by what it is. */
  memory(): { name: string; pid: number; residentMb: number; peakMb: number }[];
  databaseUrl(): string;
  meilisearch(): { url: string; key: string };
  stop(): Promise<void>;
};

/** @param settings added to the environment of the services, for example MATCHING_KEEP_PER_DEMAND. */
export async function startExchange(settings: Record<string, string> = {}): Promise<Exchange> {
  const dir = mkdtempSync(join(tmpdir(), 'techbourse-bench-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-demo'], {
    cwd: root,
    env: { ...process.env, ...LIMITS, ...settings, DATA_DIR: dir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, child, output);
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  const secrets = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const operator = createApi({ url, key: secrets.OPERATOR_KEY });
  return {
    url,
    operator,
    organisation: async (name, kind) => {
      const made = await operator.post<{ id: string }>('/api/organisations', {
        ...{ kind, name: { en: { text: name, origin: 'person' } }, country: 'CN' },
      });
      await operator.post(`/api/organisations/${made.id}/verify`, {});
      const scopes = ['listings', 'demands', 'deals'].flatMap((noun) => [`${noun}:read`, `${noun}:write`]);
      const { key } = await operator.post<{ key: string }>(`/api/organisations/${made.id}/keys`, {
        ...{ name: 'bench', scopes: [...scopes, 'pairs:read', 'pairs:decide', 'contracts:sign', 'statistics:read'] },
      });
      return { id: made.id, key, api: createApi({ url, key }) };
    },
    memory: () => descendants(child.pid ?? 0).flatMap(memoryOf),
    databaseUrl: () => engineUrl(child.pid ?? 0, 'DATABASE_URL'),
    meilisearch: () => ({
      url: engineUrl(child.pid ?? 0, 'MEILI_URL'),
      key: engineUrl(child.pid ?? 0, 'MEILI_KEY'),
    }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A bench is one client in a hurry, not an attack. */
const LIMITS = { RATE_LIMIT_KEY: '10000000', RATE_LIMIT_ADDRESS: '10000000' };

async function ready(url: string, child: ChildProcess, output: string[]): Promise<void> {
  const until = Date.now() + READY_DEADLINE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the exchange did not start:\n${output.join('').slice(-3000)}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
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

/** Every process below `parent`, from /proc (Linux). Services are spawned in groups of their own, but stay children. */
function descendants(parent: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(ppid, [...(children.get(ppid) ?? []), Number(entry)]);
    } catch {
      // ended while we looked
    }
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(parent);
}

const NAMES: readonly [RegExp, string][] = [
  [/services\/matching\/src\/worker-main/, 'matching worker'],
  [/services\/matching\/src\/main/, 'matching api'],
  [/services\/(\w+)\/src\/main/, '$1'],
  [/meilisearch/, 'meilisearch'],
  [/redis-server|valkey-server/, 'redis'],
  [/native\/bin\/postgres /, 'postgres'],
];

function memoryOf(pid: number) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const found = NAMES.find(([pattern]) => pattern.test(command));
    if (!found || /^(sh|unshare) /.test(command)) return [];
    const name = found[1].replace('$1', found[0].exec(command)?.[1] ?? '');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (field: string) =>
      Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
    return [{ name, pid, residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }];
  } catch {
    return [];
  }
}

/** A setting that the supervisor gave its services: where this run's engines are. */
function engineUrl(parent: number, name: string): string {
  for (const pid of descendants(parent)) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      const found = environment.find((entry) => entry.startsWith(`${name}=`));
      if (found) return found.slice(name.length + 1);
    } catch {
      // ended, or not ours to read
    }
  }
  throw new Error(`no process of the exchange has ${name}`);
}
