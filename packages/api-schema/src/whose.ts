import { idSchema } from '@techbourse/domain';
import { z } from 'zod';

const clientSchema = idSchema
  .optional()
  .describe('of this client alone: a client of your agency whose mandate for all that it has lets you read this');

/** Whose records a list is over, where one sees those of several organisations. Absent: all that one sees. */
export const whoseQuery = {
  owner: z
    .enum(['me', 'clients'])
    .optional()
    .describe('`clients`: of all clients of your agency, 200 at most; absent: those and your own'),
  client: clientSchema,
};

/** The same for a list of one's own. */
export const ownedQuery = {
  owner: z
    .enum(['me', 'clients', 'everyone'])
    .optional()
    .describe(
      'your own when absent; `clients`: of all clients of your agency, 200 at most; `everyone`: for the operator, to review',
    ),
  client: clientSchema,
};

/** How many there are of each client, by the same filters. */
export const clientCountsSchema = z
  .array(z.object({ organisationId: idSchema, count: z.int() }))
  .meta({ id: 'ClientCounts', description: 'How many there are of each client that has any, most first' });
export type ClientCounts = z.infer<typeof clientCountsSchema>;

/** A page of a list that may be over clients. */
export function pageOfClients<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    clients: clientCountsSchema.optional().describe('on the first page over clients only'),
    states: z
      .record(z.string(), z.int())
      .optional()
      .describe('how many there are in each state, whichever state was asked for; on the first page only'),
  });
}
export type PageOfClients<T> = {
  items: T[];
  nextCursor: string | null;
  clients?: ClientCounts;
  states?: Record<string, number>;
};
