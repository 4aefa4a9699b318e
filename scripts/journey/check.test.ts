import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

it('npm start -- --check does the main job on the demo catalogue and leaves nothing running', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'techbourse-check-'));
  try {
    const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--check'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, stdout: output.stdout, stderr: code === 0 ? '' : output.stderr }).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(JSON.parse(output.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ check: 'ok' });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}, 300_000);
