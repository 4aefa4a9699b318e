import {
  operationTasks,
  queueRebuild,
  readsAuditor,
  registerAuditRoute,
  registerOutbox,
  registerPersonData,
  unknownEvents,
} from '@techbourse/db';
import { lateMail } from '@techbourse/mail';
import { type App, bearerActor, buildApp, createActorVerifier, registerOperations } from '@techbourse/platform';
import { deadLetterReplay, jobsOf, registerQueueRoutes } from '@techbourse/queue';
import { registerChangeRoutes } from './change/routes.ts';
import type { Composed } from './compose.ts';
import { constraints } from './db/constraints.ts';
import { audit } from './db/schema.ts';
import { registerNotificationRoutes } from './notification/routes.ts';
import { registerPreferenceRoutes } from './preference/routes.ts';
import { canSearch } from './saved-search/ask.ts';
import { registerSavedSearchRoutes } from './saved-search/routes.ts';
import { registerStreamRoutes } from './stream/routes.ts';
import { registerWatchRoutes } from './watch/routes.ts';
import { registerWebhookRoutes } from './webhook/routes.ts';

/** The HTTP side; it never listens. */
export async function buildServer(ctx: Composed): Promise<App> {
  const app = await buildApp({
    name: 'notifications',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    auditReads: readsAuditor(ctx.db, audit),
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    checks: { postgres: ctx.db.ping, redis: ctx.queue.ping },
    degradations: {
      outbox: unknownEvents(ctx.db, 'notifications'),
      mail: lateMail(ctx.jobs, 'notifications'),
      'saved searches': async () => (canSearch(ctx) ? undefined : 'LISTINGS_URL or DEMANDS_URL is not set'),
    },
  });
  registerNotificationRoutes(app, ctx);
  registerChangeRoutes(app, ctx);
  registerWebhookRoutes(app, ctx);
  registerSavedSearchRoutes(app, ctx);
  registerWatchRoutes(app, ctx);
  registerQueueRoutes(app, ctx.queue, 'notifications');
  registerStreamRoutes(app, ctx);
  registerPreferenceRoutes(app, ctx);
  registerOperations(
    app,
    { log: ctx.log, tasks: operationTasks(ctx.db, 'notifications') },
    {
      'queue/rebuild': queueRebuild(ctx.db, 'notifications', (since) =>
        ctx.queue.replayAll(jobsOf('notifications'), { since }),
      ),
      'dead-letters/replay': deadLetterReplay(ctx.queue, 'notifications'),
    },
  );
  registerAuditRoute(app, { db: ctx.db, audit, subjects: [] });
  registerPersonData(app, ctx.db, 'notifications');
  registerOutbox(app, ctx.db, 'notifications');
  return app;
}
