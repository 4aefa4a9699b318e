import { disclosureTiers } from '@techbourse/domain';
import { z } from 'zod';

/** Groups of fields, and places of files, that have a tier of their own. Other fields are always T0. */
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
  'confidential',
  'files',
] as const;
export type TierGroup = (typeof TIER_GROUPS)[number];

const tierSchema = disclosureTiers.schema.optional();
/** What is told under a duty of secrecy is never for less. */
const secretTierSchema = disclosureTiers.schema.extract(['T2', 'T3']).meta({ id: 'SecretTier' }).optional();

export const listingTiersSchema = z
  .strictObject({
    abstract: tierSchema,
    advantage: tierSchema,
    applications: tierSchema,
    readiness: tierSchema,
    inventors: tierSchema,
    inventorEmails: tierSchema,
    patent: tierSchema,
    price: tierSchema,
    contact: tierSchema,
    confidential: secretTierSchema,
    files: tierSchema.describe('of files that are put into no place of their own'),
  })
  .meta({
    id: 'ListingTiers',
    description:
      'Who may see a group of fields: T0 anyone, T1 verified organisations, T2 organisations to which you disclosed it in a deal, T3 people whom you named there. Default T0; contact and e-mails T1, for keys with contacts:read; confidential and files T2',
  });
export type ListingTiers = z.infer<typeof listingTiersSchema>;

/** Tiers of groups that are not open unless their owner says otherwise. */
const DEFAULTS: Partial<Record<TierGroup, z.infer<typeof disclosureTiers.schema>>> = {
  contact: 'T1',
  inventorEmails: 'T1',
  confidential: 'T2',
  files: 'T2',
};

/** From which tier on a group is seen. Of an unpublished invention nothing is seen below T2. */
export function tierOfGroup(
  { tiers, unpublishedInvention }: { tiers?: ListingTiers | undefined; unpublishedInvention?: boolean | undefined },
  group: TierGroup,
) {
  const tier = tiers?.[group] ?? DEFAULTS[group] ?? 'T0';
  return unpublishedInvention && tier < 'T2' ? 'T2' : tier;
}
