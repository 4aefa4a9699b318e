import { daySchema, idSchema, NUMBER_TEXT_MAX, territorySchema } from '@techbourse/domain';
import { z } from 'zod';
import { fieldOfUseSchema, sublicensingRules } from './terms.ts';
import { grantKindsSchema } from './title.ts';

export const encumbranceSchema = z
  .object({
    grantId: idSchema,
    contractId: idSchema.describe('what `licence.besides` names, where an exclusive licence is to stand beside it'),
    kind: grantKindsSchema,
    licensee: z.object({
      organisationId: idSchema,
      name: z.string().describe('in the register today'),
      signedAs: z.string(),
    }),
    names: z.array(z.string()).describe('names of the asset that its contract gives'),
    fieldOfUse: fieldOfUseSchema,
    territory: territorySchema,
    from: daySchema,
    to: daySchema.nullable().describe('last day of its term'),
    endedOn: daySchema.nullable().describe('last day, when its contract was terminated'),
    sublicensing: sublicensingRules.schema,
  })
  .meta({ id: 'Encumbrance', description: 'A licence that runs on under a title, whoever holds it' });
export type Encumbrance = z.infer<typeof encumbranceSchema>;

export const encumberedTitleSchema = z
  .object({
    assetId: idSchema,
    names: z.array(z.string()).describe('those that were asked for'),
    licences: z.array(encumbranceSchema).describe('in the order of signing'),
  })
  .meta({ id: 'EncumberedTitle' });
export type EncumberedTitle = z.infer<typeof encumberedTitleSchema>;

export const encumbrancesQuery = {
  contract: idSchema.optional().describe('what this contract of yours is about'),
  listing: idSchema.optional(),
  number: z.string().max(NUMBER_TEXT_MAX).optional().describe('a patent number'),
};
