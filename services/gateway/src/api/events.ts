import { roleSchema, scopeSchema } from '@techbourse/api-schema';
import {
  commissionSchema,
  daySchema,
  idSchema,
  languages,
  organisationRefSchema,
  shownPlacesSchema,
  timestampSchema,
} from '@techbourse/domain';
import { z } from 'zod';
import { mandateAboutSchema, mandateSidesSchema } from './mandate.ts';

export const ORGANISATION_CHANGED = 'organisation.changed' as const;

/**
 * Payload of `organisation.changed`: an organisation, verified or not, from this version on. Its identifiers are left
 * out, because other organisations must not see them.
 */
export const organisationChangedSchema = organisationRefSchema.extend({
  version: z.int().min(1),
  verified: z.boolean(),
  /** As others may be shown it: as the operator knew it last. Absent from what earlier versions told. */
  shownAs: organisationRefSchema.omit({ id: true }).optional(),
  /** Whether what it has published is in public view. */
  shown: z.boolean().default(true),
  state: z.enum(['active', 'suspended', 'merged', 'deleted']).default('active'),
  mergedInto: idSchema.optional(),
  /** What the operator or the calendar did with it, where that is more than its state; absent from what earlier versions told. */
  act: z.enum(['suspension_lifted', 'unverified', 'verification_expired']).nullable().default(null),
  /** When its verification ends. */
  verifiedUntil: timestampSchema.nullable().default(null),
  shownPlace: shownPlacesSchema.describe('the part of its place that may be shown while it is anonymous'),
});
export type OrganisationChanged = z.infer<typeof organisationChangedSchema>;

/** The organisation that was told of, as others may be shown it, for a register. Pure. */
export function toldOrganisation(told: OrganisationChanged): {
  organisation: z.infer<typeof organisationRefSchema>;
  version: number;
  verified: boolean;
  inView: boolean;
} {
  const { id, version, verified, shownAs, shown: inView } = told;
  const organisation = shownAs ? { id, ...shownAs } : organisationRefSchema.parse(told);
  return { organisation, version, verified, inView };
}

export const MEMBERSHIP_CHANGED = 'membership.changed' as const;

/** Payload of `membership.changed`: what a person is in an organisation from this version on; null: nothing any more. */
export const membershipChangedSchema = z.object({
  organisationId: idSchema,
  personId: idSchema,
  role: roleSchema.nullable(),
  version: z.int().min(1),
  /** Because the operator has merged two organisations, or undone that. Absent from what earlier versions told. */
  merge: z
    .object({ state: z.enum(['merged', 'undone']), fromId: idSchema, intoId: idSchema })
    .nullable()
    .default(null),
});
export type MembershipChanged = z.infer<typeof membershipChangedSchema>;

export const MEMBERSHIP_REQUESTED = 'membership.requested' as const;

/** Payload of `membership.requested`: somebody asks to belong to an organisation, or is answered. */
export const membershipRequestedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  personId: idSchema,
  state: z.enum(['pending', 'accepted', 'declined', 'withdrawn']),
  version: z.int().min(1),
});
export type MembershipRequested = z.infer<typeof membershipRequestedSchema>;

/** The key of `membership.changed`: the organisation and the person. */
export function membershipKey({ organisationId, personId }: { organisationId: string; personId: string }): string {
  return `${organisationId}_${personId}`;
}

export const INVITATION_CHANGED = 'invitation.changed' as const;

/** Payload of `invitation.changed`: a mail address was invited, or there is nothing to answer any more. */
export const invitationChangedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  personId: idSchema.nullable().describe('the person with this address; null: nobody has an account with it'),
  role: roleSchema,
  state: z.enum(['pending', 'accepted', 'declined', 'revoked']),
  expiresAt: timestampSchema,
  version: z.int().min(1),
});
export type InvitationChanged = z.infer<typeof invitationChangedSchema>;

export const OWNERSHIP_OFFERED = 'ownership.offered' as const;

/** Payload of `ownership.offered`: an owner offers a member to be owner in its place, or the offer is over. */
export const ownershipOfferedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  fromPersonId: idSchema,
  toPersonId: idSchema,
  state: z.enum(['pending', 'accepted', 'declined', 'withdrawn']),
  version: z.int().min(1),
});
export type OwnershipOffered = z.infer<typeof ownershipOfferedSchema>;

export const KEY_CHANGED = 'key.changed' as const;

