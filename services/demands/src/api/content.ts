import {
  budgetSchema,
  daySchema,
  dealKindListSchema,
  demandKinds,
  ipcCodesSchema,
  languages,
  lineText,
  localizedLine,
  localizedText,
  placeSchema,
  requiredResultSchema,
  restrictionsSchema,
  technologyFields,
  territorySchema,
  trlLevelSchema,
} from '@techbourse/domain';
import { z } from 'zod';

const elementTextSchema = localizedText({ max: 2000 }).optional();

/** The five elements that make needs comparable. */
export const elementsSchema = z
  .strictObject({
    material: elementTextSchema,
    method: elementTextSchema,
    efficacy: elementTextSchema,
    product: elementTextSchema,
    application: elementTextSchema,
  })
  .meta({ id: 'DemandElements' });

/** How much the owner wants to be the only one. */
export const exclusivityWishSchema = z.enum(['required', 'preferred', 'not_needed']).meta({ id: 'ExclusivityWish' });

const unique = (what: string) => ({ error: `The same ${what} stands twice` });
const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

/** Everything the owner writes. Each field is optional in a draft; opening says what is missing. */
export const contentFields = {
  kind: demandKinds.schema,
  title: localizedLine({ max: 300 }).optional(),
  problem: localizedText({ max: 10_000 }).optional(),
  tried: localizedText({ max: 5000 }).optional().describe('what was tried, and why it was not enough'),
  requiredResults: z.array(requiredResultSchema).max(30).optional(),
  elements: elementsSchema.optional(),
  ipc: ipcCodesSchema({ max: 50 }).refine(isUnique, unique('code')).optional(),
  field: technologyFields.schema.optional().describe('derived from the IPC codes when left out'),
  keywords: z
    .array(lineText({ max: 100 }))
    .max(50)
    .refine(isUnique, unique('keyword'))
    .optional(),
  readinessWanted: trlLevelSchema.optional().describe('the lowest readiness level that would do'),
  dealKinds: dealKindListSchema.optional().describe('ways to deal that would be accepted'),
  exclusivity: exclusivityWishSchema.optional(),
  territory: territorySchema.optional().describe('where the rights are needed'),
  restrictions: restrictionsSchema
    .optional()
    .describe('who may solve it, by country of the organisation: rules of funding or procurement'),
  budget: budgetSchema.optional(),
  deadline: daySchema
    .optional()
    .describe('last day of the demand, to midnight of its place (see closesAt); left out: it stays open for a year'),
  place: placeSchema.optional().describe('where the work will be done; left out: where the organisation is'),
  languages: z
    .array(languages.schema)
    .max(languages.codes.length)
    .refine(isUnique, unique('language'))
    .optional()
    .describe('languages in which the owner can talk'),
  anonymous: z
    .boolean()
    .optional()
    .describe('the company is shown as "a company in <region>, <field>" to everyone without a deal with it'),
  acceptedPassages: z
    .array(lineText({ max: 300 }))
    .max(50)
    .refine(isUnique, unique('passage'))
    .optional()
    .describe(
      'passages of an anonymous demand by which somebody could find out whose it is, and which its owner posts knowingly; ' +
        'each as `POST /demands/check` tells it. Nobody else sees this list',
    ),
} as const;

const example = {
  kind: 'technology',
  title: { en: { text: 'Fluoride out of mine water', origin: 'person' } },
  problem: { en: { text: 'The water of our mine holds 18 mg/l of fluoride; lime leaves 8 mg/l.', origin: 'person' } },
  requiredResults: [{ metric: 'fluoride in the outlet', comparison: 'at_most', value: 1, unit: 'mg/l' }],
  ipc: ['C02F 1/58'],
  dealKinds: ['non_exclusive_licence'],
};

export const demandInputSchema = z.strictObject(contentFields).meta({ id: 'NewDemand', example });
export type DemandContent = z.infer<typeof demandInputSchema>;
