/** One engine; `start` after `stop` or `kill9` brings it back on the same port with everything it had written. */
export interface Engine {
  readonly name: 'postgres' | 'redis' | 'meilisearch';
  /** Named by a setting of the environment, so `kill9` and `restart` reject. */
  readonly external: boolean;
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  isRunning(): boolean;
  /** Calls back with the reason whenever the process ends unexpectedly. */
  onDeath(listener: (reason: string) => void): void;
  start(): Promise<void>;
  /** The polite signal, SIGKILL after the engine's grace. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill9(): Promise<void>;
  restart(): Promise<void>;
}

export interface Engines {
  readonly dir: string;
  /** A superuser's connection to the database `postgres`. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
  /** Of this data directory, by the names of the settings they fill. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly postgres: Engine;
  readonly redis: Engine;
  readonly meilisearch: Engine;
  /** Stops all three; an ephemeral folder is removed. May be called twice. */
  stop(): Promise<void>;
}

export interface StartEnginesOptions {
  /** Where the data lives; needed unless ephemeral. */
  dir?: string;
  /** For tests: a temporary folder removed at the end, no waiting for the disk, the environment's settings ignored. */
  ephemeral?: boolean;
  log?: (line: string) => void;
  environment?: NodeJS.ProcessEnv;
}

/** Starts Postgres, Redis and Meilisearch and waits until all three answer; on failure none is left running. */
export function startEngines(options?: StartEnginesOptions): Promise<Engines>;
