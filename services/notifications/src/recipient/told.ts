import { languages } from '@techbourse/domain';
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
