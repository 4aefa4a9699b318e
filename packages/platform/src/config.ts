import { timeZoneSchema } from '@techbourse/domain';
import { z } from 'zod';
import { SetupError } from './error-log.ts';
import { issuesOf } from './issues.ts';

/** Settings every process reads. Names are those of the environment. */
export const baseSettings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Which part of the answers is validated by its schema: 1 all, 0 none. What does not fit is counted and logged. */
  ANSWER_CHECK_SHARE: z.coerce.number().min(0).max(1).default(0.01),
  /** Where traces go (OTLP over HTTP, without `/v1/traces`); without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The part of all traces that is told, from 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

const limitMs = (standard: number) => z.coerce.number().int().min(0).max(3_600_000).default(standard);
const auditDays = (standard: number) => z.coerce.number().int().min(31).max(36_500).default(standard);

export const postgresSettings = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** How long one statement may take, by what it is for, in milliseconds. 0 is no limit. Below every job's own time. */
  DB_REQUEST_TIMEOUT_MS: limitMs(20_000),
  DB_JOB_TIMEOUT_MS: limitMs(60_000),
  DB_REPORT_TIMEOUT_MS: limitMs(120_000),
  /** How long a request or a report waits for a lock. */
  DB_LOCK_TIMEOUT_MS: limitMs(10_000),
  /** How long a transaction may do nothing. */
  DB_IDLE_TRANSACTION_TIMEOUT_MS: limitMs(60_000),
  /** How long the audit keeps who read what, and from which address anything was done. Days, a month at least. */
  AUDIT_READS_DAYS: auditDays(365),
  AUDIT_ADDRESSES_DAYS: auditDays(365),
};
export const redisSettings = {
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  QUEUE_PREFIX: z.string().min(1).default('{tb}'),
};
export const meiliSettings = {
  MEILI_URL: z.url(),
  MEILI_KEY: z.string().optional(),
  INDEX_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]*$/)
    .default(''),
  /** How often an index is compared with what Postgres says it should hold, without being asked. Seconds. */
  SEARCH_CHECK_SECONDS: z.coerce.number().positive().max(3600).default(15),
};
/** Whose midnight begins the days and months of the exchange. */
export const calendarSettings = { EXCHANGE_TIME_ZONE: timeZoneSchema.default('UTC') };
export const actorSettings = { ACTOR_PUBLIC_KEY: z.string().min(40) };

const whole = (standard: number) => z.coerce.number().int().min(0).default(standard);

/** Settings of what organisations may keep in a service that keeps records. Bytes; rows of imports count by day. */
export const quotaSettings = {
  QUOTA_RECORDS: whole(200_000),
  QUOTA_BYTES: whole(4_000_000_000),
  QUOTA_ROWS_PER_DAY: whole(500_000),
  QUOTA_UNVERIFIED_RECORDS: whole(200),
  QUOTA_UNVERIFIED_BYTES: whole(5_000_000),
  QUOTA_UNVERIFIED_ROWS_PER_DAY: whole(1000),
};

/** Settings of a service that keeps secrets which it must read again. */
export const sealingSettings = {
  /** What they are sealed with in the database. Keep it: with another one they are not read any more. */
  SEALING_KEY: z.string().min(32, 'at least 32 characters'),
};

/** Settings of a service that asks addresses which people give it. */
export const outboundSettings = {
  NODE_ENV: z.string().optional(),
  /** `host:port` with commas between that may be asked over http and although private. Never in production. */
  OUTBOUND_EXCEPTIONS: z.string().default('').transform(listOf),
  /** Ports of other people's servers that may be asked. */
  OUTBOUND_PORTS: z
    .string()
    .default('443,8443')
    .transform((text) => listOf(text).map(Number))
    .pipe(z.array(z.int().min(1).max(65535)).min(1)),
};

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * Reads settings from an environment into a frozen object.
 * @throws SetupError naming every faulty setting at once, never its value (it may be a secret).
 */
export function readConfig<S extends z.ZodObject>(schema: S, env: Record<string, string | undefined>): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data) as z.output<S>;
  const lines = issuesOf(result.error).map((issue) => `  ${issue.pointer.slice(1)}: ${issue.message}`);
  throw new SetupError(`These settings in the environment are not valid:\n${lines.join('\n')}`);
}
