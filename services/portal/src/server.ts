import { type App, bearerActor, buildApp, createActorVerifier, fail, languageWanted } from '@techbourse/platform';
import { registerAssetRoutes } from './asset/routes.ts';
import type { Context } from './context.ts';
import { demandPage } from './demand/page.ts';
import { homePage } from './home/page.ts';
import { listingPage } from './listing/page.ts';
import { organisationPage } from './organisation/page.ts';
import { answerErrorPages } from './page/errors.ts';
import { languageOf, registerPage } from './page/send.ts';
import { paths } from './paths.ts';
import { matchingPage } from './quality/page.ts';
import { demandsPage, listingsPage } from './search/page.ts';
import { registerSitemap } from './sitemap/routes.ts';
import { statisticsPage } from './statistics/page.ts';
import { verifyPage } from './verify/page.ts';
import { registerWorkbench } from './workbench/routes.ts';

/** An address of a page with a slash behind it, which people and other programs add. */
const SLASHED = /^(\/(?:zh|en|ru)(?:\/[\w-]+)*)\/+(\?.*)?$/;

/** The public pages and the files of the workbench; it never listens. */
export async function buildServer(ctx: Context): Promise<App> {
  const app = await buildApp({
    name: 'portal',
    log: ctx.log,
    metrics: ctx.metrics,
    actorPublicKey: ctx.config.ACTOR_PUBLIC_KEY,
    answerCheckShare: ctx.config.ANSWER_CHECK_SHARE,
    authenticate: bearerActor(createActorVerifier(ctx.config.ACTOR_PUBLIC_KEY)),
    languageOf,
  });
  await app.register(async (pages) => {
    const scope = pages as unknown as App; // a scope has the type provider of its parent, which its type forgets
    answerErrorPages(scope, ctx);
    scope.addHook('onRequest', async ({ url, method }, reply) => {
      const slashed = method === 'GET' ? SLASHED.exec(url) : null;
      if (slashed) return reply.redirect(`${slashed[1]}${slashed[2] ?? ''}`, 308);
    });
    scope.get('/', { schema: { hide: true } }, async (request, reply) =>
      reply.header('vary', 'accept-language').redirect(paths.home(languageWanted(request.headers))),
    );
    registerAssetRoutes(scope, ctx.assets);
    registerWorkbench(scope, ctx.workbench);
    registerSitemap(scope, ctx);
    registerPage(scope, ctx, '', homePage);
    registerPage(scope, ctx, '/listings', listingsPage);
    registerPage(scope, ctx, '/listings/:id', listingPage);
    registerPage(scope, ctx, '/demands', demandsPage);
    registerPage(scope, ctx, '/demands/:id', demandPage);
    registerPage(scope, ctx, '/organisations/:id', organisationPage);
    registerPage(scope, ctx, '/statistics', statisticsPage);
    registerPage(scope, ctx, '/matching', matchingPage);
    registerPage(scope, ctx, '/verify', verifyPage);
    registerPage(scope, ctx, '/verify/:code', verifyPage);
    scope.get('/*', { schema: { hide: true } }, async () => {
      throw fail.notFound('portal.no_page', 'There is no such page');
    });
  });
  return app;
}
