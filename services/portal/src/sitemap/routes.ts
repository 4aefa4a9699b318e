import type { DemandSearchAnswer } from '@techbourse/demands/api';
import { languages } from '@techbourse/domain';
import type { ListingSearchAnswer } from '@techbourse/listings/api';
import type { App } from '@techbourse/platform';
import type { Ask } from '../ask.ts';
import type { Context } from '../context.ts';
import { type Html, html } from '../page/html.ts';
import { readingOf } from '../page/send.ts';
import { inLanguage, paths, queryOf } from '../paths.ts';

const PAGE = 100;
/** Records of a kind in the sitemap: the newest. A file may have 50,000 addresses. */
const RECORDS_MAX = 5000;
/** How long the addresses are kept: they take as many searches as there are pages of records. */
const KEPT_MS = 600_000;

/** What search engines are told: everything but the workbench and result pages, and where the records are. */
export function registerSitemap(app: App, ctx: Context): void {
  const kept = keptFor<[string[], string[]]>(KEPT_MS);
  const origin = (ctx.config.PUBLIC_URL ?? '').replace(/\/$/, '');
  app.get('/robots.txt', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\nDisallow: /app\nDisallow: /account\nDisallow: /api\nSitemap: ${origin}/sitemap.xml\n`),
  );
  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const { ask } = readingOf(ctx, request);
    const [listings, demands] = await kept(() => Promise.all([newest(ask, 'listings'), newest(ask, 'demands')]));
    const all = [
      ...[paths.home('en'), paths.listings('en'), paths.demands('en'), paths.statistics('en'), paths.matching('en')],
      ...listings.map((id) => paths.listing('en', id)),
      ...demands.map((id) => paths.demand('en', id)),
    ];
    const body = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${all.map((path) => entry(origin, path))}</urlset>`;
    return reply.type('application/xml; charset=utf-8').send(`<?xml version="1.0" encoding="UTF-8"?>\n${body.text}\n`);
  });
}

/** One answer for all who ask while it is young; a failed one is asked for again. */
function keptFor<T>(ms: number): (read: () => Promise<T>) => Promise<T> {
  let answer: Promise<T> | undefined;
  let endsAt = 0;
  return (read) => {
    if (!answer || Date.now() >= endsAt) {
      endsAt = Date.now() + ms;
      answer = read();
      answer.catch(() => {
        answer = undefined;
      });
    }
    return answer;
  };
}

function entry(origin: string, path: string): Html {
  const others = languages.codes.map(
    (code) => html`<xhtml:link rel="alternate" hreflang="${code}" href="${origin}${inLanguage(path, code)}"/>`,
  );
  return html`<url><loc>${origin}${path}</loc>${others}</url>\n`;
}

async function newest(ask: Ask, of: 'listings' | 'demands'): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask<ListingSearchAnswer | DemandSearchAnswer>(
      of,
      `/${of}/search${queryOf({ sort: 'newest', limit: PAGE, cursor })}`,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && ids.length < RECORDS_MAX);
  return ids;
}
