import { type App, buildApp } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import type { Context } from './context.ts';
import { constraints } from './db/constraints.ts';
import { openDoor } from './edge/edge.ts';
import { registerWelcome } from './home/routes.ts';
import { registerKeyRoutes } from './identity/key/routes.ts';
import { registerOrganisationRoutes } from './identity/organisation/routes.ts';
import { registerDocument } from './openapi/routes.ts';
import { registerOperationsRoutes } from './operations/routes.ts';
import { registerProxies } from './proxy/proxy.ts';

/** A whole request, however slowly it is sent, must be in by then. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The public door, not yet listening. */
export async function buildServer(ctx: Context): Promise<App> {
  const app = await buildApp({
    name: 'gateway',
    log: ctx.log,
    actorPublicKey: ctx.actorPublicKey,
    constraints,
    // openDoor recognises the caller, after the headers that every answer carries
    authenticate: async () => ANONYMOUS,
    checks: { postgres: ctx.db.ping },
    // this port is the public's
    secretive: true,
    bodyLimit: ctx.config.BODY_LIMIT_BYTES,
    trustProxy: ctx.config.TRUST_PROXY || false,
  });
  app.server.requestTimeout = REQUEST_TIMEOUT_MS;
  await openDoor(app, ctx);
  registerWelcome(app);
  registerOrganisationRoutes(app, ctx);
  registerKeyRoutes(app, ctx);
  registerOperationsRoutes(app, ctx);
  await registerDocument(app, ctx);
  await registerProxies(app, ctx);
  return app;
}
