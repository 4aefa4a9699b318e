import {
  operationTasks,
  queueRebuild,
  readsAuditor,
  registerAuditRoute,
  registerOutbox,
  registerPersonData,
  registerWork,
  unknownEvents,
} from '@techbourse/db';
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
import { registerImportsOfAll } from '@techbourse/record';
import type { Composed } from './compose.ts';
import { auditSubjects } from './db/audit-subjects.ts';
import { constraints } from './db/constraints.ts';
import { audit, importRun } from './db/schema.ts';
import { work } from './db/work.ts';
import { registerListingRoutes } from './listing/routes.ts';
import { listings } from './listing/store.ts';
import { registerSearchRoutes } from './search/routes.ts';
import { rebuildListings } from './search/sync.ts';

/** The HTTP side. It never listens. */
export async function buildServer(ctx: Composed): Promise<App> {
  const app = await buildApp({
    name: 'listings',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    auditReads: readsAuditor(ctx.db, audit, auditSubjects),
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    checks: { postgres: ctx.db.ping, redis: ctx.queue.ping, meilisearch: ctx.search.ping },
    degradations: { search: ctx.watch.degradation, outbox: unknownEvents(ctx.db, 'listings') },
  });
  actAsOwner(app, async (request) => {
    const id = idInPath(request);
    return id === undefined ? [] : [(await listings.find(ctx.db.orm, id))?.organisationId ?? null];
  });
  registerSearchRoutes(app, ctx);
  registerListingRoutes(app, ctx);
  registerOperations(
    app,
    { log: ctx.log, tasks: operationTasks(ctx.db, 'listings') },
    {
      'search/rebuild': (onProgress) => rebuildListings(ctx, onProgress),
      'queue/rebuild': queueRebuild(ctx.db, 'listings', (since) => ctx.queue.replayAll(jobsOf('listings'), { since })),
      'dead-letters/replay': deadLetterReplay(ctx.queue, 'listings'),
    },
  );
  registerQueueRoutes(app, ctx.queue, 'listings');
  registerAuditRoute(app, { db: ctx.db, audit, subjects: auditSubjects });
  registerPersonData(app, ctx.db, 'listings');
  registerOutbox(app, ctx.db, 'listings');
  registerImportsOfAll(app, ctx.db, { importRun });
  registerWork(app, ctx.db, work);
  return app;
}
