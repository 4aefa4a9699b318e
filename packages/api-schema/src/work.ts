import { idSchema } from '@techbourse/domain';
import { z } from 'zod';

/** What waits for the operator, by kind. */
export const workKindSchema = z
  .enum([
    ...(['verify_organisations', 'duplicate_organisations', 'abuse_reports', 'review_listings'] as const),
    ...(['review_demands', 'sso_providers', 'registrations', 'title_disputes', 'dead_letters'] as const),
    ...(['accredit_agencies'] as const),
  ])
  .meta({ id: 'WorkKind' });
export type WorkKind = z.infer<typeof workKindSchema>;

/** One queue of a service: how much waits, since when, and the oldest of it. */
export const workQueueSchema = z.object({
  kind: workKindSchema,
  count: z.int(),
  oldestAt: z.string().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      since: z.string().nullable(),
      title: z.string().nullable(),
      organisationId: idSchema.nullable(),
    }),
  ),
});
export type WorkQueue = z.infer<typeof workQueueSchema>;

export const workQueuesSchema = z.object({ items: z.array(workQueueSchema) });
export const workQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(0).max(100).default(10).describe('rows of each kind, the oldest first'),
});
