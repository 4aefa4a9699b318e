import { plainText, reviewReasons, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { expectedVersionSchema } from './edit.ts';

/**
 * Says why: by codes, in words, or both; `other` alone says nothing. For `superRefine`.
 * @param word the property that holds the words.
 */
export function saysWhy<Word extends string>(word: Word) {
  return (given: { reasons: readonly string[] } & Partial<Record<Word, string | undefined>>, ctx: z.RefinementCtx) => {
    const isSaid = given[word] !== undefined;
    if (isSaid || given.reasons.some((code) => code !== 'other')) return;
    const isOther = given.reasons.length > 0;
    const message = isOther ? 'Say in words what the other reason is' : 'Say why, by a reason or in words';
    const path = [isOther ? word : 'reasons'];
    ctx.addIssue({ code: 'custom', message, path, params: { rule: 'review.reason_missing' } });
  };
}

/** The operator gives a record in review back to its owner. */
export const returnRecordSchema = z
  .strictObject({
    reasons: z.array(reviewReasons.schema).max(10).default([]).describe('in the language of whoever reads them'),
    reason: plainText({ max: 1000 }).optional().describe('what its owner should do, in words; needed for `other`'),
    expectedVersion: expectedVersionSchema.optional(),
  })
  .superRefine(saysWhy('reason'))
  .meta({ id: 'ReturnRecord' });
export type ReturnRecord = z.infer<typeof returnRecordSchema>;

/** Why a draft is a draft again. */
export const recordReviewSchema = z
  .object({
    act: z
      .enum(['return', 'hold'])
      .describe('return: the review gave it back; hold: it was public and is not any more'),
    reasons: z.array(reviewReasons.schema),
    note: z.string().nullable().describe('of the reviewer'),
    at: timestampSchema,
  })
  .meta({ id: 'RecordReview' });
export type RecordReview = z.infer<typeof recordReviewSchema>;
