import { clientCountsSchema, degradedSchema, pageQuery, whoseQuery } from '@techbourse/api-schema';
import {
  countrySchema,
  daySchema,
  dealKinds,
  declineReasons,
  idSchema,
  languages,
  localizedText,
  pairDecisions,
  pairIdSchema,
  pairSides,
  pairStates,
  plainText,
  regionSchema,
  searchWords,
  shownOrganisationSchema,
  technologyFields,
  timestampSchema,
} from '@techbourse/domain';
import { counterfactualSchema, obstacleSchema, reasonSchema } from '@techbourse/matching-engine/schema';
import { z } from 'zod';

const unitSchema = z.number().min(0).max(1);

/** A listing or a demand as its counterpart sees it in a pair. */
export const pairRecordSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    kind: z.string(),
    title: localizedText({ max: 300 }),
    organisation: shownOrganisationSchema.describe('an anonymous one is "a company in <region>, <field>", without id'),
    ipc: z.array(z.string()),
    field: technologyFields.schema.nullable(),
    dealKinds: z.array(dealKinds.schema),
    until: daySchema.nullable().describe('last day of the listing, deadline of the demand'),
    open: z.boolean(),
  })
  .meta({ id: 'PairRecord' });

const partSchema = z
  .object({ value: unitSchema.nullable().describe('null: a side says nothing'), contribution: z.number() })
  .meta({ id: 'ScorePart' });

export const partsSchema = z
  .object({
    lexical: partSchema,
    semantic: partSchema,
    classification: partSchema,
    readiness: partSchema,
    terms: partSchema,
    requirements: partSchema,
  })
  .meta({ id: 'ScoreParts', description: 'base and contributions sum to the score' });

const pairFields = {
  id: pairIdSchema,
  score: unitSchema,
  base: unitSchema.describe('the score of two texts with nothing in common'),
  parts: partsSchema,
  listing: pairRecordSchema,
  demand: pairRecordSchema,
  state: z
    .object({ listing: pairStates.schema, demand: pairStates.schema })
    .describe('what the other side has only looked at or shortlisted is `suggested` to you'),
  dealId: idSchema.nullable(),
  shown: z.boolean().describe('false: kept for its history only'),
  updatedAt: timestampSchema,
} as const;

const briefSchema = z
  .object({
    why: z.string().nullable().describe('the strongest reason for it'),
    against: z.string().nullable().describe('what speaks against it most'),
    raise: z.string().nullable().describe('the smallest change that would raise the score'),
  })
  .optional()
  .meta({ description: 'with `include=reasons`: the pair in a line each, in the language asked for' });

/** A pair in a list. */
export const pairSchema = z.object({ ...pairFields, brief: briefSchema }).meta({ id: 'Pair' });
export type Pair = z.infer<typeof pairSchema>;

/** A pair in the list of one record, where near-duplicates share a place. */
export const listedPairSchema = z
  .object({
    ...pairFields,
    brief: briefSchema,
    duplicates: z.int().describe('others behind this one: the same text posted again, or the same patent family'),
    duplicateOf: pairIdSchema.nullable().describe('the pair it stands behind, when duplicates are asked for'),
  })
  .meta({ id: 'ListedPair' });
export type ListedPair = z.infer<typeof listedPairSchema>;

export const decisionSchema = z
  .object({
    side: pairSides.schema,
    decision: z.enum([...pairDecisions.codes, 'deal', 'deal_lost']),
    from: pairStates.schema,
    to: pairStates.schema,
    reason: declineReasons.schema.nullable(),
    note: z
      .string()
      .nullable()
      .describe('of a contact: the message, for both sides; else for the side that wrote it only'),
    at: timestampSchema,
  })
  .meta({ id: 'PairDecisionRecord' });

/** A pair with why it is one: reasons as codes with data, and the same in words. */
export const pairDetailSchema = z
  .object({
    ...pairFields,
    weights: z.string().describe('the set of weights that scored it'),
    reasons: z.array(reasonSchema),
    words: z.array(z.string()).describe('the reasons as sentences in the language asked for'),
    obstacle: obstacleSchema.nullable().describe('why it is no pair any more; null while it is one'),
    counterfactual: counterfactualSchema
      .nullable()
      .describe('null: nothing that a side could change or say would add .02'),
    explanation: z.string().describe('all of it as a text to be read aloud, in lines'),
    decisions: z.array(decisionSchema),
    mayDecide: z
      .array(pairDecisions.schema)
      .describe('what your side may decide now; a `contact` after a contact takes another message'),
  })
  .meta({ id: 'PairDetail' });
