import { money, offerKinds, territory } from '@techbourse/domain';
import { z } from 'zod';

const unit = z.number().min(0).max(1);

export const partNameSchema = z.enum(['lexical', 'semantic', 'classification', 'readiness', 'terms']);

/** A term both sides use. `listing` and `demand` are the words as written, which a gloss may have brought together. */
export const sharedTermSchema = z
  .object({
    term: z.string(),
    /** Share of the lexical part that rests on this term. */
    weight: unit,
    listing: z.string(),
    demand: z.string(),
  })
  .meta({ id: 'SharedTerm' });

/** A passage of the demand beside the passage of the listing that meets it best. */
export const passageMeetingSchema = z
  .object({ demand: z.string(), listing: z.string(), similarity: unit })
  .meta({ id: 'PassageMeeting' });

/** Whether the reason speaks for the pair, against it, or neither. */
const effect = z.enum(['for', 'against', 'neutral']);

const reasonOf = <Code extends string, Part extends z.infer<typeof partNameSchema>, Shape extends z.ZodRawShape>(
  code: Code,
  part: Part,
  data: Shape,
) => z.object({ code: z.literal(code), part: z.literal(part), effect, data: z.object(data) });

/** Why a pair has its score: a code and its data, told by the score's own parts and nothing else. */
export const reasonSchema = z
  .discriminatedUnion('code', [
    reasonOf('shared_terms', 'lexical', { terms: z.array(sharedTermSchema) }),
    reasonOf('no_shared_terms', 'lexical', {}),
    reasonOf('passages_meet', 'semantic', { whole: unit, coverage: unit, passages: z.array(passageMeetingSchema) }),
    reasonOf('classification', 'classification', { similarity: unit, listing: z.string(), demand: z.string() }),
    reasonOf('ready_enough', 'readiness', { level: z.int(), wanted: z.int() }),
    reasonOf('too_early', 'readiness', { level: z.int(), wanted: z.int(), gap: z.int() }),
    reasonOf('deal_kinds', 'terms', { common: z.array(offerKinds.schema) }),
    reasonOf('exclusivity_possible', 'terms', { wanted: z.enum(['required', 'preferred']) }),
    reasonOf('exclusivity_not_offered', 'terms', { wanted: z.enum(['required', 'preferred']) }),
    reasonOf('price_within_budget', 'terms', { asked: money, budget: money }),
    reasonOf('price_above_budget', 'terms', { asked: money, budget: money }),
    reasonOf('territory', 'terms', { coverage: unit, offered: territory, wanted: territory }),
    reasonOf('valid_long_enough', 'terms', { validUntil: z.string(), deadline: z.string() }),
    reasonOf('lapses_before_deadline', 'terms', { validUntil: z.string(), deadline: z.string() }),
  ])
  .meta({ id: 'PairReason' });

export type PartName = z.infer<typeof partNameSchema>;
export type SharedTerm = z.infer<typeof sharedTermSchema>;
export type PassageMeeting = z.infer<typeof passageMeetingSchema>;
export type Reason = z.infer<typeof reasonSchema>;
