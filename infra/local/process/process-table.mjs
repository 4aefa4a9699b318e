import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * What the system says about a process, or undefined when there is none.
 * `startedAt` together with the pid names one process for good: a pid alone may be handed out again.
 * A zombie counts as gone: it holds no file and no port, and where PID 1 does not reap it stays for ever.
 *
 * @param {number} pid
 * @returns {{ startedAt: string, parent: number, command: string } | undefined}
 */
export function findProcess(pid) {
  return fs.existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/** True while the pid names a process that is not a zombie. */
export function isAlive(pid) {
  return findProcess(pid) !== undefined;
}

/**
 * The processes above `pid`, nearest first, up to and with the first one whose command `isLast` accepts; empty when
 * none is.
 *
 * @param {number} pid
 * @param {(command: string) => boolean} isLast
 */
export function findAncestors(pid, isLast) {
  const above = [];
  for (let at = findProcess(pid)?.parent ?? 0; at > 1; ) {
    const found = findProcess(at);
    if (!found) break;
    above.push(at);
    if (isLast(found.command)) return above;
    at = found.parent;
  }
  return [];
}

function fromProc(pid) {
  try {
    // pid (name, may hold spaces and brackets) state ppid ... ; the start time is field 22
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { startedAt: fields[19] ?? '', parent: Number(fields[1]), command };
  } catch {
    return undefined;
  }
}

function fromPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,ppid=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  // S+ 4711 Sun Nov 22 15:32:12 2026 /path/to/command ...
  const match = /^\s*(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(stdout ?? '');
  if (!match || match[1].startsWith('Z')) return undefined;
  return { startedAt: match[3], parent: Number(match[2]), command: match[4] };
}
