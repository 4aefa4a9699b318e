import { idSchema } from '@techbourse/domain';
import { z } from 'zod';

/** `rematch.chunk_made`: a part of a full re-match waits for a worker. Key: the re-match; version: number of the part. */
export const REMATCH_CHUNK_MADE = 'rematch.chunk_made' as const;

export const rematchChunkMadeSchema = z.object({ rematchId: idSchema });
export type RematchChunkMade = z.infer<typeof rematchChunkMadeSchema>;

export const rematchStatesSchema = z.enum(['running', 'cancelled', 'done', 'failed']).meta({ id: 'RematchState' });
export type RematchState = z.infer<typeof rematchStatesSchema>;

export const startRematchSchema = z
  .strictObject({
    reason: z.string().trim().min(1).max(200).default('asked').describe('why, for the record'),
    side: z
      .enum(['both', 'listing', 'demand'])
      .default('both')
      .describe('whose records are walked; one side takes half the time and finds nearly the same pairs'),
  })
  .meta({ id: 'StartRematch' });
export type StartRematch = z.infer<typeof startRematchSchema>;

const momentSchema = z.iso.datetime();

export const rematchSchema = z
  .object({
    id: idSchema,
    reason: z.string(),
    askedBy: z.string(),
    weights: z.string().describe('version of the weights it was started for'),
    state: rematchStatesSchema,
    total: z.int().describe('records that were open when it started'),
    done: z.int(),
    percent: z.number().describe('0 to 100, one decimal'),
    recordsPerSecond: z
      .number()
      .nullable()
      .describe('over the last minute of work; null before the first part is done'),
    secondsLeft: z.int().nullable().describe('at that rate; null when it does not run or the rate is not known'),
    error: z.string().nullable(),
    startedAt: momentSchema,
    updatedAt: momentSchema,
    finishedAt: momentSchema.nullable(),
  })
  .meta({ id: 'Rematch' });
export type Rematch = z.infer<typeof rematchSchema>;

export const rematchesSchema = z.object({ items: z.array(rematchSchema) }).meta({ id: 'Rematches' });
