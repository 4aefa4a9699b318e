import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { registerProcess, unregisterProcess } from '../../../infra/local/process/reaper.mjs';
import { memoryOf } from '../../exchange/processes.ts';

/** As the starter runs them (`infra/local/supervisor/plan.mjs`). */
const HEAP = ['--max-semi-space-size=16', '--max-old-space-size=768'];
const ROOT = join(import.meta.dirname, '../../..');
const WORKER = 'services/matching/src/worker-main.ts';
const TICKS_PER_SECOND = 100;

/** What a worker says once all profiles are in its memory. */
export type Loaded = {
  readonly ms: number;
  readonly listings: number;
  readonly demands: number;
  /** Outside the heap of JavaScript, by what they hold. */
  readonly bytes: Readonly<Record<string, number>>;
};

export type BenchWorker = {
  readonly loaded: Loaded;
  memory(): { residentMb: number; peakMb: number };
  /** Processor time so far, seconds. */
  processor(): number;
  stop(): Promise<void>;
};

/**
 * Starts a real worker process of matching and waits until it holds every profile.
 * @param root the checkout it is started from.
 */
export async function startBenchWorker(settings: Record<string, string>, root = ROOT): Promise<BenchWorker> {
  const { publicKey } = generateKeyPairSync('ed25519');
  const child = spawn(process.execPath, [...HEAP, join(root, WORKER)], {
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: '0',
      ACTOR_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  registerProcess(pid, 'SIGTERM', 30_000);
  const loaded = await waitLoaded(child);
  return {
    loaded,
    memory: () => {
      const [memory] = memoryOf(pid);
      return { residentMb: memory?.residentMb ?? 0, peakMb: memory?.peakMb ?? 0 };
    },
    processor: () => processorOf(pid),
    stop: async () => {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await gone;
      unregisterProcess(pid);
    },
  };
}

/** Processor time of a process so far, seconds. */
export function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function waitLoaded(child: ChildProcess): Promise<Loaded> {
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>();
  if (!child.stdout) throw new Error('the worker has no output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = parsed(text);
    if (line.msg === 'profiles are in memory') resolve(line as unknown as Loaded);
    if (Number(line.level) >= 40) process.stderr.write(`worker: ${text.slice(0, 600)}\n`);
  });
  child.once('exit', (code) => reject(new Error(`the worker ended with code ${code}`)));
  return promise;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
