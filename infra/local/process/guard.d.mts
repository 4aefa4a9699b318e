/** From now on the guard stops `pid` with `signal`, and SIGKILL after `graceMs`, should this process die. */
export function hold(pid: number, signal: NodeJS.Signals, graceMs: number): void;
/** The process has ended: its pid is no longer ours to kill. */
export function release(pid: number): void;
/** The guard removes `folder` should this process die before it does so itself. */
export function lend(folder: string): void;
