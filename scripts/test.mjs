import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../infra/local/paths.mjs';
import { registerFolder } from '../infra/local/process/reaper.mjs';
import { buildModel } from '../infra/local/start/model.mjs';
import { prepareToolchain } from '../infra/local/toolchain.mjs';
import { describeFailure } from '../infra/local/user-error.mjs';
import { runVitest } from './checks/vitest.mjs';

/**
 * `npm test [-- arguments of vitest]`: runs every test on private engines. TEST_COUNTS names a file to which the counts
 * of the run are written as JSON.
 */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'techbourse-test-'));
registerFolder(folder);
try {
  const { node, env } = await prepareToolchain({ log: console.log });
  await buildModel({ node, env });
  const { code, counts } = await runVitest({ node, env, args: process.argv.slice(2), folder, cwd: root });
  if (process.env.TEST_COUNTS) fs.writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  process.exitCode = code !== 0 || counts.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
