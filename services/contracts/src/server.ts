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
import { splitPairId } from '@techbourse/domain';
import {
  type App,
  actAsOwner,
  bearerActor,
  buildApp,
  createActorVerifier,
  idInPath,
  pathOf,
  registerOperations,
} from '@techbourse/platform';
import { EVERYTHING } from '@techbourse/policy';
import { deadLetterReplay, jobsOf, registerQueueRoutes } from '@techbourse/queue';
import type { FastifyRequest } from 'fastify';
import { registerAgencyRoutes } from './agency/routes.ts';
import { openDealRequestSchema } from './api/index.ts';
import { registerChangeRoutes } from './change/routes.ts';
import { registerConsentRoutes } from './consent/routes.ts';
import type { Context } from './context.ts';
import { findContract } from './contract/store.ts';
import { auditSubjects } from './db/audit-subjects.ts';
import { constraints } from './db/constraints.ts';
import { audit } from './db/schema.ts';
import { work } from './db/work.ts';
import { registerDisclosureRoutes } from './deal/disclosure-routes.ts';
import { registerDealRoutes } from './deal/routes.ts';
import { findDeal } from './deal/store.ts';
import { registerDisputeRoutes } from './dispute/routes.ts';
import { registerContractRoutes } from './dossier/routes.ts';
import { registerEncumbranceRoutes } from './encumbrance/routes.ts';
import { registerLedgerRoutes } from './ledger/routes.ts';
import { registerPaymentRoutes } from './payment/routes.ts';
import { registerPerformanceRoutes } from './performance/routes.ts';
import { findDemand, findListing } from './projection/store.ts';
import { RECORDED } from './recorded.ts';
import { registerRegistrationRoutes } from './registration/routes.ts';
import { asExchange } from './rows.ts';
import { registerStandingRoutes } from './standing/routes.ts';
import { registerStatisticsRoutes } from './statistics/routes.ts';

/** The service's HTTP side. It never listens: main.ts does. */
export async function buildServer(ctx: Context): Promise<App> {
  const app = await buildApp({
    name: 'contracts',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    degradations: { outbox: unknownEvents(ctx.db, 'contracts') },
    auditReads: readsAuditor(ctx.db, audit, auditSubjects),
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    checks: { postgres: ctx.db.ping, redis: ctx.queue.ping },
  });
  actAsOwner(app, (request) => partiesOf(ctx, request));
  registerDealRoutes(app, ctx);
  registerDisclosureRoutes(app, ctx);
  registerContractRoutes(app, ctx);
  registerAgencyRoutes(app, ctx);
  registerPaymentRoutes(app, ctx);
  registerRegistrationRoutes(app, ctx);
  registerChangeRoutes(app, ctx);
  registerStandingRoutes(app, ctx);
  registerEncumbranceRoutes(app, ctx);
  registerConsentRoutes(app, ctx);
  registerDisputeRoutes(app, ctx);
  registerLedgerRoutes(app, ctx, RECORDED);
  registerStatisticsRoutes(app, ctx);
  registerPerformanceRoutes(app, ctx);
  registerQueueRoutes(app, ctx.queue, 'contracts');
  registerOperations(
    app,
    { log: ctx.log, tasks: operationTasks(ctx.db, 'contracts') },
    {
      'queue/rebuild': queueRebuild(ctx.db, 'contracts', (since) =>
        ctx.queue.replayAll(jobsOf('contracts'), { since }),
      ),
      'dead-letters/replay': deadLetterReplay(ctx.queue, 'contracts'),
    },
  );
  registerAuditRoute(app, { db: ctx.db, audit, subjects: auditSubjects });
  registerPersonData(app, ctx.db, 'contracts');
  registerOutbox(app, ctx.db, 'contracts');
  registerWork(app, ctx.db, work);
  return app;
}

/** The sides of the deal or contract that a request is about, or the owners of the records that it opens a deal between. */
async function partiesOf(ctx: Context, request: FastifyRequest): Promise<(string | null)[]> {
  const id = idInPath(request);
  const [, noun] = pathOf(request).split('/');
  const opening = openDealRequestSchema.safeParse(request.body);
  return asExchange(ctx, async (tx) => {
    if (id === undefined) {
      if (noun !== 'deals' || !opening.success) return [];
      const { listingId, demandId = null, pairId } = opening.data;
      const demand = pairId ? splitPairId(pairId).demandId : demandId;
      const records = [await findListing(tx, listingId), demand ? await findDemand(tx, demand) : undefined];
      return records.map((record) => record?.snapshot?.organisation.id ?? null);
    }
    const find = { deals: findDeal, contracts: findContract }[String(noun)];
    const found = await find?.(tx, id, EVERYTHING);
    return found ? [found.sellerId, found.buyerId] : [];
  });
}
