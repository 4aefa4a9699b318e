import { roleSchema, scopeSchema } from '@techbourse/api-schema';
import { z } from 'zod';

export { ROLES, type Role } from '@techbourse/api-schema';

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
  /** Organisations that became this one in a merge: what stands under their ids is its own as long as that stands. */
  absorbed: z.array(z.uuid()).optional(),
});

/** The one record that a mandate is about. */
export const mandateSubjectSchema = z.object({ kind: z.enum(['listing', 'demand']), id: z.uuid() });
export type MandateSubject = z.infer<typeof mandateSubjectSchema>;

/** Who acts for the organisation: its member, or an agency under a mandate. Absent: its own API key. */
const bySchema = z.object({
  person: z.uuid().optional(),
  role: roleSchema.optional(),
  /** The organisation whose single sign-on made the session: it acts for no other, and not for the person itself. */
  boundTo: z.uuid().optional(),
  /** The organisation that the person would act for, had the operator not suspended it: it acts for none. */
  suspended: z.uuid().optional(),
  /** The agency that acts for the organisation, and the mandate that lets it. */
  agency: z.uuid().optional(),
  mandateId: z.uuid().optional(),
  /** What the mandate gives; absent: all that the role or key gives. */
  rights: z.array(scopeSchema).optional(),
  /** The one record that the mandate is about; absent: all that the organisation has. */
  subject: mandateSubjectSchema.optional(),
});

/** Organisations whose mandates give the same rights. */
const clientsSchema = z.object({ rights: z.array(scopeSchema), organisations: z.array(z.uuid()).min(1) });

export const actorSchema = z.object({
  kind: z.enum(['key', 'person', 'system', 'anonymous']),
  id: z.string(),
  organisation: actorOrganisationSchema.nullable(),
  scopes: z.array(scopeSchema),
  by: bySchema.optional(),
  /** Other organisations whose records it reads, as far as their mandates let it; two hundred at most. */
  actsFor: z
    .array(clientsSchema)
    .refine((groups) => groups.flatMap(({ organisations }) => organisations).length <= ACTS_FOR_MAX)
    .optional(),
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
