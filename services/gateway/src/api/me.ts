import { scopeSchema } from '@techbourse/api-schema';
import { z } from 'zod';
import { organisationSchema } from './organisation.ts';

export const meSchema = z
  .object({
    kind: z.enum(['key', 'person', 'system', 'anonymous']),
    organisation: organisationSchema.nullable(),
    scopes: z.array(scopeSchema),
    operator: z.boolean().describe('runs this exchange'),
  })
  .meta({ id: 'Me', description: 'Whom the exchange takes you for' });
export type Me = z.infer<typeof meSchema>;
