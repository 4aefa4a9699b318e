import {
  actorSettings,
  baseSettings,
  calendarSettings,
  postgresSettings,
  readConfig,
  redisSettings,
} from '@techbourse/platform';
import { z } from 'zod';
import { isPrivateKey, publicKeysOf } from './ledger-keys.ts';

const configSchema = z.object({
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...actorSettings,
  ...calendarSettings,
  /** Signs the tree heads: Ed25519, base64 of PKCS#8 DER. Without it no heads are made. */
  LEDGER_PRIVATE_KEY: z.string().refine(isPrivateKey, 'not the base64 of an Ed25519 key (PKCS#8 DER)').optional(),
  /** Whose heads are believed beside those of the private key: base64 of SPKI DER each, separated by commas. */
  LEDGER_PUBLIC_KEYS: z
    .string()
    .default('')
    .transform((text, ctx) => {
      const keys = publicKeysOf(text);
      if (keys) return keys;
      ctx.addIssue({ code: 'custom', message: 'not the base64 of Ed25519 keys (SPKI DER), separated by commas' });
      return z.NEVER;
    }),
  /** How long an entry waits at most for a signed head over it. The end of a day is closed in any case. */
  LEDGER_HEAD_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
  /** How far the clock of this process may be from the database's before it writes nothing into the ledger. */
  LEDGER_CLOCK_TOLERANCE_SECONDS: z.coerce.number().int().min(1).default(300),
  /** Where listings are read that were proposed to a need, as its owner may see them; without it, as they were when proposed. */
  LISTINGS_URL: z.url().optional(),
  /** What one contract may come to in public figures, in minor units of its currency: more is rather a slip or a lie. */
  STATISTICS_CEILING_MINOR: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).default(100_000_000_000),
});
export type Config = z.infer<typeof configSchema>;

export const readContractsConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
