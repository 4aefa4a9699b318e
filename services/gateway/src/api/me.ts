import { scopeSchema } from '@techbourse/api-schema';
import { idSchema, languages } from '@techbourse/domain';
import { z } from 'zod';
import { orcidShownToSchema } from './account.ts';
import { mandateAboutSchema } from './mandate.ts';
import { organisationSchema } from './organisation.ts';

export const accountSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    language: languages.schema,
    secondFactor: z.boolean().describe('a code of an app is asked for beside the password'),
    recoveryCodesLeft: z.int().nullable().describe('null without a second factor'),
    orcid: z.string().nullable().describe('that you gave as your own'),
    orcidShownTo: orcidShownToSchema,
    version: z.int(),
    createdAt: z.string(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

const membershipSchema = z
  .object({ organisation: organisationSchema, role: z.string(), active: z.boolean().describe('you act for it now') })
  .meta({ id: 'OwnMembership' });

export const meSchema = z
  .object({
    kind: z.enum(['key', 'person', 'system', 'anonymous']),
    organisation: organisationSchema.nullable().describe('for which you act'),
    scopes: z.array(scopeSchema).describe('of a key'),
    onBehalf: z
      .object({
        agencyId: idSchema,
        mandateId: idSchema,
        rights: z.array(scopeSchema),
        about: mandateAboutSchema,
      })
      .optional()
      .describe('your agency acts for the organisation, by this mandate and with these rights'),
    operator: z.boolean().describe('runs this exchange'),
    role: z.string().nullable().describe('of a person in its organisation'),
    person: accountSchema.nullable(),
    memberships: z.array(membershipSchema).describe('of a person'),
    sessionId: z.uuid().nullable(),
    may: z
      .array(z.string())
      .describe('the actions that you may do, on what is yours; see `x-action` of each operation'),
  })
  .meta({ id: 'Me', description: 'Whom the exchange takes you for' });
export type Me = z.infer<typeof meSchema>;
