import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { runTask } from '../process/task.mjs';
import { explainFailure } from '../toolchain/command.mjs';
import { UserError } from '../user-error.mjs';

const FRESH_MS = 7 * 24 * 3_600_000;

/**
 * Loads the demo catalogue of a data directory through the public API. Loads it again after a week, because its
 * deadlines count from the day of loading. The loader may be killed at any time: it can repeat, and only a complete
 * load is recorded.
 *
 * @param {{ dir: string, run: RunScript, log: (line: string) => void, now?: number }} options
 * @typedef {(script: string, env?: NodeJS.ProcessEnv) => ReturnType<typeof runTask>} RunScript
 * @returns {Promise<{ organisations: { name: string, id: string, key: string }[], listings: number, demands: number }>}
 */
export async function ensureDemo({ dir, run, log, now = Date.now() }) {
  const file = path.join(dir, 'demo.json');
  const loadedAt = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (loadedAt !== undefined && now - loadedAt < FRESH_MS) return JSON.parse(fs.readFileSync(file, 'utf8'));
  try {
    const demo = await load({ file, run });
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(demo)}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return demo;
  } catch (error) {
    if (loadedAt === undefined) throw error;
    log(`${error.message} The previous demo data stays.`);
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  }
}

async function load({ file, run }) {
  const result = await run('scripts/demo/load.ts', { DEMO_FILE: file });
  if (result.code !== 0) throw explainFailure('load the demo catalogue', result);
  const demo = readLastJson(result.stdout);
  if (!Array.isArray(demo?.organisations)) {
    throw new UserError('The demo loader did not say what it loaded.', `It printed:\n${result.stdout}`);
  }
  return demo;
}

/**
 * Signs the people of the demo up, the first time, and tells their sign-ins. They come by mail, so without caught mail there
 * are none. When it cannot be done, the exchange runs all the same.
 *
 * @param {{ dir: string, run: RunScript, mailUrl: string | undefined, log: (line: string) => void }} options
 * @returns {Promise<{ name: string, email: string, password: string, role: string, does: string }[]>}
 */
export async function ensureDemoPeople({ dir, run, mailUrl, log }) {
  if (mailUrl === undefined) return [];
  const file = path.join(dir, 'demo-people.json');
  const result = await run('scripts/demo/people.ts', { DEMO_PEOPLE_FILE: file, MAIL_URL: mailUrl });
  const people = result.code === 0 ? readLastJson(result.stdout)?.people : undefined;
  if (Array.isArray(people)) return people;
  log(`The people of the demo could not be signed up: ${result.tail.split('\n').pop() || result.end}`);
  return [];
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
  return (script, more = {}) =>
    runTask(node, [path.join(root, script)], {
      cwd: root,
      env: { ...env, TECHBOURSE_URL: url, OPERATOR_KEY: operatorKey, ...more },
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
