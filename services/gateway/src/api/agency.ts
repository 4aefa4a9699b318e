import { pageOf, pageQuery, saysWhy } from '@techbourse/api-schema';
import {
  accreditationReasons,
  countrySchema,
  daySchema,
  idSchema,
  lineText,
  plainText,
  timestampSchema,
  vocabulary,
} from '@techbourse/domain';
import { z } from 'zod';
import { organisationSchema } from './organisation.ts';

export const credentialKinds = vocabulary('BrokerCredentialKind', {
  technology_broker: { zh: '技术经纪人', en: 'Technology broker', ru: 'Технологический брокер' },
  technology_manager: { zh: '技术经理人', en: 'Technology transfer manager', ru: 'Менеджер по трансферу технологий' },
  patent_attorney: { zh: '专利代理师', en: 'Patent attorney', ru: 'Патентный поверенный' },
  other: { zh: '其他', en: 'Other', ru: 'Прочее' },
});

const accreditationStatesSchema = z
  .enum(['granted', 'suspended', 'withdrawn'])
  .describe('what the operator holds of it')
  .meta({ id: 'AccreditationState' });

const evidenceSchema = z
  .url({ protocol: /^https?$/, error: 'Not a web address: http or https is expected' })
  .max(500)
  .describe('where it can be looked up');

const terms = {
  body: lineText({ max: 200 }).describe('who gave it'),
  number: lineText({ max: 100 }),
  scope: plainText({ max: 1000 }).describe('what it lets the agency do'),
  from: daySchema,
  to: daySchema.nullable().describe('last day; null: without an end'),
  evidence: evidenceSchema.nullable(),
};

export const accreditationSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    ...terms,
    state: accreditationStatesSchema,
    inForce: z.boolean().describe('granted, and valid today'),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Accreditation' });
export type Accreditation = z.infer<typeof accreditationSchema>;

export const newAccreditationSchema = z
  .strictObject({
    ...terms,
    to: terms.to.default(null),
    evidence: terms.evidence.default(null),
    note: plainText({ max: 1000 }).optional().describe('for the operator alone'),
  })
  .superRefine(({ from, to }, ctx) => ordered(from, to, ctx))
  .meta({ id: 'NewAccreditation' });
export type NewAccreditation = z.infer<typeof newAccreditationSchema>;

export const accreditationEditSchema = z
  .strictObject({
    expectedVersion: z.int().min(1),
    state: accreditationStatesSchema.optional(),
    scope: terms.scope.optional(),
    to: terms.to.optional(),
    evidence: terms.evidence.optional(),
    note: plainText({ max: 1000 }).optional().describe('why, for the record'),
  })
  .meta({ id: 'AccreditationEdit' });
export type AccreditationEdit = z.infer<typeof accreditationEditSchema>;

export const newAccreditationRequestSchema = z
  .strictObject({
    ...terms,
    to: terms.to.default(null),
    evidence: terms.evidence.default(null),
    remark: plainText({ max: 2000 }).nullable().default(null).describe('what the operator should know of it'),
  })
  .superRefine(({ from, to, evidence, remark }, ctx) => {
    ordered(from, to, ctx);
    if (evidence !== null || remark !== null) return;
    const message = 'Say where it can be looked up, or in words how it can be checked';
    ctx.addIssue({ code: 'custom', path: ['evidence'], message, params: { rule: 'accreditation.no_evidence' } });
  })
  .meta({ id: 'NewAccreditationRequest' });
export type NewAccreditationRequest = z.infer<typeof newAccreditationRequestSchema>;

const accreditationRequestStates = ['pending', 'granted', 'declined', 'withdrawn'] as const;

export const accreditationRequestSchema = z
  .object({
    id: idSchema,
    agencyId: idSchema,
    ...terms,
    remark: z.string().nullable(),
    state: z.enum(accreditationRequestStates),
    reasons: z.array(accreditationReasons.schema).describe('why it was declined'),
    note: z.string().nullable().describe('what the operator said to it'),
    accreditationId: idSchema.nullable().describe('what was put on record'),
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'AccreditationRequest' });
export type AccreditationRequest = z.infer<typeof accreditationRequestSchema>;

export const accreditationRequestPageSchema = pageOf(accreditationRequestSchema);
export const accreditationRequestsQuerySchema = z.strictObject({
  state: z.enum(accreditationRequestStates).optional(),
  ...pageQuery,
});
export type AccreditationRequestsQuery = z.infer<typeof accreditationRequestsQuerySchema>;

export const accreditationDecisionSchema = z
  .strictObject({
    decision: z.enum(['grant', 'decline']),
    reasons: z.array(accreditationReasons.schema).max(10).default([]).describe('why it is declined'),
    note: plainText({ max: 2000 })
      .optional()
      .describe('shown to the agency; needed to decline without a reason of the list'),
  })
  .superRefine((given, ctx) => {
    if (given.decision === 'decline') saysWhy('note')(given, ctx);
  })
  .meta({ id: 'AccreditationDecision' });
export type AccreditationDecision = z.infer<typeof accreditationDecisionSchema>;

export const newCredentialSchema = z
  .strictObject({
    personId: idSchema.describe('a member of the agency'),
    kind: credentialKinds.schema,
    number: lineText({ max: 100 }),
    issuer: lineText({ max: 200 }),
    validTo: daySchema.nullable().default(null).describe('last day; null: without an end'),
  })
  .meta({ id: 'NewBrokerCredential' });
export type NewCredential = z.infer<typeof newCredentialSchema>;

const credentialSchema = z
  .object({
    id: idSchema,
    kind: credentialKinds.schema,
    number: z.string(),
    issuer: z.string(),
    validTo: daySchema.nullable(),
    valid: z.boolean().describe('today'),
  })
  .meta({ id: 'BrokerCredential' });

const brokerSchema = z
  .object({
    personId: idSchema,
    name: z.string(),
    orcid: z.string().nullable().describe('when the person shows it to you'),
    credentials: z.array(credentialSchema),
  })
  .meta({ id: 'Broker', description: 'A member of an agency, with what makes it a broker' });
export type Broker = z.infer<typeof brokerSchema>;

export const agencySchema = z
  .object({
    id: idSchema,
    name: organisationSchema.shape.name,
    country: countrySchema,
    verified: z.boolean(),
    mayAct: z
      .boolean()
      .describe('may act for others: verified, and its accreditation, once it has one, is granted and valid today'),
    accreditations: z.array(accreditationSchema),
    brokers: z.array(brokerSchema).describe('for verified organisations; empty for everybody else'),
  })
  .meta({ id: 'Agency' });
export type Agency = z.infer<typeof agencySchema>;

function ordered(from: string, to: string | null, ctx: z.RefinementCtx<unknown>): void {
  if (to === null || to >= from) return;
  const params = { rule: 'accreditation.days' };
  ctx.addIssue({ code: 'custom', path: ['to'], message: 'It ends before it begins', params });
}
