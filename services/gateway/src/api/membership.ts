import { pageOf, pageQuery, roleSchema } from '@techbourse/api-schema';
import { idSchema, languages, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { emailSchema } from './account.ts';
import { organisationSchema } from './organisation.ts';

const invitedSchema = z.string().trim().pipe(emailSchema).meta({ id: 'MailAddress' });

/** A person in an organisation, as those see it who look after its members. */
export const memberSchema = z
  .object({
    personId: idSchema,
    name: z.string(),
    email: z.string(),
    orcid: z.string().nullable().describe('when the person shows it to you'),
    role: roleSchema,
    since: timestampSchema,
  })
  .meta({ id: 'Member' });
export type MemberView = z.infer<typeof memberSchema>;
export const memberPageSchema = pageOf(memberSchema);
export const membersQuerySchema = z.strictObject({ ...pageQuery });
export type MembersQuery = z.infer<typeof membersQuerySchema>;

export const roleChangeSchema = z.strictObject({ role: roleSchema }).meta({ id: 'RoleChange' });
export type RoleChange = z.infer<typeof roleChangeSchema>;

const stateSchema = z.enum(['pending', 'accepted', 'declined', 'withdrawn']);

export const newJoinRequestSchema = z
  .strictObject({
    organisationId: idSchema,
    message: plainText({ max: 1000 }).optional().describe('who you are, for those who decide'),
  })
  .meta({ id: 'NewJoinRequest' });
export type NewJoinRequest = z.infer<typeof newJoinRequestSchema>;

/** The person is named to those who decide. */
export const joinRequestSchema = z
  .object({
    id: idSchema,
    organisationId: idSchema,
    personId: idSchema,
    name: z.string().optional(),
    email: z.string().optional(),
    message: z.string().nullable(),
    state: stateSchema,
    role: roleSchema.nullable().describe('what was granted'),
    note: z.string().nullable(),
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'JoinRequest' });
export type JoinRequest = z.infer<typeof joinRequestSchema>;
export const joinRequestPageSchema = pageOf(joinRequestSchema);
export const joinRequestsQuerySchema = z.strictObject({ state: stateSchema.optional(), ...pageQuery });
export type JoinRequestsQuery = z.infer<typeof joinRequestsQuerySchema>;

export const joinDecisionSchema = z
  .strictObject({
    decision: z.enum(['accept', 'decline']),
    role: roleSchema.default('viewer').describe('at most your own'),
    note: plainText({ max: 1000 }).optional().describe('shown to the person'),
  })
  .meta({ id: 'JoinDecision' });
export type JoinDecision = z.infer<typeof joinDecisionSchema>;

export const newInvitationSchema = z
  .strictObject({
    email: invitedSchema,
    role: roleSchema.default('viewer').describe('at most your own'),
    expiresInDays: z.int().min(1).max(60).default(14),
    language: languages.schema.optional().describe('of the mail; by default that of the country of the organisation'),
  })
  .meta({ id: 'NewInvitation' });
export type NewInvitation = z.infer<typeof newInvitationSchema>;

export const invitationSchema = z
  .object({
    id: idSchema,
    organisationId: idSchema,
    organisationName: z.string(),
    email: z.string(),
    role: roleSchema,
    state: z.enum(['pending', 'accepted', 'declined', 'revoked', 'expired']),
    expiresAt: timestampSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationPageSchema = pageOf(invitationSchema);
export const invitationsQuerySchema = z.strictObject({ ...pageQuery });
export type InvitationsQuery = z.infer<typeof invitationsQuerySchema>;

export const answerSchema = z.strictObject({ answer: z.enum(['accept', 'decline']) }).meta({ id: 'Answer' });
export type Answer = z.infer<typeof answerSchema>;

export const newTransferSchema = z
  .strictObject({ personId: idSchema.describe('a member, who becomes owner in your place') })
  .meta({ id: 'NewOwnershipTransfer' });
export type NewTransfer = z.infer<typeof newTransferSchema>;

export const transferSchema = z
  .object({
    id: idSchema,
    organisationId: idSchema,
    fromPersonId: idSchema,
    toPersonId: idSchema,
    state: stateSchema,
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OwnershipTransfer' });
export type Transfer = z.infer<typeof transferSchema>;

/** What the signed-in person is in an organisation. */
export const membershipSchema = z
  .object({ organisation: organisationSchema, role: roleSchema, since: timestampSchema })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membershipSchema>;

export const ownMembershipsSchema = z
  .object({
    memberships: z.array(membershipSchema),
    requests: z.array(joinRequestSchema).describe('the newest hundred'),
    invitations: z.array(invitationSchema).describe('that wait for your answer'),
    transfers: z.array(transferSchema).describe('that wait for your answer'),
  })
  .meta({ id: 'OwnMemberships' });
export type OwnMemberships = z.infer<typeof ownMembershipsSchema>;
