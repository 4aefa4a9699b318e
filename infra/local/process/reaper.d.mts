/** The reaper will stop `pid` with `signal`, then with SIGKILL after `graceMs`, if this process dies. */
export function registerProcess(pid: number, signal: NodeJS.Signals, graceMs: number): void;
/** The process has ended. The system may reuse its pid, so the reaper must not kill it. */
export function unregisterProcess(pid: number): void;
/** The reaper will remove `folder` if this process dies first. */
export function registerFolder(folder: string): void;
