import { idSchema, localizedText } from '@techbourse/domain';
import { z } from 'zod';

const figuresSchema = z
  .object({
    records: z.int().describe('open records'),
    shown: z.int().describe('those among the first places of at least one list'),
    share: z.number(),
    gini: z.number().describe('0: all stand in equally many lists; near 1: one stands in all'),
    most: z.int().describe('lists the most exposed one stands in'),
  })
  .meta({ id: 'ExposureFigures' });

const sideSchema = z
  .object({
    asShown: figuresSchema,
    byScore: figuresSchema.describe('the same pairs by score alone, near-duplicates side by side'),
    mostExposed: z.array(
      z.object({ id: idSchema, title: localizedText({ max: 300 }).nullable(), lists: z.int(), byScore: z.int() }),
    ),
  })
  .meta({ id: 'Exposure' });

export const exposureQuerySchema = z.strictObject({
  top: z.coerce.number().int().min(1).max(100).default(10).describe('places of a list that count'),
});

export const exposureSchema = z
  .object({
    top: z.int(),
    listings: sideSchema.describe('in the lists of demands'),
    demands: sideSchema.describe('in the lists of listings'),
  })
  .meta({ id: 'ExposureReport' });
export type ExposureReport = z.infer<typeof exposureSchema>;
