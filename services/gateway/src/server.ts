import { type App, buildApp } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import type { Context } from './context.ts';
import { constraints } from './db/constraints.ts';
import { registerDocument } from './document/routes.ts';
import { openDoor } from './door/door.ts';
import { registerKeyRoutes } from './key/routes.ts';
import { registerOperationsRoutes } from './operations/routes.ts';
import { registerOrganisationRoutes } from './organisation/routes.ts';
import { registerProxies } from './routing/proxy.ts';
import { registerWelcome } from './welcome/routes.ts';

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
