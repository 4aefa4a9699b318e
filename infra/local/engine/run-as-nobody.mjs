import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { UserError } from '../user-error.mjs';

const NOBODY = 65534;
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
// Keeps the right to enter closed folders, so the files may lie below /root.
const CAPABILITY = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
const PRIVILEGE = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...CAPABILITY];

/**
 * How to run Postgres, which refuses root and users without a name. In a user namespace it sees our uid as nobody, while
 * the files stay ours. Most containers forbid namespaces: there root runs it as nobody, which then owns its files.
 *
 * @returns {{ wrap: (command: string, args: string[]) => { command: string, args: string[] }, owner?: number }}
 *   `owner` is the uid that must own the files of the program. Absent for an ordinary user.
 */
export function runAsNobody() {
  const uid = process.getuid?.();
  if (uid === undefined || (uid !== 0 && hasName())) return { wrap: (command, args) => ({ command, args }) };
  const through = (helper, options) => (command, args) => ({ command: helper, args: [...options, command, ...args] });
  const works = (helper, options) => spawnSync(helper, [...options, 'true']).status === 0;
  if (works('unshare', NAMESPACE)) return { wrap: through('unshare', NAMESPACE), owner: uid };
  if (works('setpriv', PRIVILEGE)) return { wrap: through('setpriv', PRIVILEGE), owner: NOBODY };
  throw uid === 0
    ? new UserError(
        'PostgreSQL refuses to run as root, and this machine lets root neither make a user namespace nor become nobody.',
        'Start as an ordinary user, or set DATABASE_URL to a running server.',
      )
    : new UserError(
        `PostgreSQL wants a user with a name, and this machine has none for the user id ${uid}.`,
        'Give it one in /etc/passwd, or set DATABASE_URL to a running server.',
      );
}

function hasName() {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Changes the owner of `folder` to `owner`, when another of the ways above created it. */
export function changeOwner(owner, folder) {
  if (owner === undefined || !fs.existsSync(folder) || fs.statSync(folder).uid === owner) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${owner}:${owner}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new UserError(`${folder} could not be given to the user Postgres runs as.`, stderr.trim());
}
