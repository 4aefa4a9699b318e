import { scopeSchema } from '@techbourse/api-schema';
import { idSchema, lineText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

const scopesSchema = z.array(scopeSchema).min(1).max(20);

export const apiKeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    start: z.string().describe('the first characters, to distinguish keys'),
    scopes: z.array(scopeSchema),
    createdAt: timestampSchema,
    expiresAt: timestampSchema.nullable(),
    lastUsedAt: timestampSchema.nullable().describe('to within half a minute'),
    issuerSuspended: z.boolean().describe('it is refused: the operator has suspended the person who issued it'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const newApiKeySchema = z
  .strictObject({
    name: lineText({ max: 100 }),
    scopes: scopesSchema,
    expiresInDays: z.int().min(1).max(3650).optional().describe('never, unless given'),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const issuedApiKeySchema = apiKeySchema
  .extend({ key: z.string().describe('the key itself: shown this once, kept only as a hash') })
  .meta({ id: 'IssuedApiKey' });
export type IssuedApiKey = z.infer<typeof issuedApiKeySchema>;

export const apiKeyListSchema = z.object({ items: z.array(apiKeySchema) });
