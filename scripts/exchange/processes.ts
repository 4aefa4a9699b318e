import { readdirSync, readFileSync } from 'node:fs';

/** Every process below `parent`, from /proc (Linux). Services are spawned in groups of their own, but stay children. */
export function descendants(parent: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(ppid, [...(children.get(ppid) ?? []), Number(entry)]);
    } catch {
      // ended while we looked
    }
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(parent);
}

/** MB. `ownMb` leaves out what is mapped from files and can be dropped at any time: a database's pages, programs. */
export type ProcessMemory = { name: string; pid: number; ownMb: number; residentMb: number; peakMb: number };

const NAMES: readonly [RegExp, string][] = [
  [/services\/matching\/src\/worker-main/, 'matching worker'],
  [/services\/matching\/src\/main/, 'matching api'],
  [/services\/(\w+)\/src\/main/, '$1'],
  [/meilisearch/, 'meilisearch'],
  [/redis-server|valkey-server/, 'redis'],
  [/native\/bin\/postgres /, 'postgres'],
];

/** What a process is and how much memory it has; nothing for shells, reapers and helpers. */
export function memoryOf(pid: number): ProcessMemory[] {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const found = NAMES.find(([pattern]) => pattern.test(command));
    if (!found || /^(sh|unshare) /.test(command)) return [];
    const name = found[1].replace('$1', found[0].exec(command)?.[1] ?? '');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (field: string) =>
      Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
    return [{ name, pid, ownMb: megabytes('RssAnon'), residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }];
  } catch {
    return [];
  }
}

/** Ticks of the kernel in a second, as it tells times of processes. */
const TICKS = 100;

/** How long processes have used a processor since they began, in milliseconds; to ten of them. */
export function processorMs(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0; // ended while we looked
    }
  });
  return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / TICKS;
}

/** A setting that the supervisor gave its services: where this run's engines are. */
export function settingOf(parent: number, name: string): string {
  for (const pid of descendants(parent)) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      const found = environment.find((entry) => entry.startsWith(`${name}=`));
      if (found) return found.slice(name.length + 1);
    } catch {
      // ended, or not ours to read
    }
  }
  throw new Error(`no process of the exchange has ${name}`);
}
