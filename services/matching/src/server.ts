import {
  operationTasks,
  queueRebuild,
  readsAuditor,
  registerAuditRoute,
  registerOutbox,
  registerPersonData,
  unknownEvents,
} from '@techbourse/db';
import { pairIdSchema, splitPairId } from '@techbourse/domain';
import {
  type App,
  actAsOwner,
  bearerActor,
  buildApp,
  createActorVerifier,
  idInPath,
  registerOperations,
} from '@techbourse/platform';
import { deadLetterReplay, jobsOf, registerQueueRoutes } from '@techbourse/queue';
import type { Context } from './context.ts';
import { constraints } from './db/constraints.ts';
import { audit } from './db/schema.ts';
import { regroupEverything } from './duplicate/rebuild.ts';
import { registerCopiesRoutes } from './duplicate/routes.ts';
import { registerExposureRoutes } from './exposure/routes.ts';
import { registerWeightsRoutes } from './learning/routes.ts';
import { registerNearMissRoutes } from './near-miss/routes.ts';
import { findPairs } from './pair/read-store.ts';
import { registerPairRoutes } from './pair/routes.ts';
import { registerEmbeddingRoutes } from './reembed/routes.ts';
import { registerRematchRoutes } from './rematch/routes.ts';
import { rebuildSearch } from './search/rebuild.ts';
import { registerSearchRoutes } from './search/routes.ts';
import { registerTrackRecordRoutes } from './track-record/routes.ts';

/** The API of matching. It reads what workers have scored and written. */
export async function buildServer(ctx: Context): Promise<App> {
  const app = await buildApp({
    name: 'matching',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    auditReads: readsAuditor(ctx.db, audit),
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    checks: { postgres: ctx.db.ping, meilisearch: ctx.search.ping, redis: ctx.queue.ping },
    degradations: { search: ctx.pairsWatch.degradation, outbox: unknownEvents(ctx.db, 'matching') },
  });
  actAsOwner(app, async (request) => {
    const pair = pairIdSchema.safeParse(idInPath(request));
    const [row] = pair.success ? await findPairs(ctx.db.orm, [splitPairId(pair.data)]) : [];
    return row ? [row.listingOrganisationId, row.demandOrganisationId] : [];
  });
  registerNearMissRoutes(app, ctx);
  registerPairRoutes(app, ctx);
  registerSearchRoutes(app, ctx);
  registerRematchRoutes(app, ctx);
  registerEmbeddingRoutes(app, ctx);
  registerWeightsRoutes(app, ctx);
  registerExposureRoutes(app, ctx);
  registerTrackRecordRoutes(app, ctx);
  registerCopiesRoutes(app, ctx);
  registerQueueRoutes(app, ctx.queue, 'matching');
  registerOperations(
    app,
    { log: ctx.log, tasks: operationTasks(ctx.db, 'matching') },
    {
      'matching/duplicates': (onProgress) => regroupEverything(ctx, onProgress),
      'search/rebuild': (onProgress) => rebuildSearch(ctx, onProgress),
      'queue/rebuild': queueRebuild(ctx.db, 'matching', (since) => ctx.queue.replayAll(jobsOf('matching'), { since })),
      'dead-letters/replay': deadLetterReplay(ctx.queue, 'matching'),
    },
  );
  registerAuditRoute(app, { db: ctx.db, audit, subjects: [] });
  registerPersonData(app, ctx.db, 'matching');
  registerOutbox(app, ctx.db, 'matching');
  return app;
}
