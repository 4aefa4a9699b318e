import swaggerUi from '@fastify/swagger-ui';
import { type App, pathOf } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { createDocument } from './document.ts';

// The page carries its scripts and pictures; some styles are inline.
const PAGE_CSP = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
].join('; ');

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="40" role="img" aria-label="techbourse">' +
    '<text x="0" y="29" font-family="system-ui, sans-serif" font-size="26" font-weight="600" fill="#fff">techbourse</text></svg>',
);

/** `/api/openapi.json` for programs and `/docs` for people. */
export async function registerDocument(app: App, ctx: Context): Promise<void> {
  const documents = createDocument(app, ctx);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => documents.get());
  // one document for the public, not this process's own part of it
  app.addHook('onRequest', async (request, reply) => {
    if (pathOf(request) === '/openapi.json') return reply.redirect('/api/openapi.json');
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: PAGE_CSP,
    uiConfig: { docExpansion: 'none', filter: true, tagsSorter: 'alpha', persistAuthorization: false },
    theme: { title: 'techbourse API' },
    logo: { type: 'image/svg+xml', content: LOGO, href: '/' },
    uiHooks: {
      onRequest: async (request) => {
        if (request.url.startsWith('/docs/json') || request.url.startsWith('/docs/yaml')) await documents.get();
      },
    },
    transformSpecificationClone: false,
    transformSpecification: () => documents.latest(),
  });
}
