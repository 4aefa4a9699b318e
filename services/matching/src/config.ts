import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultListLimits, type ListLimits } from '@techbourse/matching-engine';
import {
  actorSettings,
  baseSettings,
  calendarSettings,
  meiliSettings,
  postgresSettings,
  readConfig,
  redisSettings,
} from '@techbourse/platform';
import { z } from 'zod';
import { embedderSettings, requireEmbedderSettings } from './embedding/settings.ts';

const repository = join(import.meta.dirname, '../../..');

/** Every job of this service. */
export const workerJobs = [
  'profile.build',
  'profile.compare',
  'pairs.refresh',
  'pairs.index',
  'matching.rematch',
  'pair.progress',
] as const;

const plainSchema = z.object({
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...meiliSettings,
  ...actorSettings,
  ...calendarSettings,
  ...embedderSettings,
  /** Where an own record is asked for that is not known here yet; without it such a record has no page of pairs. */
  LISTINGS_URL: z.url().optional(),
  DEMANDS_URL: z.url().optional(),
  /** Folder of the embedding model and the gloss tables. */
  TOOLS_DIR: z.string().min(1).default(join(repository, '.tools')),
  /**
   * Where candidates are found: in the worker's memory, or in Meilisearch. `auto`: in memory while a quarter of the
   * machine's holds all open records. All workers of an exchange must find in the same place.
   */
  MATCHING_RETRIEVER: z.enum(['auto', 'exact', 'meilisearch']).default('auto'),
  /** Memory of the profile cache of a worker with Meilisearch, in MB. */
  MATCHING_CACHE_MB: z.coerce.number().int().min(16).max(65_536).default(256),
  /** Jobs this worker takes, separated by commas; empty: all. So that one machine pairs and another writes the index. */
  MATCHING_JOBS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(z.enum(workerJobs))),
  /** Pairs kept for each listing and each demand; a pair stays while either keeps it. */
  MATCHING_KEEP_PER_LISTING: z.coerce.number().int().min(0).max(500).default(defaultListLimits.keep.listing),
  MATCHING_KEEP_PER_DEMAND: z.coerce.number().int().min(0).max(500).default(defaultListLimits.keep.demand),
  /** Pairs below are kept only as one of the first `MATCHING_KEEP_AT_LEAST`. On the bench .05 leaves six offers per need. */
  MATCHING_SCORE_MIN: z.coerce.number().min(0).max(1).default(defaultListLimits.scoreMin),
  /** A record keeps this many of its best pairs even below the minimum, down to `MATCHING_SCORE_FLOOR`. */
  MATCHING_KEEP_AT_LEAST: z.coerce.number().int().min(0).max(500).default(defaultListLimits.keepAtLeast),
  /** No pair below is kept. Less than .005 would be shown as 0. */
  MATCHING_SCORE_FLOOR: z.coerce.number().min(0).max(1).default(defaultListLimits.scoreFloor),
  /** Embedding threads, about 90 MB each with the built-in model; twice as many requests to an endpoint. */
  MATCHING_EMBED_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(2, availableParallelism())),
});
const configSchema = plainSchema.superRefine(requireEmbedderSettings);

export type Config = z.infer<typeof configSchema>;

export function readMatchingConfig(env: Record<string, string | undefined>): Config {
  return readConfig(configSchema, env);
}

/** The limits of lists in the settings. */
export function listLimitsOf(config: Config): ListLimits {
  return {
    keep: { listing: config.MATCHING_KEEP_PER_LISTING, demand: config.MATCHING_KEEP_PER_DEMAND },
    scoreMin: config.MATCHING_SCORE_MIN,
    keepAtLeast: config.MATCHING_KEEP_AT_LEAST,
    scoreFloor: config.MATCHING_SCORE_FLOOR,
  };
}
