import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

/** On a machine with much else to do. */
const STARTS_WITHIN_MS = 60_000;
const running: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process of `test/stopping.ts`, listening. */
async function started(fault = 'none') {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../test/stopping.ts'), fault], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const ended = once(child, 'close');
  let text = '';
  const lines = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((one) => JSON.parse(one) as { msg: string; port: number });
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const line = (msg: string) =>
    vi.waitFor(
      () => {
        const found = lines().find((one) => one.msg === msg);
        if (!found) throw new Error(`it did not say: ${msg}`);
        return found;
      },
      { timeout: STARTS_WITHIN_MS },
    );
  const said = () => lines().flatMap(({ msg }) => (msg.startsWith('Server listening') ? [] : [msg]));
  const { port } = await line('ready');
  return { child, said, line, url: `http://127.0.0.1:${port}`, code: ended.then(([code]) => code as number | null) };
}

describe.concurrent('a process of a service', { timeout: 2 * STARTS_WITHIN_MS }, () => {
  it('that is told to stop finishes its requests first, takes no new ones, then closes what it used', async () => {
    const { child, said, line, url, code } = await started();
    const answer = fetch(`${url}/slow`).then((reply) => reply.text());
    await line('asked');
    child.kill('SIGTERM');
    await line('stopping');
    // A second signal changes nothing.
    child.kill('SIGINT');
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    child.stdin.end();
    expect(await answer).toBe('whole');
    expect(await code).toBe(0);
    expect(said()).toEqual(['ready', 'asked', 'stopping', 'answered', 'stopped']);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('that has nothing to do ends well at once on %s', async (signal) => {
    const { child, said, code } = await started();
    child.kill(signal);
    expect(await code).toBe(0);
    expect(said()).toEqual(['ready', 'stopping', 'stopped']);
  });

  it('that cannot close what it used says so, and ends with an error', async () => {
    const { child, said, code } = await started('fails');
    child.kill('SIGTERM');
    expect(await code).toBe(1);
    expect(said().at(-1)).toBe('stopping failed');
  });

  it('that hangs while it stops ends with an error when its time is over', async () => {
    const { child, said, code } = await started('hangs');
    child.kill('SIGTERM');
    expect(await code).toBe(1);
    expect(said().at(-1)).toBe('the deadline for stopping has passed');
  });
});
