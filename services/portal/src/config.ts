import { actorSettings, baseSettings, readConfig } from '@techbourse/platform';
import { z } from 'zod';

const configSchema = z.object({
  ...baseSettings,
  ...actorSettings,
  /** The services that pages are made from. */
  LISTINGS_URL: z.url(),
  DEMANDS_URL: z.url(),
  MATCHING_URL: z.url(),
  CONTRACTS_URL: z.url(),
  /** The gateway, which knows the organisations. */
  GATEWAY_URL: z.url(),
  /** Where people reach the exchange; in links that leave it. */
  PUBLIC_URL: z.url().optional(),
});
export type Config = z.infer<typeof configSchema>;

export const readPortalConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
