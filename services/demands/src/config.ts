import {
  actorSettings,
  baseSettings,
  calendarSettings,
  meiliSettings,
  postgresSettings,
  quotaSettings,
  readConfig,
  redisSettings,
} from '@techbourse/platform';
import { z } from 'zod';

const configSchema = z.object({
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...meiliSettings,
  ...actorSettings,
  ...quotaSettings,
  ...calendarSettings,
  /** How often demands past their last day are looked for. Seconds; deadlines are counted in days, so minutes do. */
  EXPIRY_SWEEP_SECONDS: z.coerce.number().positive().default(300),
  /** How often subscribers are told all that is live, to find what they missed. Seconds. */
  DIGEST_SECONDS: z.coerce.number().positive().default(600),
});
export type Config = z.infer<typeof configSchema>;

export const readDemandsConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
