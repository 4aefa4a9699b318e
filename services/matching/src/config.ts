import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { PairSide } from '@techbourse/domain';
import type { KeepRule } from '@techbourse/matching-engine';
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
import { embedderIsWhole, embedderSettings } from './embedding/settings.ts';

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
  /** Folder of the embedding model and the gloss tables. */
  TOOLS_DIR: z.string().min(1).default(join(repository, '.tools')),
  /**
   * Where candidates are found: in the worker's memory, or in Meilisearch. `auto`: in memory while a quarter of the
   * machine's holds all open records. All workers of an exchange must find in the same place.
   */
  MATCHING_RETRIEVER: z.enum(['auto', 'exact', 'meilisearch']).default('auto'),
  /** Memory for profiles that a worker keeps at hand when Meilisearch finds them. MB. */
  MATCHING_CACHE_MB: z.coerce.number().int().min(16).max(65_536).default(256),
  /** Jobs this worker takes, separated by commas; empty: all. So that one machine pairs and another writes the index. */
  MATCHING_JOBS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(z.enum(workerJobs))),
  /** Pairs kept for each listing and each demand; a pair stays while either keeps it. */
  MATCHING_KEEP_PER_LISTING: z.coerce.number().int().min(0).max(500).default(10),
  MATCHING_KEEP_PER_DEMAND: z.coerce.number().int().min(0).max(500).default(20),
  /** Pairs below are kept only by who has few better ones. On the bench .05 leaves about six offers per need. */
  MATCHING_SCORE_MIN: z.coerce.number().min(0).max(1).default(0.05),
  /** A record keeps as many of its best pairs whatever they score, down to `MATCHING_SCORE_FLOOR`. */
  MATCHING_KEEP_AT_LEAST: z.coerce.number().int().min(0).max(500).default(3),
  /** Pairs below are kept by nobody. Less than .005 would be told as 0. */
  MATCHING_SCORE_FLOOR: z.coerce.number().min(0).max(1).default(0.005),
  /** Threads that embed, about 90 MB each with the built-in model; requests under way are twice as many. */
  MATCHING_EMBED_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(2, availableParallelism())),
});
const configSchema = plainSchema.superRefine(embedderIsWhole);

export type Config = z.infer<typeof configSchema>;

export function readMatchingConfig(env: Record<string, string | undefined>): Config {
  return readConfig(configSchema, env);
}

/** Where the lists of a side end. */
export function keepRuleOf(config: Config, side: PairSide): KeepRule {
  const { MATCHING_SCORE_MIN: scoreMin, MATCHING_KEEP_AT_LEAST: few, MATCHING_SCORE_FLOOR: floor } = config;
  return { keep: keepOf(config, side), scoreMin, few, floor };
}

/** Pairs that score less are in no list. */
export function leastScoreOf({ MATCHING_SCORE_MIN, MATCHING_KEEP_AT_LEAST, MATCHING_SCORE_FLOOR }: Config): number {
  return MATCHING_KEEP_AT_LEAST > 0 ? Math.min(MATCHING_SCORE_MIN, MATCHING_SCORE_FLOOR) : MATCHING_SCORE_MIN;
}

/** Pairs kept for each record of a side. */
export function keepOf(config: Config, side: PairSide): number {
  return side === 'listing' ? config.MATCHING_KEEP_PER_LISTING : config.MATCHING_KEEP_PER_DEMAND;
}
