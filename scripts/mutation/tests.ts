import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { registerProcess, unregisterProcess } from '../../infra/local/process/reaper.mjs';
import type { Answer, Question } from './runner.ts';

const START_MS = 180_000;
const CLOSE_MS = 15_000;

/** The tests of a copied tree, run again and again on the same engines. Close it when done. */
export class Tests {
  readonly #copy: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(copy: string, env: NodeJS.ProcessEnv) {
    this.#copy = copy;
    this.#env = env;
  }

  /**
   * Whether the tests that match the filters pass. 'timeout' when they have not ended after `timeoutMs`: then everything
   * is stopped, and the next run starts new engines.
   */
  async run(question: Question, timeoutMs: number): Promise<Answer | 'timeout'> {
    const child = await this.#start();
    child.send(question);
    const answer = await nextMessage(child, timeoutMs);
    if (answer === 'timeout') await this.#stop('SIGKILL');
    return answer as Answer | 'timeout';
  }

  async close(): Promise<void> {
    await this.#stop('SIGTERM');
  }

  async #start(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const script = path.join(this.#copy, 'scripts/mutation/runner.ts');
    // A group of its own: a test that never ends is stopped with all that it started.
    const child = fork(script, [], {
      cwd: this.#copy,
      env: this.#env,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    if (child.pid) registerProcess(-child.pid, 'SIGTERM', CLOSE_MS);
    this.#child = child;
    if ((await nextMessage(child, START_MS)) !== 'ready') throw new Error('the tests cannot be started');
    return child;
  }

  async #stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child?.pid || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
    const isLate = await Promise.race([ended.then(() => false), delay(CLOSE_MS, true, { ref: false })]);
    if (isLate) process.kill(-child.pid, 'SIGKILL');
    await ended;
    unregisterProcess(-child.pid);
  }
}

/** The next message of the child; 'timeout' when none comes. @throws Error when the child ends instead. */
async function nextMessage(child: ChildProcess, timeoutMs: number): Promise<unknown> {
  const abort = new AbortController();
  const { signal } = abort;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]: unknown[]) => message),
      once(child, 'exit', { signal }).then(([code]: unknown[]) => {
        throw new Error(`the process that runs the tests ended with ${String(code)}`);
      }),
      delay(timeoutMs, 'timeout', { signal }),
    ]);
  } finally {
    abort.abort();
  }
}
