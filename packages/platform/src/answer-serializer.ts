import type { FastifySerializerCompiler } from 'fastify';
import type { z } from 'zod';
import { answerWriter } from './answer.ts';
import type { AppOptions } from './app-options.ts';
import type { Metrics } from './metrics.ts';

/** Of one route the log hears this often that its answers are not as they should be; the metrics count each. */
const MISFIT_LOGGED_MS = 60_000;

/** Answers hold what the schema names and nothing else, also records that were written before a rule of today. */
export function serializerCompiler(
  { answerCheckShare = 1, log }: AppOptions,
  metrics: Metrics,
): FastifySerializerCompiler<z.ZodType> {
  const count = metrics.counted({
    name: 'http_answer_misfits_total',
    help: 'Validated answers (ANSWER_CHECK_SHARE) that their schema does not allow',
    labels: ['method', 'route'],
  });
  return ({ schema, method, url }) => {
    let loggedAt = Number.NEGATIVE_INFINITY;
    return answerWriter(schema, {
      checkShare: answerCheckShare,
      onMisfit: (misfits) => {
        count({ method, route: url });
        const now = performance.now();
        if (now - loggedAt < MISFIT_LOGGED_MS) return;
        loggedAt = now;
        log.warn({ method, route: url, misfits }, 'an answer is not what its schema says');
      },
    });
  };
}
