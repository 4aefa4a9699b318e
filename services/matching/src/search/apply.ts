import type { Context } from '../context.ts';
import { pairsIndex } from './settings.ts';

const RETRY_MS = 2000;

/** Brings the index to its settings, again and again while Meilisearch is away: a service starts without it. */
export function keepIndexApplied(ctx: Pick<Context, 'search' | 'log'>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const attempt = async () => {
    try {
      await ctx.search.apply(pairsIndex);
    } catch (error) {
      if (stopped) return;
      ctx.log.warn({ err: error }, 'the settings of the index of pairs wait for Meilisearch');
      timer = setTimeout(attempt, RETRY_MS);
    }
  };
  void attempt();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
