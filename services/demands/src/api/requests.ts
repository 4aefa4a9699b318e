import { clearable, expectedVersionSchema, importKeyFields } from '@techbourse/api-schema';
import { daySchema, demandKinds, idSchema, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

const { kind: _kind, ...optionalFields } = contentFields;
/** What changes, field by field; `null` empties a field. */
export const updateDemandSchema = z
  .strictObject({
    ...clearable(optionalFields),
    kind: demandKinds.schema.optional(),
    expectedVersion: expectedVersionSchema,
  })
  .meta({ id: 'UpdateDemand' });
export type UpdateDemand = z.infer<typeof updateDemandSchema>;

export const openDemandSchema = z.strictObject({ expectedVersion: expectedVersionSchema }).meta({ id: 'OpenDemand' });

/** A demand is closed by its owner as solved or withdrawn; it expires by itself. */
export const closeDemandSchema = z
  .strictObject({
    outcome: z.enum(['solved', 'withdrawn']),
    note: plainText({ max: 1000 }).optional(),
    expectedVersion: expectedVersionSchema.optional(),
  })
  .meta({ id: 'CloseDemand' });
export type CloseDemand = z.infer<typeof closeDemandSchema>;

export const renewDemandSchema = z
  .strictObject({
    deadline: daySchema.optional().describe('the new last day; left out: a year from now'),
    expectedVersion: expectedVersionSchema.optional(),
  })
  .meta({ id: 'RenewDemand' });
export type RenewDemand = z.infer<typeof renewDemandSchema>;

export const recheckedSchema = z
  .object({ checked: z.int(), held: z.array(idSchema).describe('back in draft: a text names the organisation') })
  .meta({ id: 'RecheckedDemands' });
export type Rechecked = z.infer<typeof recheckedSchema>;

/** One row of an import: a demand, and where it comes from. */
export const importRowSchema = z
  .strictObject({ ...importKeyFields, open: z.boolean().optional(), ...contentFields })
  .meta({ id: 'DemandImportRow' });
export type DemandImportRow = z.infer<typeof importRowSchema>;
