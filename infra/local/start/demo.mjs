import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { Problem } from '../problem.mjs';
import { runTask } from '../process/task.mjs';
import { explainFailure } from '../toolchain/command.mjs';

/**
 * The demo catalogue of a data directory, loaded through the public door the first time. The loader may be killed at
 * any moment: it repeats without harm, and only its whole success is noted.
 *
 * @param {{ dir: string, run: RunScript }} options
 * @typedef {(script: string) => ReturnType<typeof runTask>} RunScript
 * @returns {Promise<{ organisations: { name: string, id: string, key: string }[], listings: number, demands: number }>}
 */
export async function ensureDemo({ dir, run }) {
  const file = path.join(dir, 'demo.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const result = await run('scripts/demo/load.ts');
  if (result.code !== 0) throw explainFailure('load the demo catalogue', result);
  const demo = readLastJson(result.stdout);
  if (!Array.isArray(demo?.organisations)) {
    throw new Problem('The demo loader did not say what it loaded.', `It printed:\n${result.stdout}`);
  }
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(demo)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return demo;
}

/**
 * Runs the end-to-end check and returns its line, which always says `check`: "ok" or "failed".
 *
 * @param {{ run: RunScript }} options
 */
export async function runCheck({ run }) {
  const result = await run('scripts/demo/check.ts');
  const line = readLastJson(result.stdout);
  if (result.code === 0 && line?.check === 'ok') return line;
  return { check: 'failed', reason: line?.reason ?? (result.tail.split('\n').pop() || result.end), ...line };
}

/** Runs our TypeScript programs against the exchange at `url` as its operator. */
export function scriptRunner({ node, env, url, operatorKey, signal, onErrorLine }) {
  return (script) =>
    runTask(node, [path.join(root, script)], {
      cwd: root,
      env: { ...env, TECHBOURSE_URL: url, OPERATOR_KEY: operatorKey },
      signal,
      onErrorLine,
    });
}

/** The last line of a program's output that is a JSON object, or undefined. */
export function readLastJson(text) {
  for (const line of text.trim().split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    try {
      return JSON.parse(line);
    } catch {
      // not that one
    }
  }
  return undefined;
}
