import { pageOf, pageQuery } from '@techbourse/api-schema';
import {
  countrySchema,
  idSchema,
  lineText,
  localizedLine,
  organisationIdentifiersSchema,
  organisationKinds,
  plainText,
  regionAgrees,
  regionSchema,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';

const nameSchema = localizedLine({ max: 200 });

/** The first start creates the operator's organisation; there is never a second one. */
const memberKindsSchema = organisationKinds.schema.exclude(['operator']);

function placed<T extends { country?: string | undefined; region?: string | null | undefined }>(
  value: T,
  ctx: z.RefinementCtx<T>,
): void {
  if (value.country === undefined || regionAgrees({ country: value.country, region: value.region })) return;
  const message = `${value.region} is not in ${value.country}`;
  ctx.addIssue({ code: 'custom', path: ['region'], message, params: { rule: 'region.other_country' } });
}

const organisationStateSchema = z.enum(['active', 'suspended', 'merged', 'deleted']);

const relatedSchema = z
  .object({ id: idSchema, kind: organisationKinds.schema, name: nameSchema })
  .meta({ id: 'RelatedOrganisation' });
export type RelatedOrganisation = z.infer<typeof relatedSchema>;

export const organisationSchema = z
  .object({
    id: idSchema,
    kind: organisationKinds.schema,
    name: nameSchema,
    country: countrySchema,
    region: regionSchema.nullable(),
    verified: z.boolean().describe('the operator has checked who this is'),
    identifiers: organisationIdentifiersSchema.optional().describe('for the organisation itself and the operator only'),
    version: z.int().optional().describe('for the organisation itself and the operator only'),
    state: organisationStateSchema.optional().describe('for the organisation itself and the operator only'),
    shown: z.boolean().optional().describe('whether others see that it is there; for itself and the operator only'),
    verifiedUntil: timestampSchema
      .nullable()
      .optional()
      .describe('for itself and the operator only; null: without end'),
    suspendedFor: z.string().optional().describe('why it is suspended; for itself and the operator only'),
    mergedInto: idSchema.optional().describe('where its members and keys went; for the operator only'),
    parent: relatedSchema.nullable().optional().describe('what it is a unit of, where that is shown'),
    units: z.array(relatedSchema).optional().describe('its units that are shown, at most 200'),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;

export const newOrganisationSchema = z
  .strictObject({
    kind: memberKindsSchema,
    name: nameSchema,
    country: countrySchema,
    region: regionSchema.optional(),
    identifiers: organisationIdentifiersSchema.default({}),
    verified: z.boolean().default(false).describe('the operator has already checked who this is'),
  })
  .superRefine(placed)
  .meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.infer<typeof newOrganisationSchema>;

export const foundedOrganisationSchema = z
  .strictObject({
    kind: memberKindsSchema,
    name: nameSchema,
    country: countrySchema,
    region: regionSchema.optional(),
    identifiers: organisationIdentifiersSchema.default({}),
    differsFrom: z
      .array(idSchema)
      .max(20)
      .default([])
      .describe('organisations of a like name that are not this one: all that the refusal named'),
  })
  .superRefine(placed)
  .meta({ id: 'FoundedOrganisation' });
export type FoundedOrganisation = z.infer<typeof foundedOrganisationSchema>;

/** What anybody may know of an organisation that it could join. */
export const foundOrganisationSchema = z
  .object({
    id: idSchema,
    kind: organisationKinds.schema,
    name: nameSchema,
    country: countrySchema,
    region: regionSchema.nullable(),
    verified: z.boolean(),
    by: z.enum(['identifier', 'domain', 'name']).describe('what it was found by'),
    likeness: z.number().min(0).max(1).describe('of the names; 1: equal'),
  })
  .meta({ id: 'FoundOrganisation' });
export type FoundOrganisation = z.infer<typeof foundOrganisationSchema>;

/** As somebody types it: what is no such number is found nowhere. */
const codeSchema = lineText({ max: 60 }).optional();

export const findOrganisationsQuerySchema = z.strictObject({
  name: lineText({ max: 200 }).optional().describe('in any of the three languages'),
  uscc: codeSchema.describe('unified social credit code'),
  ror: codeSchema.describe('ROR id, or its address'),
  lei: codeSchema.describe('legal entity identifier'),
  inn: codeSchema.describe('taxpayer number of Russia'),
  ogrn: codeSchema.describe('registration number of Russia'),
});
export type FindOrganisationsQuery = z.infer<typeof findOrganisationsQuerySchema>;

export const foundOrganisationsSchema = z.object({ items: z.array(foundOrganisationSchema) });

export const organisationEditSchema = z
  .strictObject({
    expectedVersion: z.int().min(1),
    name: nameSchema.optional(),
    country: countrySchema.optional(),
    region: regionSchema.nullable().optional(),
    identifiers: organisationIdentifiersSchema.optional(),
  })
  .superRefine(placed)
  .meta({ id: 'OrganisationEdit' });
export type OrganisationEdit = z.infer<typeof organisationEditSchema>;

export const verificationSchema = z
  .strictObject({
    verified: z.boolean().default(true),
    note: plainText({ max: 500 }).optional(),
    validUntil: timestampSchema.optional().describe('when it ends; by default as the exchange is set'),
  })
  .meta({ id: 'OrganisationVerification' });
export type Verification = z.infer<typeof verificationSchema>;

export const organisationsQuerySchema = z.strictObject({
  name: lineText({ max: 200 }).optional().describe('of this name or one like it, the most alike first; one page'),
  q: lineText({ max: 200 })
    .optional()
    .describe('a part of a name; for the operator also a web domain, an identifier or an id'),
  state: organisationStateSchema.optional().describe('for the operator; everybody else sees active ones only'),
  kind: organisationKinds.schema.optional(),
  country: countrySchema.optional(),
  verified: z.stringbool().optional().describe('for the operator; everybody else sees verified ones only'),
  ...pageQuery,
});
export type OrganisationsQuery = z.infer<typeof organisationsQuerySchema>;

export const organisationPageSchema = pageOf(organisationSchema);
