import { mailSettings } from '@techbourse/mail';
import {
  actorSettings,
  baseSettings,
  calendarSettings,
  outboundSettings,
  postgresSettings,
  readConfig,
  redisSettings,
  sealingSettings,
} from '@techbourse/platform';
import { z } from 'zod';

const configSchema = z.object({
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...actorSettings,
  ...calendarSettings,
  ...outboundSettings,
  ...sealingSettings,
  ...mailSettings,
  /** Webhooks of one organisation. */
  WEBHOOKS_MAX: z.coerce.number().int().min(0).max(1000).default(10),
  /** Where saved searches are repeated; without both of them they are not. */
  LISTINGS_URL: z.url().optional(),
  DEMANDS_URL: z.url().optional(),
  /** Saved searches of one person. */
  SAVED_SEARCHES_MAX: z.coerce.number().int().min(0).max(1000).default(50),
  /** Records and organisations that one person watches. */
  WATCHES_MAX: z.coerce.number().int().min(0).max(10_000).default(200),
  /** How long a notification is kept once it was read or taken back, and at most. Days. */
  NOTIFICATIONS_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(400),
  NOTIFICATIONS_KEEP_UNREAD_DAYS: z.coerce.number().int().min(1).max(3650).default(800),
  /** How long the deliveries of a webhook are kept. Days. */
  DELIVERIES_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** How long the change feed keeps a row. Days. */
  CHANGES_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
});
export type Config = z.infer<typeof configSchema>;

export const readNotificationsConfig = (env: Record<string, string | undefined>): Config =>
  readConfig(configSchema, env);
