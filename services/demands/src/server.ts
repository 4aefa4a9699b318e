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
import { registerDemandRoutes } from './demand/routes.ts';
import { demands } from './demand/store.ts';
import { registerReaderRoutes } from './reader/routes.ts';
import { registerSearchRoutes } from './search/routes.ts';
import { rebuildDemands } from './search/sync.ts';

/** The HTTP side; it never listens. */
export async function buildServer(ctx: Composed): Promise<App> {
  const app = await buildApp({
    name: 'demands',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    auditReads: readsAuditor(ctx.db, audit, auditSubjects),
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    checks: { postgres: ctx.db.ping, meilisearch: ctx.search.ping, redis: ctx.queue.ping },
    degradations: { search: ctx.watch.degradation, outbox: unknownEvents(ctx.db, 'demands') },
  });
  actAsOwner(app, async (request) => {
    const id = idInPath(request);
    return id === undefined ? [] : [(await demands.find(ctx.db.orm, id))?.organisationId ?? null];
  });
  registerSearchRoutes(app, ctx);
  registerDemandRoutes(app, ctx);
  registerReaderRoutes(app, ctx);
  registerQueueRoutes(app, ctx.queue, 'demands');
  registerOperations(
    app,
    { log: ctx.log, tasks: operationTasks(ctx.db, 'demands') },
    {
      'search/rebuild': (onProgress) => rebuildDemands(ctx, onProgress),
      'queue/rebuild': queueRebuild(ctx.db, 'demands', (since) => ctx.queue.replayAll(jobsOf('demands'), { since })),
      'dead-letters/replay': deadLetterReplay(ctx.queue, 'demands'),
    },
  );
  registerAuditRoute(app, { db: ctx.db, audit, subjects: auditSubjects });
  registerPersonData(app, ctx.db, 'demands');
  registerOutbox(app, ctx.db, 'demands');
  registerImportsOfAll(app, ctx.db, { importRun });
  registerWork(app, ctx.db, work);
  return app;
}
