import { pageQuery } from '@techbourse/api-schema';
import { idSchema, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

const PEOPLE_MAX = 50;

const peopleSchema = z
  .array(idSchema)
  .min(1)
  .max(PEOPLE_MAX)
  .refine((list) => new Set(list).size === list.length, { error: 'The same person stands twice' });

export const grantDisclosureRequestSchema = z
  .strictObject({
    tier: z
      .enum(['T2', 'T3'])
      .describe('T2: what is told under a non-disclosure agreement; T3: all but what is yours alone'),
    people: peopleSchema
      .optional()
      .describe('ids of people of the other side; without them everybody who acts for it. T3 is for named people only'),
    note: plainText({ max: 2000 }).optional(),
  })
  .superRefine(({ tier, people }, ctx) => {
    if (tier !== 'T3' || people) return;
    const message = 'T3 is for named people: name them';
    ctx.addIssue({ code: 'custom', path: ['people'], message, params: { rule: 'disclosure.people_named' } });
  })
  .meta({ id: 'GrantDisclosure' });
export type GrantDisclosureRequest = z.infer<typeof grantDisclosureRequestSchema>;

export const endDisclosureRequestSchema = z
  .strictObject({ note: plainText({ max: 2000 }).optional() })
  .meta({ id: 'EndDisclosure' });
export type EndDisclosureRequest = z.infer<typeof endDisclosureRequestSchema>;

export const listDisclosuresQuery = { ...pageQuery };

export const dealDisclosureSchema = z
  .object({
    id: idSchema,
    version: z.int().min(1),
    dealId: idSchema,
    listingId: idSchema,
    organisationId: idSchema.describe('whom it was disclosed to'),
    tier: z.enum(['T2', 'T3']),
    people: z.array(idSchema).nullable().describe('null: everybody who acts for the organisation'),
    note: z.string().nullable(),
    grantedAt: timestampSchema,
    endedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'DealDisclosure', description: 'What the seller of a deal lets the other side see of its listing' });
export type DealDisclosure = z.infer<typeof dealDisclosureSchema>;
