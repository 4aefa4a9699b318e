import { createHash } from 'node:crypto';
import { type App, pathOf } from '@techbourse/platform';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1.5rem;color:#1b1f24;background:#fff}' +
  'h1{font-size:1.6rem;margin:0}p.lead{color:#57606a;margin-top:.25rem}li{margin:.35rem 0}code{background:#f3f4f6;padding:.1rem .3rem;border-radius:4px}' +
  'a{color:#0b57d0}@media(prefers-color-scheme:dark){body{background:#14171a;color:#e6e8ea}code{background:#23272b}a{color:#8ab4f8}p.lead{color:#9aa3ab}}';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>techbourse</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>techbourse</h1>
<p class="lead">An open technology exchange. 技术交易所 · Биржа технологий</p>
<ul>
<li><a href="/api/listings/search?limit=5">Technologies on offer</a> <code>GET /api/listings/search?q=</code></li>
<li><a href="/api/demands/search?limit=5">Technologies wanted</a> <code>GET /api/demands/search?q=</code></li>
<li><a href="/api/organisations">Organisations</a> <code>GET /api/organisations</code></li>
<li><a href="/docs/">The API, page by page</a> and <a href="/api/openapi.json">as one OpenAPI document</a></li>
</ul>
<p>Reading what is public needs no key. Everything else needs an API key of an organisation:
<code>Authorization: Bearer …</code></p>
</main>
</body>
</html>
`;

const CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The first page, until the portal takes its place. */
export function registerHome(app: App): void {
  app.get('/', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', CSP).send(PAGE),
  );
  // one document for the public, not this process's own part of it
  app.addHook('onRequest', async (request, reply) => {
    if (pathOf(request) === '/openapi.json') return reply.redirect('/api/openapi.json');
  });
}
