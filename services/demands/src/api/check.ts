import { issueSchema } from '@techbourse/api-schema';
import { completenessSchema, idSchema, shownOrganisationSchema } from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

export const checkDemandSchema = z
  .strictObject({
    id: idSchema.optional().describe('the demand that it is a change of'),
    content: z.record(z.string(), z.unknown()).describe('as for `POST /demands`; it may have faults'),
  })
  .meta({ id: 'CheckDemand' });
export type CheckDemand = z.infer<typeof checkDemandSchema>;

export const identifyingPassageSchema = z
  .object({
    pointer: z.string().describe('JSON pointer of the text'),
    from: z.int().describe('where it begins, in UTF-16 units'),
    to: z.int().describe('behind its last character'),
    text: z.string(),
    why: z
      .enum(['name', 'short_form', 'id', 'mail', 'web_address', 'telephone'])
      .describe('what it is by which somebody could find out whose demand it is'),
  })
  .meta({ id: 'IdentifyingPassage' });
export type IdentifyingPassage = z.infer<typeof identifyingPassageSchema>;

const previewSchema = z.object({ organisation: shownOrganisationSchema, content: z.object(contentFields) });

export const demandCheckSchema = z
  .object({
    faults: z.array(issueSchema).describe('why it would not be saved; with any, the rest is told as far as it goes'),
    missing: z.array(issueSchema).describe('why it would not be opened yet'),
    completeness: completenessSchema.nullable(),
    identifying: z
      .array(identifyingPassageSchema)
      .describe(
        'of an anonymous demand: passages that give away whose it is. It is not opened with them, unless its owner names ' +
          'them in `acceptedPassages`',
      ),
    previews: z
      .object({ public: previewSchema, named: previewSchema })
      .nullable()
      .describe('as everybody sees it, and as those do to whom its owner is named; null while there are faults'),
  })
  .meta({ id: 'DemandCheck' });
export type DemandCheck = z.infer<typeof demandCheckSchema>;
