import {
  daySchema,
  idSchema,
  localizedText,
  organisationRefSchema,
  technologyFields,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { contentFields } from './content.ts';

/**
 * A published listing as it travels in events: what anyone may see (T0), so that no subscriber can leak more.
 * Groups of a higher tier are absent. The title is always there; that of an unpublished invention is made of its
 * class and field.
 */
export const listingSnapshotSchema = z.object({
  id: idSchema,
  version: z.int().min(1),
  kind: contentFields.kind,
  organisation: organisationRefSchema,
  title: localizedText({ max: 300 }),
  abstract: contentFields.abstract,
  advantage: contentFields.advantage,
  applications: contentFields.applications,
  ipc: z.array(z.string()),
  field: technologyFields.schema.nullable(),
  keywords: z.array(z.string()),
  readiness: contentFields.readiness,
  offers: contentFields.offers.unwrap(),
  price: contentFields.price,
  territory: contentFields.territory,
  restrictions: contentFields.restrictions,
  patent: contentFields.patent,
  validUntil: daySchema,
  publishedAt: timestampSchema,
  unpublishedInvention: z.boolean(),
});
export type ListingSnapshot = z.infer<typeof listingSnapshotSchema>;

export const LISTING_PUBLISHED = 'listing.published' as const;
export const LISTING_IDENTIFIED = 'listing.identified' as const;

/**
 * Payload of `listing.identified`: identifying data beyond T0, such as hidden numbers and the listing that this one
 * differs from. It is published with a publication when there is such data, or was before. Only the asset register in
 * contracts reads it, and never shows it.
 */
export const listingIdentifiedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  applicationNumber: z.string().optional(),
  publicationNumber: z.string().optional(),
  familyId: z.string().optional(),
  family: z
    .array(z.object({ applicationNumber: z.string().optional(), publicationNumber: z.string().optional() }))
    .optional()
    .describe('the other documents of the invention; earlier versions told none'),
  differsFrom: idSchema.optional().describe('listing of the owner that this one is no copy of'),
});
export type ListingIdentified = z.infer<typeof listingIdentifiedSchema>;

export const LISTING_WITHDRAWN = 'listing.withdrawn' as const;

/** Payload of `listing.withdrawn`: the listing left the market, for now or for good. */
export const listingWithdrawnSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  reason: z.enum(['withdrawn', 'expired', 'reserved', 'transferred']),
});
export type ListingWithdrawn = z.infer<typeof listingWithdrawnSchema>;

export const LISTING_REVIEWED = 'listing.reviewed' as const;

/** Payload of `listing.reviewed`: what the review of a listing came to, for its owner, and what waits for it, for the operator. */
export const listingReviewedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  act: z.enum(['submitted', 'returned', 'published', 'left']).describe('left: its owner took it out of the review'),
  title: localizedText({ max: 300 }).nullable().describe('as everybody would be shown it'),
  reason: z.string().nullable(),
  reasons: z.array(z.string()).default([]).describe('codes of `ReviewReason`; earlier versions told none'),
});
export type ListingReviewed = z.infer<typeof listingReviewedSchema>;

export const DISCLOSURE_CHANGED = 'disclosure.changed' as const;

/**
 * Payload of `disclosure.changed`; key: the disclosure. Contracts publishes it: the seller of a deal let the other side
 * see more of the listing, or ended that. It stands here, because contracts knows listings and not the other way round.
 */
export const disclosureChangedSchema = z.object({
  disclosureId: idSchema,
  dealId: idSchema,
  listingId: idSchema,
  grantedBy: idSchema.describe('who owned the listing in the deal'),
  organisationId: idSchema.describe('whom it was disclosed to'),
  tier: z.enum(['T2', 'T3']),
  people: z.array(z.string()).nullable().describe('null: everybody who acts for the organisation'),
  grantedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
});
export type DisclosureChanged = z.infer<typeof disclosureChangedSchema>;
