import { z } from 'zod';

/** Long work that the operator started, and how far it is. */
export const operationTaskSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    error: z.string().nullable(),
    startedBy: z.object({ organisationId: z.uuid().nullable(), actorId: z.string() }),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'OperationTask' });
export type OperationTask = z.infer<typeof operationTaskSchema>;
