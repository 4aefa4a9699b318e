import { z } from 'zod';

const placesSchema = z
  .object({
    contacts: z.int().describe('contacts that count: the first of each pair'),
    first: z.number().describe('share of them whose counterpart stood first in the list of the side that made contact'),
    firstThree: z.number(),
    firstTen: z.number(),
  })
  .meta({ id: 'PlacesOfContacts' });

export const trackRecordSchema = z
  .object({
    months: z.object({
      from: z.string().describe('the first of the whole months that count, YYYY-MM'),
      until: z.string().describe('the last of them'),
    }),
    atLeast: z.object({
      contacts: z.int(),
      organisations: z.int().describe('that made them; with fewer of either there are no figures'),
    }),
    places: placesSchema.nullable().describe('null: too few contacts to tell without saying whose'),
    declines: z
      .array(z.object({ reason: z.string(), count: z.int() }))
      .describe('why pairs were declined, of reasons that enough organisations gave; most common first'),
  })
  .meta({ id: 'MatchingTrackRecord' });
export type TrackRecord = z.infer<typeof trackRecordSchema>;
