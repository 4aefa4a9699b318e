import { organisationRefSchema, shownPlacesSchema } from '@techbourse/domain';
import { z } from 'zod';

export const ORGANISATION_CHANGED = 'organisation.changed' as const;

/**
 * Payload of `organisation.changed`: an organisation, verified or not, from this version on. Its identifiers are left
 * out, because other organisations must not see them.
 */
export const organisationChangedSchema = organisationRefSchema.extend({
  version: z.int().min(1),
  verified: z.boolean(),
  shownPlace: shownPlacesSchema.describe('the part of its place that may be shown while it is anonymous'),
});
export type OrganisationChanged = z.infer<typeof organisationChangedSchema>;
