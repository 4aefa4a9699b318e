import {
  actorSettings,
  baseSettings,
  calendarSettings,
  postgresSettings,
  readConfig,
  redisSettings,
} from '@techbourse/platform';
import { z } from 'zod';

const configSchema = z.object({
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...actorSettings,
  ...calendarSettings,
  /** Signs the daily tree heads: Ed25519, base64 of PKCS#8 DER. Without it no heads are made. */
  LEDGER_PRIVATE_KEY: z.string().min(40).optional(),
});
export type Config = z.infer<typeof configSchema>;

export const readContractsConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
