import { idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const nameReaderSchema = z
  .strictObject({ organisationId: idSchema.describe('which may know who is behind the demand') })
  .meta({ id: 'NameDemandReader' });
export type NameReader = z.infer<typeof nameReaderSchema>;

export const demandReaderSchema = z
  .object({ id: idSchema, organisationId: idSchema, since: timestampSchema })
  .meta({ id: 'DemandReader', description: 'An organisation that knows who is behind an anonymous demand' });
export type DemandReader = z.infer<typeof demandReaderSchema>;
