import { z } from 'zod';
import { parseSender } from './address.ts';

/** Settings of a process that sends mail. Names are those of the environment. */
export const mailSettings = {
  /**
   * The server that takes mail: `smtps://user:password@host:465`, or `smtp://host:587?requireTLS=true`. Without it mail is
   * kept until there is one.
   */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of every mail: an address, or `Name <address>`. */
  MAIL_FROM: z
    .string()
    .max(200)
    .default('techbourse <exchange@localhost>')
    .refine((text) => parseSender(text) !== undefined, 'an address, or: Name <address>'),
  /** How long it is known that a mail was sent or failed. Days. */
  MAIL_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** Where people reach the exchange; links in mails begin with it. No path. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => new URL(text).pathname === '/' && !/[?#@]/.test(text), 'scheme, host and port alone')
    .transform((text) => new URL(text).origin)
    .optional(),
};
