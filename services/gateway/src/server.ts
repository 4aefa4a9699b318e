import { readsAuditor } from '@techbourse/db';
import { lateMail } from '@techbourse/mail';
import type { MailCatcher } from '@techbourse/mail/catcher';
import { type App, buildApp } from '@techbourse/platform';
import { registerAbuseRoutes } from './abuse/routes.ts';
import { registerAccountPages } from './account-pages/routes.ts';
import { registerAuditRoutes } from './audit/routes.ts';
import type { Context } from './context.ts';
import { constraints } from './db/constraints.ts';
import { audit } from './db/schema.ts';
import { registerCaughtMail } from './dev-mail/routes.ts';
import { createAuthenticate, createLookAgain } from './edge/authenticate.ts';
import { registerHeaders } from './edge/headers.ts';
import { actOnBehalf } from './edge/on-behalf.ts';
import { registerAccreditationRoutes } from './identity/accreditation/routes.ts';
import { registerAgencyRoutes } from './identity/agency/routes.ts';
import { registerDomainRoutes } from './identity/domain/routes.ts';
import { type ApiKeyCache, createApiKeyCache } from './identity/key/cache.ts';
import { registerKeyRoutes } from './identity/key/routes.ts';
import { createActing } from './identity/mandate/acting-cache.ts';
import { registerMandateRoutes } from './identity/mandate/routes.ts';
import { registerMeRoutes } from './identity/me/routes.ts';
import { registerOwnMembershipRoutes } from './identity/membership/own-routes.ts';
import { registerMemberRoutes } from './identity/membership/routes.ts';
import { registerMergeRoutes } from './identity/merge/routes.ts';
import { registerPeopleRoutes } from './identity/operated/routes.ts';
import { registerOrganisationRoutes } from './identity/organisation/routes.ts';
import { registerStandingRoutes } from './identity/organisation/standing-routes.ts';
import { registerPasskeyRoutes } from './identity/passkey/routes.ts';
import { registerOwnAccountRoutes } from './identity/person/own-routes.ts';
import { registerAccountRoutes } from './identity/person/routes.ts';
import { registerSecondFactorRoutes } from './identity/second-factor/routes.ts';
import { createSessionCache, type SessionCache } from './identity/session/cache.ts';
import { registerSessionRoutes } from './identity/session/routes.ts';
import { registerSsoRoutes } from './identity/sso/routes.ts';
import { registerUnitRoutes } from './identity/unit/routes.ts';
import { registerVerificationRoutes } from './identity/verification/routes.ts';
import { registerDocument } from './openapi/routes.ts';
import { registerOperationsRoutes } from './operations/routes.ts';
import { registerPrivacyRoutes } from './privacy/routes.ts';
import { registerPortal } from './proxy/portal.ts';
import { registerProxies } from './proxy/proxy.ts';
import { findRecordOwner } from './proxy/record-owner.ts';

/** A whole request, however slowly it is sent, must be in by then. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The gateway, not yet listening. */
export async function buildServer(
  ctx: Context,
  parts: { keys?: ApiKeyCache; sessions?: SessionCache; catcher?: MailCatcher | undefined } = {},
): Promise<App> {
  const { keys = createApiKeyCache(ctx), sessions = createSessionCache(ctx), catcher } = parts;
  const app = await buildApp({
    name: 'gateway',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.actorPublicKey,
    constraints,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    headers: (it) => registerHeaders(it, ctx),
    auditReads: readsAuditor(ctx.db, audit),
    authenticate: actOnBehalf(createAuthenticate(ctx, keys, sessions), createActing(ctx)),
    checks: { postgres: ctx.db.ping },
    degradations: { mail: lateMail(ctx.jobs, 'identity') },
    publicPort: true,
    bodyLimit: ctx.config.BODY_LIMIT_BYTES,
    trustProxy: ctx.config.TRUST_PROXY || false,
  });
  app.decorateRequest('session', null);
  app.server.requestTimeout = REQUEST_TIMEOUT_MS;
  if (catcher) registerCaughtMail(app, catcher, ctx.config.MAIL_CATCHER_TOKEN ?? '');
  registerAccountPages(app);
  registerMeRoutes(app, ctx);
  registerAccountRoutes(app, ctx);
  registerPeopleRoutes(app, ctx);
  registerOwnAccountRoutes(app, ctx);
  registerSecondFactorRoutes(app, ctx);
  registerPasskeyRoutes(app, ctx);
  registerSessionRoutes(app, ctx);
  registerSsoRoutes(app, ctx);
  registerOrganisationRoutes(app, ctx);
  registerStandingRoutes(app, ctx);
  registerVerificationRoutes(app, ctx);
  registerDomainRoutes(app, ctx);
  registerUnitRoutes(app, ctx);
  registerMergeRoutes(app, ctx);
  registerMemberRoutes(app, ctx);
  registerOwnMembershipRoutes(app, ctx);
  registerKeyRoutes(app, ctx);
  registerAgencyRoutes(app, ctx);
  registerAccreditationRoutes(app, ctx);
  registerMandateRoutes(app, ctx, findRecordOwner(ctx));
  registerOperationsRoutes(app, ctx);
  registerAuditRoutes(app, ctx);
  registerAbuseRoutes(app, ctx);
  registerPrivacyRoutes(app, ctx);
  await registerDocument(app, ctx);
  await registerProxies(app, ctx, createLookAgain(ctx, keys, sessions));
  await registerPortal(app, ctx);
  return app;
}
