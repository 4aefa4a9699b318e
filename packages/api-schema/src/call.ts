import { z } from 'zod';

/** Headers of every write; `buildApp` puts them into the schema of every route that writes. */
export const callHeadersSchema = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, { error: 'Not usable as a key: 1 to 200 visible ASCII characters' })
    .optional()
    .describe('a repeat with the same key gets the first answer, for seven days'),
});
