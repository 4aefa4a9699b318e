import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTask } from '../../infra/local/process/task.mjs';

/**
 * Services whose tables in `src/db/schema.ts` say something that their migrations do not: drizzle-kit is let loose on
 * a copy of the migrations and must find nothing to add.
 *
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ service: string, problem: string }[]>}
 */
export async function findStaleMigrations({ root, node, env }) {
  const services = fs
    .readdirSync(path.join(root, 'services'))
    .filter((service) => fs.existsSync(path.join(root, 'services', service, 'src/db/migrations/meta/_journal.json')));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'techbourse-migrations-'));
  try {
    const checks = services.map((service) => check({ root, node, env, service, copy: path.join(folder, service) }));
    return (await Promise.all(checks)).filter((result) => result.problem !== undefined);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function check({ root, node, env, service, copy }) {
  const home = path.join(root, 'services', service);
  fs.cpSync(path.join(home, 'src/db/migrations'), copy, { recursive: true });
  const before = listSql(copy);
  // drizzle-kit reads an absolute path as a relative one
  const out = path.relative(home, copy);
  const configFile = `${copy}.json`;
  fs.writeFileSync(configFile, JSON.stringify({ ...(await readConfig({ node, env, home })), out }));
  const flags = ['generate', '--config', path.relative(home, configFile)];
  const program = path.join(root, 'node_modules/drizzle-kit/bin.cjs');
  const { code, tail } = await runTask(node, [program, ...flags], { cwd: home, env });
  const added = listSql(copy).filter((file) => !before.includes(file));
  if (added.length === 0) {
    // it ends with 0 whatever happens
    const unchanged = code === 0 && tail.includes('No schema changes');
    return { service, problem: unchanged ? undefined : tail };
  }
  const sql = added.map((file) => fs.readFileSync(path.join(copy, file), 'utf8')).join('\n');
  return { service, problem: `src/db/schema.ts is ahead of its migrations by:\n${sql}` };
}

/** The service's own drizzle.config.ts, which Node 24 reads as it is. */
async function readConfig({ node, env, home }) {
  const source = "import('./drizzle.config.ts').then((module) => console.log(JSON.stringify(module.default)))";
  const { code, stdout, tail } = await runTask(node, ['-e', source], { cwd: home, env });
  if (code !== 0) throw new Error(`${home}/drizzle.config.ts cannot be read: ${tail}`);
  return JSON.parse(stdout);
}

function listSql(folder) {
  return fs.readdirSync(folder).filter((file) => file.endsWith('.sql'));
}
