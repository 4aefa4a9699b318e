import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder for the test that asks, removed when it is over. */
export function freshFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'techbourse-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
