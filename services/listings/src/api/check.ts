import { issueSchema } from '@techbourse/api-schema';
import { completenessSchema, idSchema, localizedText, shownOrganisationSchema } from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

export const checkListingSchema = z
  .strictObject({
    id: idSchema.optional().describe('the listing that it is a change of: it is no duplicate of itself'),
    content: z.record(z.string(), z.unknown()).describe('as for `POST /listings`; it may have faults'),
  })
  .meta({ id: 'CheckListing' });
export type CheckListing = z.infer<typeof checkListingSchema>;

const understoodSchema = z
  .object({
    pointer: z.string(),
    given: z.string(),
    number: z.string().describe('the one form in which it is kept'),
    office: z.string().describe('two letters'),
    role: z.enum(['application', 'publication']),
    kind: z.string().nullable().describe('kind code of a publication'),
    checked: z.boolean().describe('it has a check digit, and that is right'),
    rightDigit: z.string().nullable().describe('the check digit by the rule of the office, where another is given'),
  })
  .meta({ id: 'UnderstoodNumber' });

const duplicateSchema = z
  .object({
    key: z.string().describe('the number or family that both have'),
    own: z.boolean().describe('it is a listing of your own organisation'),
    listing: idSchema,
    title: localizedText({ max: 300 }).nullable(),
    organisation: shownOrganisationSchema,
  })
  .meta({ id: 'ListedAlready' });

const contentSchema = z.object(contentFields);
export const listingCheckSchema = z
  .object({
    faults: z.array(issueSchema).describe('why it would not be saved; with any, the rest is told as far as it goes'),
    missing: z.array(issueSchema).describe('why it would not be published yet'),
    completeness: completenessSchema.nullable(),
    understood: z.array(understoodSchema).describe('the patent numbers that could be read'),
    duplicates: z.array(duplicateSchema).describe('listings of the same right, as far as you may see them'),
    previews: z
      .object({ T0: contentSchema, T1: contentSchema, T2: contentSchema, T3: contentSchema })
      .nullable()
      .describe(
        'as everybody sees it, as verified organisations do, and those to whom it is disclosed; null while there are faults',
      ),
  })
  .meta({ id: 'ListingCheck' });
export type ListingCheck = z.infer<typeof listingCheckSchema>;
