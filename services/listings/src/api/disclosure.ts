import { usableTierSchema } from '@techbourse/domain';
import { z } from 'zod';

/** Groups of fields that have a tier of their own. Other fields are always T0. */
export const TIER_GROUPS = [
  'abstract',
  'advantage',
  'applications',
  'readiness',
  'inventors',
  'inventorEmails',
  'patent',
  'price',
  'contact',
] as const;
export type TierGroup = (typeof TIER_GROUPS)[number];

export const listingTiersSchema = z
  .strictObject({
    abstract: usableTierSchema.optional(),
    advantage: usableTierSchema.optional(),
    applications: usableTierSchema.optional(),
    readiness: usableTierSchema.optional(),
    inventors: usableTierSchema.optional(),
    inventorEmails: usableTierSchema.optional(),
    patent: usableTierSchema.optional(),
    price: usableTierSchema.optional(),
    contact: usableTierSchema.optional(),
  })
  .meta({
    id: 'ListingTiers',
    description:
      'Who may see a group of fields: T0 anyone, T1 verified organisations. Default T0, contact and e-mails T1, for keys with contacts:read',
  });
export type ListingTiers = z.infer<typeof listingTiersSchema>;
