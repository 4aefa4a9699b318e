import { comparisons, dealKinds, moneySchema, territorySchema } from '@techbourse/domain';
import { z } from 'zod';

const unitSchema = z.number().min(0).max(1);

export const partNameSchema = z.enum(['lexical', 'semantic', 'classification', 'readiness', 'terms', 'requirements']);

/** A term that both sides use. `listing` and `demand` are the words as written, possibly in different languages. */
export const sharedTermSchema = z
  .object({
    term: z.string(),
    /** Share of the lexical part that rests on this term. */
    weight: unitSchema,
    listing: z.string().nullable().describe('null: the text has changed since it was scored'),
    demand: z.string().nullable(),
    english: z.string().nullable().describe('what the dictionary takes a Chinese or Russian word for'),
  })
  .meta({ id: 'SharedTerm' });

/** A passage of the demand and the most similar passage of the listing. */
export const passageMeetingSchema = z
  .object({ demand: z.string(), listing: z.string(), similarity: unitSchema })
  .meta({ id: 'PassageMeeting' });

/** Whether the reason raises the score, lowers it, or changes less than is shown. */
const effectSchema = z.enum(['for', 'against', 'neutral']);

/** Which part of the score a reason belongs to. */
export const reasonParts = {
  shared_terms: 'lexical',
  no_shared_terms: 'lexical',
  passages_meet: 'semantic',
  classification: 'classification',
  ready_enough: 'readiness',
  too_early: 'readiness',
  deal_kinds: 'terms',
  exclusivity_possible: 'terms',
  exclusivity_not_offered: 'terms',
  price_within_budget: 'terms',
  price_above_budget: 'terms',
  territory: 'terms',
  valid_long_enough: 'terms',
  lapses_before_deadline: 'terms',
  excluded_found: 'requirements',
  excluded_absent: 'requirements',
  use_excluded: 'requirements',
  result_met: 'requirements',
  result_not_met: 'requirements',
  result_not_comparable: 'requirements',
} as const;

/** A piece of a text as it was scored. */
const textSchema = z.string().nullable();

/** A required result and what the listing measures; null when a text has changed since. */
const resultShape = {
  wanted: z
    .object({
      metric: z.string(),
      comparison: comparisons.schema,
      value: z.number(),
      valueTo: z.number().nullable(),
      unit: z.string(),
    })
    .nullable(),
  measured: z
    .object({
      metric: z.string().describe('the name of the measure, or the clause of the text that says it'),
      value: z.number(),
      unit: z.string(),
      inWanted: z.number().nullable().describe('in the unit of the required result; null where it cannot be converted'),
      said: z.boolean().describe('in the text, and not among the measures'),
    })
    .nullable(),
};

const reasonOf = <Code extends keyof typeof reasonParts, Shape extends z.ZodRawShape>(code: Code, data: Shape) =>
  z.object({
    code: z.literal(code),
    part: z.literal(reasonParts[code]),
    effect: effectSchema,
    adds: z.number().describe("to the score; the reasons of a part sum to the part's contribution"),
    data: z.object(data),
  });

/** One reason of a score: a code and its data, from the evidence of the parts. */
export const reasonSchema = z
  .discriminatedUnion('code', [
    reasonOf('shared_terms', { terms: z.array(sharedTermSchema) }),
    reasonOf('no_shared_terms', {}),
    reasonOf('passages_meet', {
      whole: unitSchema,
      coverage: unitSchema,
      lessened: z.number().describe('taken off because many listings offer much the same; below 0: added'),
      passages: z.array(passageMeetingSchema),
    }),
    reasonOf('classification', { similarity: unitSchema, listing: z.string(), demand: z.string() }),
    reasonOf('ready_enough', { level: z.int(), wanted: z.int() }),
    reasonOf('too_early', { level: z.int(), wanted: z.int(), gap: z.int() }),
    reasonOf('deal_kinds', { common: z.array(dealKinds.schema) }),
    reasonOf('exclusivity_possible', { wanted: z.enum(['required', 'preferred']) }),
    reasonOf('exclusivity_not_offered', { wanted: z.enum(['required', 'preferred']) }),
    reasonOf('price_within_budget', { asked: moneySchema, budget: moneySchema }),
    reasonOf('price_above_budget', { asked: moneySchema, budget: moneySchema }),
    reasonOf('territory', { coverage: unitSchema, offered: territorySchema, wanted: territorySchema }),
    reasonOf('valid_long_enough', { validUntil: z.string(), deadline: z.string() }),
    reasonOf('lapses_before_deadline', { validUntil: z.string(), deadline: z.string() }),
    reasonOf('excluded_found', {
      excluded: textSchema.describe('what the demand excludes, as it writes it'),
      quote: textSchema.describe('where the listing says it'),
      mentioned: z.boolean().describe('the listing only touches on it'),
    }),
    reasonOf('excluded_absent', {
      excluded: textSchema.describe('what the demand excludes, as it writes it'),
      quote: textSchema.describe('where the listing says that it does without'),
    }),
    reasonOf('result_met', resultShape),
    reasonOf('result_not_met', resultShape),
    reasonOf('result_not_comparable', resultShape),
    reasonOf('use_excluded', {
      excluded: textSchema.describe('the use for which the listing is not meant'),
      quote: textSchema.describe('where the demand asks for it'),
    }),
  ])
  .meta({ id: 'PairReason' });

export type Effect = z.infer<typeof effectSchema>;
export type PartName = z.infer<typeof partNameSchema>;
export type SharedTerm = z.infer<typeof sharedTermSchema>;
export type PassageMeeting = z.infer<typeof passageMeetingSchema>;
export type Reason = z.infer<typeof reasonSchema>;
