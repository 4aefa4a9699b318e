import {
  country,
  id,
  localizedText,
  moment,
  organisationIdentifiers,
  organisationKinds,
  plainText,
  region,
  regionAgrees,
} from '@techbourse/domain';
import { pageOf, pageQuery } from '@techbourse/platform';
import { z } from 'zod';

const name = localizedText({ max: 200 });

/** The operator's own organisation is made at the first start; nobody makes a second one. */
const memberKinds = organisationKinds.schema.exclude(['operator']);

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
    id,
    kind: organisationKinds.schema,
    name,
    country,
    region: region.nullable(),
    verified: z.boolean().describe('the operator has checked who this is'),
    identifiers: organisationIdentifiers.optional().describe('for the organisation itself and the operator only'),
    version: z.int().optional().describe('for the organisation itself and the operator only'),
    createdAt: moment,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;

export const newOrganisationSchema = z
  .strictObject({
    kind: memberKinds,
    name,
    country,
    region: region.optional(),
    identifiers: organisationIdentifiers.default({}),
    verified: z.boolean().default(false).describe('the operator has already checked who this is'),
  })
  .superRefine(placed)
  .meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.infer<typeof newOrganisationSchema>;

export const organisationEditSchema = z
  .strictObject({
    expectedVersion: z.int().min(1),
    name: name.optional(),
    country: country.optional(),
    region: region.nullable().optional(),
    identifiers: organisationIdentifiers.optional(),
  })
  .superRefine(placed)
  .meta({ id: 'OrganisationEdit' });
export type OrganisationEdit = z.infer<typeof organisationEditSchema>;

export const verificationSchema = z
  .strictObject({ verified: z.boolean().default(true), note: plainText({ max: 500 }).optional() })
  .meta({ id: 'OrganisationVerification' });
export type Verification = z.infer<typeof verificationSchema>;

export const organisationsQuery = z.strictObject({
  kind: organisationKinds.schema.optional(),
  country: country.optional(),
  verified: z.stringbool().optional().describe('for the operator; everybody else sees verified ones only'),
  ...pageQuery,
});
export type OrganisationsQuery = z.infer<typeof organisationsQuery>;

export const organisationPage = pageOf(organisationSchema);
