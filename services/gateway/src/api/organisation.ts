import { pageOf, pageQuery } from '@techbourse/api-schema';
import {
  countrySchema,
  idSchema,
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
  .strictObject({ verified: z.boolean().default(true), note: plainText({ max: 500 }).optional() })
  .meta({ id: 'OrganisationVerification' });
export type Verification = z.infer<typeof verificationSchema>;

export const organisationsQuerySchema = z.strictObject({
  kind: organisationKinds.schema.optional(),
  country: countrySchema.optional(),
  verified: z.stringbool().optional().describe('for the operator; everybody else sees verified ones only'),
  ...pageQuery,
});
export type OrganisationsQuery = z.infer<typeof organisationsQuerySchema>;

export const organisationPageSchema = pageOf(organisationSchema);