/** Payload of `key.changed`: a key of an organisation was issued, or is gone. */
export const keyChangedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  name: z.string(),
  state: z.enum(['issued', 'revoked']),
  expiresAt: timestampSchema.nullable(),
  version: z.int().min(1),
});
export type KeyChanged = z.infer<typeof keyChangedSchema>;

export const VERIFICATION_CHANGED = 'verification.changed' as const;

/** Payload of `verification.changed`: an organisation asks to be verified, or its request is over. */
export const verificationChangedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  state: z.enum(['pending', 'approved', 'declined', 'withdrawn']),
  version: z.int().min(1),
});
export type VerificationChanged = z.infer<typeof verificationChangedSchema>;

export const ACCREDITATION_REQUESTED = 'accreditation.requested' as const;

/** Payload of `accreditation.requested`: an agency asks for an accreditation, or its request is over. */
export const accreditationRequestedSchema = z.object({
  id: idSchema,
  agencyId: idSchema,
  state: z.enum(['pending', 'granted', 'declined', 'withdrawn']),
  version: z.int().min(1),
});
export type AccreditationRequested = z.infer<typeof accreditationRequestedSchema>;

export const ABUSE_DECIDED = 'abuse.decided' as const;

/** Payload of `abuse.decided`: for who reported it, and nobody else; null: it did not say who it is. */
export const abuseDecidedSchema = z.object({
  id: idSchema,
  subjectKind: z.string(),
  subjectId: idSchema,
  organisationId: idSchema.nullable(),
  personId: idSchema.nullable(),
  upheld: z.boolean(),
});
export type AbuseDecided = z.infer<typeof abuseDecidedSchema>;

export const UNIT_REQUESTED = 'unit.requested' as const;

/** Payload of `unit.requested`: an organisation asks to be a unit of another, or to be above it, or is answered. */
export const unitRequestedSchema = z.object({
  id: idSchema,
  unitId: idSchema,
  parentId: idSchema,
  askedBy: idSchema.describe('one of the two'),
  state: z.enum(['pending', 'accepted', 'declined', 'withdrawn']),
  version: z.int().min(1),
});
export type UnitRequested = z.infer<typeof unitRequestedSchema>;

export const SSO_CHANGED = 'sso.changed' as const;

/** Payload of `sso.changed`: how the people of an organisation sign in by its provider from this version on. */
export const ssoChangedSchema = z.object({
  id: idSchema,
  organisationId: idSchema,
  state: z.enum(['proposed', 'approved', 'disabled']),
  disabledBy: z.enum(['organisation', 'operator']).nullable(),
  version: z.int().min(1),
});
export type SsoChanged = z.infer<typeof ssoChangedSchema>;

export const MANDATE_CHANGED = 'mandate.changed' as const;

/**
 * Payload of `mandate.changed`: a mandate from this version on, for those who count mandates or tell of them. Days are
 * those of the exchange: whether one has begun or expired follows from them.
 */
export const mandateChangedSchema = z.object({
  id: idSchema,
  version: z.int().min(1),
  clientId: idSchema,
  agencyId: idSchema,
  state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn', 'ended']),
  about: mandateAboutSchema,
  exclusive: z.boolean(),
  from: daySchema,
  to: daySchema.nullable(),
  rights: z.array(scopeSchema),
  commission: commissionSchema.nullable(),
  proposedBy: mandateSidesSchema,
  proposedAt: timestampSchema,
  acceptedAt: timestampSchema.nullable(),
  closed: z.object({ by: mandateSidesSchema, at: timestampSchema, reason: z.string().nullable() }).nullable(),
});
export type MandateChanged = z.infer<typeof mandateChangedSchema>;

export const ACCREDITATION_CHANGED = 'accreditation.changed' as const;

/**
 * Payload of `accreditation.changed`; key: the accreditation. While an agency has any, it acts for others only when one is
 * in force: granted, and its days are now.
 */
export const accreditationChangedSchema = z.object({
  id: idSchema,
  version: z.int().min(1),
  agencyId: idSchema,
  state: z.enum(['granted', 'suspended', 'withdrawn']),
  from: daySchema,
  to: daySchema.nullable(),
});
export type AccreditationChanged = z.infer<typeof accreditationChangedSchema>;

export const PERSON_CHANGED = 'person.changed' as const;

/** Payload of `person.changed`: how a person is called and reached from this version on; nothing of it once it is deleted. */
export const personChangedSchema = z.object({
  id: idSchema,
  version: z.int().min(1),
  email: z.string().nullable(),
  name: z.string().nullable(),
  language: languages.schema.nullable(),
  deleted: z.boolean(),
});
export type PersonChanged = z.infer<typeof personChangedSchema>;
