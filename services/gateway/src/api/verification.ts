import { expectedVersionSchema, pageOf, pageQuery, saysWhy } from '@techbourse/api-schema';
import { idSchema, lineText, plainText, timestampSchema, verificationReasons, vocabulary } from '@techbourse/domain';
import { z } from 'zod';

/** What shows who an organisation is. */
export const evidenceKinds = vocabulary('EvidenceKind', {
  register_extract: { zh: '登记簿摘录', en: 'Extract from a register', ru: 'Выписка из реестра' },
  licence: { zh: '营业执照', en: 'Business licence', ru: 'Свидетельство или лицензия' },
  charter: { zh: '章程', en: 'Charter or statute', ru: 'Устав' },
  authorisation: { zh: '授权书', en: 'Letter of authorisation', ru: 'Доверенность' },
  web_page: { zh: '官方网页', en: 'Page of its own site', ru: 'Страница на её сайте' },
  other: { zh: '其他', en: 'Other', ru: 'Другое' },
});

const linkSchema = z
  .url({ protocol: /^https$/, error: 'Use an address that begins with https://' })
  .max(500)
  .describe('where it can be looked at; the exchange does not fetch it');

export const evidenceSchema = z
  .strictObject({
    kind: evidenceKinds.schema,
    text: plainText({ max: 2000 }).optional().describe('what it says: a number, a date, who signed it'),
    link: linkSchema.optional(),
  })
  .superRefine(({ text, link }, ctx) => {
    if (text !== undefined || link !== undefined) return;
    const message = 'Say what it is, or where it is found: text or link';
    ctx.addIssue({ code: 'custom', message, path: ['text'], params: { rule: 'evidence.empty' } });
  })
  .meta({ id: 'VerificationEvidence' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const newVerificationRequestSchema = z
  .strictObject({ evidence: z.array(evidenceSchema).min(1).max(20) })
  .meta({ id: 'NewVerificationRequest' });
export type NewVerificationRequest = z.infer<typeof newVerificationRequestSchema>;

export const verificationStates = ['pending', 'approved', 'declined', 'withdrawn'] as const;

export const verificationRequestSchema = z
  .object({
    id: idSchema,
    organisationId: idSchema,
    evidence: z.array(evidenceSchema),
    state: z.enum(verificationStates),
    reasons: z.array(verificationReasons.schema).describe('why it was declined'),
    note: z.string().nullable().describe('what the operator said to it'),
    validUntil: timestampSchema.nullable(),
    createdAt: timestampSchema,
    decidedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'VerificationRequest' });
export type VerificationRequest = z.infer<typeof verificationRequestSchema>;

export const verificationRequestPageSchema = pageOf(verificationRequestSchema);
export const verificationRequestsQuerySchema = z.strictObject({
  state: z.enum(verificationStates).optional(),
  ...pageQuery,
});
export type VerificationRequestsQuery = z.infer<typeof verificationRequestsQuerySchema>;

export const verificationDecisionSchema = z
  .strictObject({
    decision: z.enum(['approve', 'decline']),
    reasons: z.array(verificationReasons.schema).max(10).default([]).describe('why it is declined'),
    note: plainText({ max: 2000 })
      .optional()
      .describe('shown to the organisation; needed to decline without a reason of the list'),
    validUntil: timestampSchema.optional().describe('when the verification ends; by default as the exchange is set'),
    expectedVersion: expectedVersionSchema.optional().describe('of the organisation that was looked at'),
  })
  .superRefine((given, ctx) => {
    if (given.decision === 'decline') saysWhy('note')(given, ctx);
  })
  .meta({ id: 'VerificationDecision' });
export type VerificationDecision = z.infer<typeof verificationDecisionSchema>;

/** Why an organisation is suspended, merged or deleted: kept in the trail, and told to its members. */
export const reasonSchema = z.strictObject({ reason: lineText({ max: 500 }) }).meta({ id: 'Reason' });
export type Reason = z.infer<typeof reasonSchema>;

export const organisationDeletionSchema = z
  .strictObject({ expectedVersion: expectedVersionSchema, reason: lineText({ max: 500 }) })
  .meta({ id: 'OrganisationDeletion' });
export type OrganisationDeletion = z.infer<typeof organisationDeletionSchema>;
