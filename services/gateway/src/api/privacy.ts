import { timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const deletionRequestSchema = z
  .strictObject({ email: z.string().max(320).describe('your own address, typed again') })
  .meta({ id: 'AskForDeletion' });
export type DeletionRequest = z.infer<typeof deletionRequestSchema>;

export const deletionSchema = z
  .object({ requestedAt: timestampSchema, dueAt: timestampSchema.describe('until then it can be withdrawn') })
  .meta({ id: 'AccountDeletion' });
export type Deletion = z.infer<typeof deletionSchema>;

export const personExportSchema = z
  .object({
    takenAt: timestampSchema,
    personId: z.string(),
    data: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('by table, of all services; passwords, tokens and secrets are left out'),
  })
  .meta({ id: 'PersonExport' });
