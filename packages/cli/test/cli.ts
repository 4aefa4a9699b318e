import { vi } from 'vitest';
import { runCommand } from '../src/program.ts';

export type Run = { code: number; out: string; err: string };

/** Runs a command as a shell would: its exit code, and what it wrote. */
export async function cli(args: readonly string[], env: Record<string, string | undefined> = {}): Promise<Run> {
  const written = { out: '', err: '' };
  const keep = (name: 'out' | 'err') => (chunk: string | Uint8Array) => {
    written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  const own = { TECHBOURSE_URL: undefined, TECHBOURSE_KEY: 'tbk_test', OPERATOR_KEY: 'tbo_test', ...env };
  for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommand(args);
    return { code: Number(process.exitCode), ...written };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}
