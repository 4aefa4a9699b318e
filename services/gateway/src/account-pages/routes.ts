import { languages } from '@techbourse/domain';
import { type App, languageWanted } from '@techbourse/platform';
import { z } from 'zod';
import { formHtml, POLICY, viewHtml } from './html.ts';
import { FORM_PAGES, VIEW_PAGES } from './texts.ts';

/** What programs that read mails add to links says nothing to us. */
const querySchema = z.object({ language: languages.schema.optional().catch(undefined) });

/** The pages that the links of mails lead to, until the portal has its own, in the language of the browser. */
export function registerAccountPages(app: App): void {
  const pages = [
    ...FORM_PAGES.map((page) => ({ path: page.path, html: formHtml.bind(undefined, page) })),
    ...VIEW_PAGES.map((page) => ({ path: page.path, html: viewHtml.bind(undefined, page) })),
  ];
  for (const { path, html } of pages) {
    app.get(path, { schema: { hide: true, querystring: querySchema } }, async (request, reply) => {
      const language = request.query.language ?? languageWanted(request.headers);
      return reply
        .type('text/html; charset=utf-8')
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store', vary: 'accept-language' })
        .send(html(language));
    });
  }
}
