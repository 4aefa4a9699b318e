import type { Executor } from '@techbourse/db';
import { type Logger, newId } from '@techbourse/platform';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { organization } from 'better-auth/plugins';
import { account, invitation, member, person, session, verification } from '../../db/auth-tables.ts';
import { organisation } from '../../db/schema.ts';

/**
 * better-auth over the schema `identity`: people, their sessions and what they belong to. It gets its routes, e-mail and
 * roles here when people sign in; keys are ours.
 */
export function createAuth(options: { orm: Executor; secret: string; log: Logger }) {
  const log = options.log.child({ part: 'better-auth' });
  return betterAuth({
    appName: 'techbourse',
    secret: options.secret,
    // Only links in mails need the true address; none are sent.
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: {
      level: 'debug',
      // What it hands over beside errors may be rows.
      log: (level, message, ...rest) =>
        log[level]({ errors: rest.filter((one) => one instanceof Error) }, message.split(/[:\n]/, 1)[0]),
    },
    advanced: { database: { generateId: () => newId() } },
    database: drizzleAdapter(options.orm, {
      provider: 'pg',
      schema: {
        user: person,
        session,
        account,
        verification,
        organization: organisation,
        member,
        invitation,
      },
    }),
    plugins: [
      organization({
        schema: {
          organization: {
            fields: { name: 'displayName' },
            additionalFields: {
              kind: { type: 'string', required: true, input: false },
              localizedName: { type: 'json', required: true, input: false, fieldName: 'name' },
              country: { type: 'string', required: true, input: false },
            },
          },
        },
      }),
    ],
  });
}
