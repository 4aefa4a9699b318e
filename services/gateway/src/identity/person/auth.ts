import { apiKey as apiKeyPlugin } from '@better-auth/api-key';
import type { Executor } from '@techbourse/db';
import { type Logger, newId } from '@techbourse/platform';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { organization } from 'better-auth/plugins';
import { account, invitation, member, person, session, verification } from '../../db/auth-tables.ts';
import { apiKey, organisation } from '../../db/schema.ts';
import { generateKey, KEY_PREFIX, START_LENGTH } from '../key/secret.ts';

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth over the schema `identity`. It verifies API keys now; people's sign-in is its other half and gets its
 * routes, e-mail and roles here when it is built.
 *
 * Keys belong to organisations. The plugin's own way to make such a key asks for a signed-in member, whom an exchange
 * of keys alone does not have, and it cannot take a given secret; so `issueKey` writes the plugin's row itself.
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
      // A refused key is the caller's matter, not an error of ours; its stack would fill the log. What else it hands
      // over may be rows.
      log: (level, message, ...rest) =>
        log[level === 'error' && message.includes('validate API key') ? 'debug' : level](
          { errors: rest.filter((one) => one instanceof Error) },
          message.split(/[:\n]/, 1)[0],
        ),
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
        apikey: apiKey,
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
      apiKeyPlugin({
        references: 'organization',
        defaultPrefix: KEY_PREFIX,
        maximumNameLength: 100,
        startingCharactersConfig: { charactersLength: START_LENGTH },
        customKeyGenerator: () => generateKey(),
        // Its default is ten requests a day. The door has limits of its own, without a write per request.
        rateLimit: { enabled: false },
      }),
    ],
  });
}
