import { daySchema, dealKinds, moneySchema, territorySchema } from '@techbourse/domain';
import { z } from 'zod';
import { hardConstraints } from '../score/constraints.ts';

const changeOf = <Code extends string, Shape extends z.ZodRawShape>(code: Code, shape: Shape) =>
  z.object({ code: z.literal(code), ...shape });

/** Changes of what a side has stated; those of the listing's owner come first. */
const moveOptions = [
  changeOf('price_lowered', { to: moneySchema }),
  changeOf('offer_added', { to: dealKinds.schema }),
  changeOf('territory_widened', { to: territorySchema }),
  changeOf('readiness_raised', { to: z.int() }),
  changeOf('validity_extended', { to: daySchema }),
  changeOf('budget_raised', { to: moneySchema }),
  changeOf('deal_kind_accepted', { to: dealKinds.schema }),
  changeOf('territory_narrowed', { to: territorySchema }),
  changeOf('readiness_lowered', { to: z.int() }),
  changeOf('exclusivity_waived', {}),
] as const;

/** Facts that one side states and the other leaves open; those of the listing come first. They help only if true. */
const questionOptions = [
  changeOf('readiness_stated', { to: z.int() }),
  changeOf('offer_stated', { to: dealKinds.schema }),
  changeOf('price_stated', { to: moneySchema }),
  changeOf('territory_stated', { to: territorySchema }),
  changeOf('validity_stated', { to: daySchema }),
  changeOf('listing_classified', { to: z.string().describe('a code of the demand') }),
  changeOf('word_used', {
    to: z.string().describe("a word of the demand's text that the listing's lacks, as the demand writes it"),
    english: z.string().nullable().describe('what the dictionary takes a Chinese or Russian word for'),
    quote: z.string().describe('where the demand says it; empty when that is not found'),
  }),
  changeOf('readiness_wanted_stated', { to: z.int() }),
  changeOf('deal_kind_stated', { to: dealKinds.schema }),
  changeOf('budget_stated', { to: moneySchema }),
  changeOf('territory_wanted_stated', { to: territorySchema }),
  changeOf('deadline_stated', { to: daySchema }),
  changeOf('demand_classified', { to: z.string().describe('a code of the listing') }),
] as const;

/** A change of one fact by one side, with the new value. */
export const changeSchema = z
  .discriminatedUnion('code', [...moveOptions, ...questionOptions])
  .meta({ id: 'PairChange' });
export type Change = z.infer<typeof changeSchema>;

export const moveSchema = z.discriminatedUnion('code', moveOptions).meta({ id: 'PairMove' });
export type Move = z.infer<typeof moveSchema>;
/** A fact that only the owner of a record knows: the text asks for it and never advises it. */
export type Question = Exclude<Change, Move>;

const codeOf = <Code extends string>({ shape }: { readonly shape: { readonly code: z.ZodLiteral<Code> } }) =>
  shape.code.value;
export const moves: readonly Move['code'][] = moveOptions.map(codeOf);
export const questions: readonly Question['code'][] = questionOptions.map(codeOf);

/** The smallest helpful change and the score after it, found by scoring the changed pair. */
export const counterfactualSchema = z
  .object({ changes: z.array(changeSchema).min(1).max(2), score: z.number().min(0).max(1) })
  .meta({ id: 'PairCounterfactual' });
export type Counterfactual = z.infer<typeof counterfactualSchema>;

/** Why two records cannot be a pair at present, and the change of one fact that would allow it. */
export const obstacleSchema = z
  .object({
    code: z.enum([...hardConstraints, 'listing_left', 'demand_left']),
    change: moveSchema.nullable(),
  })
  .meta({ id: 'PairObstacle' });
export type PairObstacle = z.infer<typeof obstacleSchema>;
