import {
  contactMailSchema,
  daySchema,
  dealKindListSchema,
  idSchema,
  ipcCodesSchema,
  lineText,
  listingKinds,
  localizedLine,
  localizedText,
  measuredValueSchema,
  plainText,
  priceSchema,
  readinessSchema,
  restrictionsSchema,
  technologyFields,
  telephoneSchema,
  territorySchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { listingTiersSchema } from './disclosure.ts';
import { patentSchema } from './patent.ts';

/** "By how much, compared with what": a measure beside the same measure of the comparator. */
const advantageMeasureSchema = z
  .strictObject({
    metric: lineText({ max: 200 }),
    value: measuredValueSchema,
    comparatorValue: measuredValueSchema.optional(),
    unit: lineText({ min: 0, max: 40 }),
  })
  .meta({ id: 'AdvantageMeasure' });

export const advantageSchema = z
  .strictObject({
    comparator: localizedLine({ max: 300 }).describe('what it is better than'),
    statement: localizedText({ max: 2000 }).optional(),
    measures: z.array(advantageMeasureSchema).max(20).optional(),
  })
  .meta({ id: 'Advantage' });

const inventorSchema = z
  .strictObject({
    name: lineText({ max: 200 }),
    affiliation: lineText({ max: 300 }).optional(),
    email: contactMailSchema.optional(),
  })
  .meta({ id: 'Inventor' });

const contactSchema = z
  .strictObject({
    name: lineText({ max: 200 }).optional(),
    email: contactMailSchema.optional(),
    phone: telephoneSchema.optional(),
  })
  .meta({ id: 'Contact' });

const differsFromSchema = z
  .strictObject({ listing: idSchema, reason: plainText({ min: 10, max: 1000 }) })
  .meta({ id: 'DiffersFrom', description: 'The listing of the same family, and how this offer is another one' });

const unique = (what: string) => ({ error: `The same ${what} stands twice` });
const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

/** Everything the owner writes. Each field is optional in a draft; publishing says what is missing. */
export const contentFields = {
  kind: listingKinds.schema,
  title: localizedLine({ max: 300 }).optional(),
  abstract: localizedText({ max: 10_000 }).optional(),
  advantage: advantageSchema.optional(),
  applications: localizedText({ max: 5000 }).optional(),
  ipc: ipcCodesSchema({ max: 50 }).refine(isUnique, unique('code')).optional(),
  field: technologyFields.schema.optional().describe('derived from the IPC codes when left out'),
  keywords: z
    .array(lineText({ max: 100 }))
    .max(50)
    .refine(isUnique, unique('keyword'))
    .optional(),
  readiness: readinessSchema.optional(),
  inventors: z.array(inventorSchema).max(50).optional(),
  offers: dealKindListSchema.optional(),
  price: priceSchema.optional(),
  territory: territorySchema.optional(),
  restrictions: restrictionsSchema
    .optional()
    .describe('who may take it, by country of the organisation and of its work: export control'),
  validUntil: daySchema.optional().describe('last day of validity; left out: a year from publication'),
  contact: contactSchema.optional(),
  confidential: localizedText({ max: 10_000 })
    .optional()
    .describe('know-how, data and terms for those alone to whom you disclose the listing in a deal'),
  patent: patentSchema.optional(),
  tiers: listingTiersSchema.optional(),
  unpublishedInvention: z
    .boolean()
    .optional()
    .describe(
      'nothing but class, field and `releasedTerms` is shown to anyone but the owner, the operator, and those to whom the owner discloses it in a deal',
    ),
  releasedTerms: z
    .array(lineText({ max: 100 }))
    .max(30)
    .refine(isUnique, unique('term'))
    .optional()
    .describe(
      'words on an unpublished invention that its owner lets everybody see; it is matched by them and its class',
    ),
  differsFrom: differsFromSchema.optional(),
} as const;

type Published = { publicationNumber?: string | undefined; publishedOn?: string | undefined };
type CrossChecked = {
  unpublishedInvention?: boolean | undefined;
  patent?: (Published & { family?: readonly Published[] | undefined }) | undefined;
};

/** Rules between fields. */
export function checkContent(content: CrossChecked, ctx: z.core.$RefinementCtx): void {
  const documents = [content.patent, ...(content.patent?.family ?? [])];
  if (content.unpublishedInvention && documents.some((one) => one?.publicationNumber || one?.publishedOn)) {
    const message = 'A patent that was published is not an unpublished invention';
    const params = { rule: 'listing.unpublished_but_published' };
    ctx.addIssue({ code: 'custom', path: ['unpublishedInvention'], message, params });
  }
}

export const listingContentSchema = z
  .strictObject(contentFields)
  .superRefine(checkContent)
  .meta({
    id: 'ListingContent',
    example: {
      kind: 'research_result',
      title: { en: { text: 'Membrane that removes fluoride from well water', origin: 'person' } },
      abstract: { en: { text: 'A ceramic membrane removes 99 % of the fluoride at 2 bar.', origin: 'person' } },
      ipc: ['C02F 1/44'],
      keywords: ['fluoride', 'membrane'],
      readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
      offers: ['non_exclusive_licence', 'joint_development'],
    },
  });
export type ListingContent = z.infer<typeof listingContentSchema>;
