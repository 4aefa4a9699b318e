import { z } from 'zod';

const most = (max: number) => z.int().min(0).max(max);
const quotaShape = {
  records: most(2_000_000_000),
  bytes: most(Number.MAX_SAFE_INTEGER).describe('of contents, with the versions that were public'),
  rowsPerDay: most(2_000_000_000).describe('rows of imports'),
};
const quotaSchema = z.object(quotaShape).meta({ id: 'Quota' });

export const usageSchema = z
  .object({ used: quotaSchema, most: quotaSchema })
  .meta({ id: 'Usage', description: 'What an organisation keeps, and the most it may' });

/** What the operator sets for one organisation; null: as the settings say. */
export const setQuotaSchema = z
  .strictObject({
    verified: z.boolean().optional().describe('whose settings to answer with: of verified organisations unless false'),
    records: quotaShape.records.nullish(),
    bytes: quotaShape.bytes.nullish(),
    rowsPerDay: quotaShape.rowsPerDay.nullish(),
  })
  .meta({ id: 'SetQuota' });
