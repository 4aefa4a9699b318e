import { multiValue } from '@techbourse/api-schema';
import { timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

/** What the feed tells of, by the kind of thing that changed. */
export const CHANGE_TYPES = {
  listing: ['listing.published', 'listing.changed', 'listing.withdrawn'],
  demand: ['demand.opened', 'demand.changed', 'demand.closed'],
  pair: ['pair.changed'],
  deal: ['deal.opened', 'deal.changed', 'deal.lost'],
  contract: ['contract.signed', 'contract.changed'],
  organisation: ['organisation.changed', 'organisation.verified'],
  mandate: ['mandate.changed'],
  disclosure: ['disclosure.changed'],
  membership: ['membership.changed'],
  join_request: ['membership.requested'],
} as const;

export type ChangeKind = keyof typeof CHANGE_TYPES;
export type ChangeType = (typeof CHANGE_TYPES)[ChangeKind][number];

export const CHANGE_KINDS = Object.keys(CHANGE_TYPES) as [ChangeKind, ...ChangeKind[]]; // the table's own keys
const allTypes = Object.values(CHANGE_TYPES).flat() as [ChangeType, ...ChangeType[]]; // a table of none would not compile

export const changeKindSchema = z.enum(CHANGE_KINDS).meta({ id: 'ChangeKind' });
export const changeTypeSchema = z.enum(allTypes).meta({ id: 'ChangeType' });

export const changeSchema = z
  .object({
    cursor: z.uuid().describe('give it as `after` to go on behind this row; random, so nothing can be counted'),
    type: changeTypeSchema,
    subject: z.object({
      kind: changeKindSchema,
      id: z
        .string()
        .describe('of a membership, a join request and a disclosure that of its organisation or deal before it: `a_b`'),
    }),
    at: timestampSchema.describe('the day alone of what a company did that is not named to you'),
    link: z.string().describe('where to read it as it is now'),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof changeSchema>;

/** Longest wait for news, in seconds: below what proxies allow a silent answer. */
export const CHANGES_WAIT_MAX = 25;

export const listChangesSchema = z.strictObject({
  after: z
    .union([z.uuid(), z.literal('latest')])
    .optional()
    .describe(
      '`cursor` of the answer before; `latest`: begin behind everything that there is; absent: at the oldest kept',
    ),
  kind: multiValue(changeKindSchema),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(CHANGES_WAIT_MAX)
    .default(0)
    .describe('seconds to wait for the first row when there is none'),
});
export type ListChanges = z.infer<typeof listChangesSchema>;

export const changesAnswerSchema = z
  .object({
    items: z.array(changeSchema),
    cursor: z.uuid().nullable().describe('`after` of the next call; null while there was never a row'),
    more: z.boolean().describe('whether the next call has rows at once'),
  })
  .meta({ id: 'Changes' });
export type ChangesAnswer = z.infer<typeof changesAnswerSchema>;

/** Where a subject is read. */
export function linkOf(kind: ChangeKind, id: string): string {
  const [of = ''] = id.split('_');
  // What stands in something else is read there; its id begins with that of the other.
  if (kind === 'disclosure') return `/api/deals/${of}/disclosures`;
  if (kind === 'membership') return `/api/organisations/${of}/members`;
  if (kind === 'join_request') return `/api/organisations/${of}/join-requests`;
  return `/api/${PATHS[kind]}/${id}`;
}

const PATHS: Record<Exclude<ChangeKind, 'disclosure' | 'membership' | 'join_request'>, string> = {
  listing: 'listings',
  demand: 'demands',
  pair: 'pairs',
  deal: 'deals',
  contract: 'contracts',
  organisation: 'organisations',
  mandate: 'mandates',
};
