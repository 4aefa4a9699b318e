import { pageOf, pageQuery, SCOPES, type Scope, scopeSchema } from '@techbourse/api-schema';
import { commissionSchema, daySchema, idSchema, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { organisationSchema } from './organisation.ts';

/** What a mandate can give. Who administers an organisation or runs the exchange does that itself. */
export const MANDATE_RIGHTS: readonly Scope[] = SCOPES.filter(
  (scope) => scope !== 'organisations:write' && scope !== 'exchange:operate',
);

const rightsSchema = z
  .array(scopeSchema)
  .min(1)
  .max(20)
  .superRefine((rights, ctx) => {
    for (const [index, right] of rights.entries()) {
      if (MANDATE_RIGHTS.includes(right)) continue;
      const message = `No mandate gives ${right}`;
      ctx.addIssue({ code: 'custom', path: [index], message, params: { rule: 'mandate.right' } });
    }
  })
  .overwrite((rights) => SCOPES.filter((scope) => rights.includes(scope)))
  .describe('scopes that the agency has for the client, as far as its own key or role has them');

export const mandateAboutSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('listing'), id: idSchema }),
    z.strictObject({ kind: z.literal('demand'), id: idSchema }),
  ])
  .meta({ id: 'MandateAbout', description: 'All that the client has, or one listing or demand of it' });
export type MandateAbout = z.infer<typeof mandateAboutSchema>;

/** The first side whose word a mandate was, and every other side there is. */
export const mandateSidesSchema = z.enum(['client', 'agency']).meta({ id: 'MandateSide' });
export type MandateSide = z.infer<typeof mandateSidesSchema>;

export const mandateStatesSchema = z
  .enum(['proposed', 'declined', 'withdrawn', 'lapsed', 'accepted', 'in_force', 'expired', 'ended'])
  .describe('lapsed: its last day passed before it was accepted; accepted: its first day is still to come')
  .meta({ id: 'MandateState' });
export type MandateState = z.infer<typeof mandateStatesSchema>;

const terms = {
  about: mandateAboutSchema,
  exclusive: z.boolean().describe('no other mandate for the same runs at the same time'),
  from: daySchema.describe('first day, in the time zone of the exchange'),
  to: daySchema.nullable().describe('last day; null: until either side ends it'),
  rights: rightsSchema,
  commission: commissionSchema.nullable(),
  note: plainText({ max: 4000 }).nullable(),
};

export const mandateTermsSchema = z.object(terms);
export type MandateTerms = z.infer<typeof mandateTermsSchema>;

export const proposeMandateSchema = z
  .strictObject({
    agencyId: idSchema.optional().describe('your organisation is the client and asks this agency'),
    clientId: idSchema.optional().describe('your organisation is the agency and asks this client'),
    ...terms,
    about: terms.about.default({ kind: 'all' }),
    exclusive: terms.exclusive.default(false),
    from: terms.from.optional().describe('today, unless given'),
    to: terms.to.default(null),
    commission: terms.commission.default(null),
    note: terms.note.default(null),
  })
  .superRefine(({ agencyId, clientId }, ctx) => {
    if ((agencyId === undefined) !== (clientId === undefined)) return;
    const params = { rule: 'mandate.other_side' };
    ctx.addIssue({
      code: 'custom',
      path: ['agencyId'],
      message: 'Name the agency, or the client: one of them',
      params,
    });
  })
  .meta({ id: 'ProposeMandate' });
export type ProposeMandate = z.infer<typeof proposeMandateSchema>;

const expectedVersionSchema = z.int().min(1).describe('the version that you have read');

/** Fields that are left out stay. What is changed becomes the proposal of who changed it. */
export const changeMandateSchema = z
  .strictObject({ expectedVersion: expectedVersionSchema, ...terms })
  .partial()
  .required({ expectedVersion: true })
  .meta({ id: 'ChangeMandate' });
export type ChangeMandate = z.infer<typeof changeMandateSchema>;

export const acceptMandateSchema = z
  .strictObject({ expectedVersion: expectedVersionSchema })
  .meta({ id: 'AcceptMandate' });
export type AcceptMandate = z.infer<typeof acceptMandateSchema>;

const closing = {
  reason: plainText({ min: 3, max: 1000 }),
  expectedVersion: expectedVersionSchema.optional(),
};
export const declineMandateSchema = z.strictObject(closing).meta({ id: 'DeclineMandate' });
export const endMandateSchema = z.strictObject(closing).meta({ id: 'EndMandate' });
export const withdrawMandateSchema = z
  .strictObject({ ...closing, reason: closing.reason.optional() })
  .meta({ id: 'WithdrawMandate' });
export type CloseMandate = z.infer<typeof withdrawMandateSchema>;

const sideOrganisationSchema = organisationSchema
  .pick({ id: true, name: true })
  .meta({ id: 'MandateOrganisation', description: 'A side of a mandate' });

const mandateInTheWaySchema = z
  .object({
    id: idSchema,
    agency: sideOrganisationSchema,
    about: mandateAboutSchema,
    exclusive: z.boolean(),
    from: daySchema,
    to: daySchema.nullable(),
  })
  .meta({ id: 'MandateInTheWay', description: 'An accepted mandate that a proposal cannot stand beside' });

export const mandateSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    state: mandateStatesSchema,
    client: sideOrganisationSchema,
    agency: sideOrganisationSchema,
    ...terms,
    proposedBy: mandateSidesSchema,
    proposedAt: timestampSchema,
    acceptedAt: timestampSchema.nullable(),
    closed: z
      .object({ by: mandateSidesSchema, at: timestampSchema, reason: z.string().nullable() })
      .nullable()
      .describe('declined, withdrawn or ended: by whom, when and why'),
    side: mandateSidesSchema.nullable().describe('yours; null for the operator'),
    actions: z.array(z.enum(['accept', 'change', 'decline', 'withdraw', 'end'])).describe('what your side may do next'),
    inTheWay: z
      .array(mandateInTheWaySchema)
      .optional()
      .describe(
        'of a proposal that is read by itself: accepted mandates that it cannot stand beside, as far as you may see them',
      ),
  })
  .meta({ id: 'Mandate' });
export type Mandate = z.infer<typeof mandateSchema>;

export const mandatePageSchema = pageOf(mandateSchema)
  .extend({
    counts: z
      .object({
        states: z.partialRecord(mandateStatesSchema, z.int()),
        endSoon: z.int().describe('of those in force: whose last day is within 30 days'),
      })
      .optional()
      .describe('how many there are, whatever state was asked for; on the first page only'),
  })
  .meta({ id: 'MandatePage' });
export type MandatePage = z.infer<typeof mandatePageSchema>;

export const mandatesQuerySchema = z.strictObject({
  ...pageQuery,
  side: mandateSidesSchema.optional().describe('where your organisation is the client, or the agency'),
  state: mandateStatesSchema.optional(),
  endsBy: daySchema.optional().describe('whose last day is this one or earlier'),
  with: idSchema.optional().describe('with this organisation on the other side'),
});
export type MandatesQuery = z.infer<typeof mandatesQuerySchema>;

export const mandateVersionSchema = z
  .object({
    version: z.int(),
    action: z.enum(['propose', 'change', 'accept', 'decline', 'withdraw', 'end']),
    side: mandateSidesSchema,
    actor: z.object({ kind: z.string(), id: z.string() }).describe('of that side: which key or person'),
    terms: mandateTermsSchema,
    reason: z.string().nullable(),
    at: timestampSchema,
  })
  .meta({ id: 'MandateVersion' });
export type MandateVersion = z.infer<typeof mandateVersionSchema>;
