import { realpathSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { readVersion } from '../process/programs.mjs';
import { UserError } from '../user-error.mjs';

const MAJOR_MIN = 24; // strips types by itself

/**
 * The Node that runs the services: the pinned one carried by a package, else the one running us if it is new enough.
 * Always the program itself, never a `.bin` wrapper, which would stand between us and the signals.
 */
export function findNode() {
  const carried = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  try {
    const program = realpathSync(carried);
    if (readVersion(program)) return program; // carried for glibc: elsewhere it does not run
  } catch {
    // no package for this platform
  }
  if (Number(process.versions.node.split('.')[0]) >= MAJOR_MIN) return process.execPath;
  throw new UserError(
    `The services need Node ${MAJOR_MIN}; this is ${process.version}, and there is no package of it for ${process.platform}-${process.arch}.`,
    `Install Node ${MAJOR_MIN} or newer and start with that.`,
  );
}
