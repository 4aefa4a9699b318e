import { idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const newUnitRequestSchema = z
  .strictObject({
    organisationId: idSchema.describe('the other organisation'),
    as: z.enum(['unit', 'parent']).describe('what yours is to be to it'),
  })
  .meta({ id: 'NewUnitRequest' });
export type NewUnitRequest = z.infer<typeof newUnitRequestSchema>;

export const unitRequestSchema = z
  .object({
    id: idSchema,
    unitId: idSchema,
    parentId: idSchema,
    askedBy: idSchema,
    state: z.enum(['pending', 'accepted', 'declined', 'withdrawn']),
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'UnitRequest' });
export type UnitRequest = z.infer<typeof unitRequestSchema>;
export const unitRequestsSchema = z.object({ items: z.array(unitRequestSchema) });
