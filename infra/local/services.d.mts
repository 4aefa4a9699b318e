import type { Engines } from './engines.d.mts';

export interface ServiceProcess {
  readonly name: 'gateway' | 'listings' | 'demands' | 'contracts' | 'matching' | 'matching-worker';
  /** Where it answers /health and /metrics. */
  readonly url: string;
  /** Of the process that runs now; another one after a crash. */
  readonly pid: number | undefined;
}

export interface Services {
  /** The gateway's address, without `/api`. */
  readonly url: string;
  readonly operatorKey: string;
  processes(): ServiceProcess[];
  /** Gateway first, then the services, then the worker; the engines stay. */
  stop(): Promise<void>;
}

export interface StartServicesOptions {
  engines: Engines;
  /** Node 24; the one that runs us unless given. */
  node?: string;
  env?: NodeJS.ProcessEnv;
  host?: string;
  /** A free one unless given. */
  port?: number;
  log?: (line: string) => void;
  step?: (name: string, start: () => Promise<void>) => Promise<void>;
  model?: Promise<unknown>;
  signal?: AbortSignal;
  onFailure?: (error: Error) => void;
}

/** Starts every service on running engines and resolves when all are ready; on failure none is left running. */
export function startServices(options: StartServicesOptions): Promise<Services>;
