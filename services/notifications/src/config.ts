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
});
export type Config = z.infer<typeof configSchema>;

export const readNotificationsConfig = (env: Record<string, string | undefined>): Config =>
  readConfig(configSchema, env);
