import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The first program of that name on the search path, its own path with links resolved, or undefined.
 *
 * @param {string} name
 * @param {string} [searchPath]
 */
export function findOnPath(name, searchPath = process.env.PATH ?? '') {
  return findAllOnPath(name, searchPath)[0];
}

/** Every program of that name on the search path, in its order. */
export function findAllOnPath(name, searchPath = process.env.PATH ?? '') {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .filter(isExecutable);
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Version numbers a program prints for `--version` ("15.18" -> [15, 18]), or undefined when it does not run. */
export function readVersion(program, env = process.env) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', env, timeout: 10_000 });
  const match = status === 0 ? /(\d+)\.(\d+)(?:\.(\d+))?/.exec(stdout) : null;
  return match ? match.slice(1).filter(Boolean).map(Number) : undefined;
}