export type PairDetail = z.infer<typeof pairDetailSchema>;

export const languageQuerySchema = languages.schema.default('en').describe('language of `words` and `explanation`');

/** What a list may tell besides; reasons take a look at both texts of each pair. */
const briefQuery = {
  include: z.enum(['reasons']).optional().describe('`reasons`: each pair with its `brief`'),
  language: languages.schema.default('en').describe('language of the `brief`'),
};

export const listPairsQuerySchema = z
  .strictObject({
    listing: idSchema.optional(),
    demand: idSchema.optional(),
    ...briefQuery,
    duplicates: z.enum(['fold', 'include']).default('fold').describe('`include`: those behind a pair follow it'),
    ...pageQuery,
  })
  .refine((query) => (query.listing === undefined) !== (query.demand === undefined), {
    error: 'Give either listing or demand',
  });

export const pairingStates = ['paired', 'waiting', 'off_market'] as const;

export const pairListSchema = z
  .object({
    items: z.array(listedPairSchema),
    nextCursor: z.string().nullable(),
    total: z.int().nullable().describe('how many there are, 500 at most; on the first page only'),
    state: z
      .enum(pairingStates)
      .describe(
        'waiting: the record waits to be paired, so more may come; off_market: it is not shown and has no new pairs',
      ),
  })
  .meta({ id: 'PairList' });
export type PairList = z.infer<typeof pairListSchema>;

/** Filters that may be given several times or with commas; the values are alternatives. */
const multiValue = <T extends z.ZodType>(item: T) =>
  z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(30))
    .optional();

export const searchPairsQuerySchema = z.strictObject({
  q: searchWords().optional().describe('words of either title'),
  scoreMin: z.coerce.number().min(0).max(1).optional(),
  field: multiValue(technologyFields.schema),
  country: multiValue(countrySchema).describe('of either side'),
  region: multiValue(regionSchema).describe('of either side'),
  state: multiValue(pairStates.schema).describe('of your side; of either for the operator'),
  side: pairSides.schema.optional().describe('the side your organisation stands on'),
  since: timestampSchema.optional().describe('paired at this moment or later'),
  language: multiValue(languages.schema).describe('in which either title is written'),
  include: briefQuery.include,
  in: languages.schema.default('en').describe('language of the `brief`'),
  ...whoseQuery,
  ...pageQuery,
});
export type SearchPairs = z.infer<typeof searchPairsQuerySchema>;

export const pairSearchAnswerSchema = z
  .object({
    items: z.array(pairSchema),
    nextCursor: z.string().nullable(),
    total: z.int().nullable().describe('about how many; on the first page only'),
    facets: z
      .record(z.string(), z.record(z.string(), z.int()))
      .nullable()
      .describe('on the first page only; states with `side` only'),
    clients: clientCountsSchema.optional().describe('on the first page over clients only'),
    degraded: degradedSchema,
  })
  .meta({ id: 'PairSearchAnswer' });

/** A decline has a coded reason; `other` needs words. */
export const decidePairSchema = z
  .strictObject({
    decision: pairDecisions.schema,
    reason: declineReasons.schema.optional(),
    note: plainText({ max: 2000 })
      .optional()
      .describe('of a contact: the message that the other side reads; else for your side only'),
  })
  .superRefine((value, ctx) => {
    const issue = (path: string, rule: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message, params: { rule } });
    if (value.decision === 'decline' && !value.reason)
      issue('reason', 'pair.decline.reason', 'A decline needs a reason');
    if (value.decision !== 'decline' && value.reason) issue('reason', 'pair.reason', 'Only a decline has a reason');
    if (value.reason === 'other' && !value.note) issue('note', 'pair.decline.note', 'The reason "other" needs words');
  })
  .meta({ id: 'DecidePair' });
export type DecidePair = z.infer<typeof decidePairSchema>;

const countsSchema = z.object({ waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() });

export const progressSchema = z
  .object({
    jobs: z.record(z.string(), countsSchema),
    profiles: z.object({ listings: z.int(), demands: z.int() }).describe('open records that are profiled'),
    pairs: z.object({ shown: z.int(), all: z.int() }),
    idle: z.boolean().describe('nothing waits: every record has its pairs'),
  })
  .meta({ id: 'MatchingProgress' });
