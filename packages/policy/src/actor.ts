import { scopeSchema } from '@techbourse/api-schema';
import { z } from 'zod';

/** The role of a person in its organisation. The table lists each role separately; none implies another. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/** Organisations that an agency may act for at once, in lists over all of them. */
export const ACTS_FOR_MAX = 200;

const actorOrganisationSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.record(z.string(), z.unknown()),
  country: z.string(),
  region: z.string().optional(),
  verified: z.boolean(),
  /** The part of its place that may be shown while it is anonymous; absent: nothing. */
  shownPlace: z.enum(['region', 'country', 'none']).optional(),
});

/** Who acts for the organisation: its member, or an agency under a mandate. Absent: its own API key. */
const bySchema = z.object({
  person: z.uuid().optional(),
  role: roleSchema.optional(),
  /** The agency that acts for the organisation, and the mandate that lets it. */
  agency: z.uuid().optional(),
  mandateId: z.uuid().optional(),
  /** What the mandate gives; absent: all that the role or key gives. */
  rights: z.array(scopeSchema).optional(),
});

export const actorSchema = z.object({
  kind: z.enum(['key', 'person', 'system', 'anonymous']),
  id: z.string(),
  organisation: actorOrganisationSchema.nullable(),
  scopes: z.array(scopeSchema),
  by: bySchema.optional(),
  /** Other organisations whose records it sees in lists, by its mandates. */
  actsFor: z.array(z.uuid()).max(ACTS_FOR_MAX).optional(),
});

/** Who is asking: for one organisation, for itself while a person has none, or anonymous. Made by the gateway, believed because it is signed. */
export type Actor = z.infer<typeof actorSchema>;
export type ActorOrganisation = z.infer<typeof actorOrganisationSchema>;
export type ActsBy = z.infer<typeof bySchema>;

/** An actor that certainly acts for an organisation. */
export type Member = Actor & { organisation: ActorOrganisation };

/** A person who has signed in; of no organisation yet when that is null. */
export type Person = Actor & { kind: 'person'; by: ActsBy & { person: string } };

export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', organisation: null, scopes: [] };
