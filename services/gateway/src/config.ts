import { isIP, isIPv6 } from 'node:net';
import { mailSettings } from '@techbourse/mail';
import {
  baseSettings,
  calendarSettings,
  outboundSettings,
  postgresSettings,
  readConfig,
  redisSettings,
} from '@techbourse/platform';
import { z } from 'zod';

const secretSchema = z.string().min(32, 'at least 32 characters');
const keepDays = (standard: number, least = 0) => z.coerce.number().int().min(least).max(3653).default(standard);
const perMinute = (standard: number) => z.coerce.number().int().min(1).default(standard);
const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const listSchema = z.string().default('').transform(listOf);

function isAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits = '0', more] = text.split('/');
  const longest = isIPv6(address) ? 128 : 32;
  return isIP(address) !== 0 && more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
}

const settingsSchema = z.object({
  ...baseSettings,
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ...postgresSettings,
  ...redisSettings,
  ...mailSettings,
  ...outboundSettings,
  /** A port of this machine on which mail is caught, to be read at /dev/mail, instead of going out. */
  MAIL_CATCHER: z.coerce.number().int().min(0).max(65535).optional(),
  /** Where caught mail outlives this process. */
  MAIL_CATCHER_FOLDER: z.string().optional(),
  /** Who has it reads caught mail. */
  MAIL_CATCHER_TOKEN: secretSchema.optional(),
  ...calendarSettings,
  ACTOR_PRIVATE_KEY: z.string().min(40),
  AUTH_SECRET: secretSchema,
  /** The operator's key: made to work at start; a changed one replaces the one before. */
  OPERATOR_KEY: secretSchema.max(200).regex(/^[\x21-\x7e]+$/, 'visible ASCII only'),
  OPERATOR_NAME: z.string().min(1).max(200).default('Operator of the exchange'),
  OPERATOR_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CN'),
  /** How long a verification holds, unless the operator says otherwise. Days. */
  VERIFICATION_DAYS: z.coerce.number().int().min(1).max(3653).default(730),
  LISTINGS_URL: z.url(),
  DEMANDS_URL: z.url(),
  MATCHING_URL: z.url(),
  CONTRACTS_URL: z.url(),
  NOTIFICATIONS_URL: z.url(),
  /** Where the pages for people are made; without it there is the API alone. */
  PORTAL_URL: z.url().optional(),
  /** Requests a minute of one key, and of one address without a key. Counted per gateway process. */
  RATE_LIMIT_KEY: perMinute(1200),
  /** Requests a minute of all keys of one organisation together; as many as one key has, unless given. */
  RATE_LIMIT_ORGANISATION: z.coerce.number().int().min(1).optional(),
  RATE_LIMIT_ADDRESS: perMinute(300),
  /** Days of grace between asking to be deleted and being it. */
  ACCOUNT_DELETION_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  /** Days that a session is kept after its end by itself; people are shown the working ones alone. */
  SESSIONS_KEEP_DAYS: keepDays(0),
  /** Days that sign-ins are kept that nobody finished. */
  SIGN_INS_KEEP_DAYS: keepDays(0),
  /** Days that links of mails are kept after their end. Who signs in without having confirmed is told so for a week. */
  CONFIRMATIONS_KEEP_DAYS: keepDays(30, 7),
  /** Days that invitations, requests to join and transfers are kept once settled or over. */
  INVITATIONS_KEEP_DAYS: keepDays(365),
  /** Origins of web pages elsewhere that may call the API, comma separated; none by default. */
  CORS_ORIGINS: listSchema,
  /** Addresses of load balancers whose X-Forwarded-For is believed, comma separated; none by default. */
  TRUST_PROXY: z
    .string()
    .default('')
    .refine(
      (text) => listOf(text).every(isAddress),
      'IP addresses or CIDR ranges, or loopback, linklocal, uniquelocal',
    ),
  BODY_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(8 * 1024 * 1024),
  /** Memory for answers to reads of one record; 0 keeps none. Bytes. */
  ANSWER_CACHE_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(32 * 1024 * 1024),
  /** How long a service may take until its answer begins. */
  UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(10).default(60_000),
});

const configSchema = settingsSchema.superRefine(({ NODE_ENV, MAIL_CATCHER, MAIL_CATCHER_TOKEN }, ctx) => {
  if (MAIL_CATCHER === undefined) return;
  const refuse = (name: string, message: string) => ctx.addIssue({ code: 'custom', path: [name], message });
  if (NODE_ENV === 'production') refuse('MAIL_CATCHER', 'mail of real people is not caught: NODE_ENV is production');
  if (MAIL_CATCHER_TOKEN === undefined) refuse('MAIL_CATCHER_TOKEN', 'needed to read caught mail');
});
export type Config = z.infer<typeof configSchema>;

export const readGatewayConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
