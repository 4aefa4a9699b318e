import { languages } from '@techbourse/domain';
import { roleSchema } from '@techbourse/policy';
import { z } from 'zod';

export const PERSON_CHANGED = 'person.changed' as const;
export const personChangedSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  email: z.string().nullish(),
  name: z.string().nullish(),
  language: languages.schema.nullish(),
  deleted: z.boolean().default(false),
});

export const MEMBERSHIP_CHANGED = 'membership.changed' as const;
export const membershipChangedSchema = z.object({
  organisationId: z.uuid(),
  personId: z.uuid(),
  role: roleSchema.nullable(),
  version: z.int(),
});
