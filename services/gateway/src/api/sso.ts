import { expectedVersionSchema, pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema, lineText, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { emailSchema } from './account.ts';
import { returnToSchema } from './return-to.ts';

export const ssoStateSchema = z.enum(['proposed', 'approved', 'disabled']).meta({
  id: 'SsoState',
  description: 'proposed by the organisation, approved by the operator, disabled by either',
});

const defaultRoleSchema = z
  .enum(['viewer', 'editor', 'admin'])
  .describe('the role of people who come in for the first time; nobody becomes owner by signing in');

const issuerSchema = z
  .url()
  .max(500)
  .describe('the issuer exactly as the provider names it; its discovery document is read below it');
const clientIdSchema = lineText({ max: 300 });
const clientSecretSchema = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[\x20-\x7e]+$/, 'visible ASCII only')
  .describe('kept sealed, and never answered');
const domainsSchema = z
  .array(z.string().min(1).max(253))
  .min(1)
  .max(20)
  .describe('mail domains of the organisation, each by itself: `example.edu` says nothing of `cs.example.edu`');

export const ssoProviderSchema = z
  .object({
    organisationId: idSchema,
    issuer: z.string(),
    clientId: z.string(),
    domains: z.array(z.string()),
    defaultRole: defaultRoleSchema,
    required: z.boolean().describe('members act for the organisation by sessions of this provider alone'),
    state: ssoStateSchema,
    disabledBy: z.enum(['organisation', 'operator']).nullable(),
    note: z.string().nullable().describe('what the operator said of it last'),
    callbackUrl: z.url().describe('the redirect address to enter at the provider'),
    approvedAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    version: z.int(),
  })
  .meta({ id: 'SsoProvider', description: 'The OpenID provider at which the people of an organisation sign in' });
export type SsoProvider = z.infer<typeof ssoProviderSchema>;

export const newSsoProviderSchema = z
  .strictObject({
    issuer: issuerSchema,
    clientId: clientIdSchema,
    clientSecret: clientSecretSchema,
    domains: domainsSchema,
    defaultRole: defaultRoleSchema.default('viewer'),
  })
  .meta({ id: 'NewSsoProvider' });
export type NewSsoProvider = z.infer<typeof newSsoProviderSchema>;

export const ssoProviderEditSchema = z
  .strictObject({
    expectedVersion: expectedVersionSchema,
    issuer: issuerSchema.optional(),
    clientId: clientIdSchema.optional(),
    clientSecret: clientSecretSchema.optional(),
    domains: domainsSchema.optional(),
    defaultRole: defaultRoleSchema.optional(),
    required: z
      .boolean()
      .optional()
      .describe('true only from a session that this provider made, so that nobody locks the organisation out'),
  })
  .meta({ id: 'SsoProviderEdit' });
export type SsoProviderEdit = z.infer<typeof ssoProviderEditSchema>;

const noteSchema = plainText({ max: 500 }).optional();

export const ssoApprovalSchema = z
  .strictObject({ expectedVersion: expectedVersionSchema, note: noteSchema })
  .meta({ id: 'SsoApproval' });
export type SsoApproval = z.infer<typeof ssoApprovalSchema>;

export const ssoDisablingSchema = z.strictObject({ note: noteSchema }).meta({ id: 'SsoDisabling' });
export type SsoDisabling = z.infer<typeof ssoDisablingSchema>;

export const ssoProvidersQuerySchema = z.strictObject({ state: ssoStateSchema.optional(), ...pageQuery });
export type SsoProvidersQuery = z.infer<typeof ssoProvidersQuerySchema>;

export const ssoProviderPageSchema = pageOf(ssoProviderSchema);

export const ssoStartSchema = z
  .strictObject({
    email: emailSchema.optional().describe('its domain says which organisation'),
    organisation: idSchema.optional(),
    returnTo: returnToSchema.default('/'),
  })
  .refine(({ email, organisation }) => (email === undefined) !== (organisation === undefined), {
    error: 'Give either an address or an organisation',
  })
  .meta({ id: 'SsoStart' });
export type SsoStart = z.infer<typeof ssoStartSchema>;

export const ssoStartedSchema = z
  .object({ redirectTo: z.url().describe('where the browser goes to sign in') })
  .meta({ id: 'SsoStarted' });

/** What a provider sends back with the browser; it may add fields of its own. */
export const ssoCallbackQuerySchema = z.looseObject({
  state: z.string().min(1).max(200).describe('names the sign-in that began here'),
  code: z.string().min(1).max(4000).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional().describe('why the provider did not sign the person in'),
  error_description: z.string().max(1000).optional(),
});
