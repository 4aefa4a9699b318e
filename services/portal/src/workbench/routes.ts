import { randomBytes } from 'node:crypto';
import { type App, fail, languageWanted } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendFile } from '../asset/packed.ts';
import type { Workbench } from './files.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the page of the workbench may load: its own files, and styles that carry the nonce of this answer. */
export const policyWith = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The workbench: its files, kept for ever, and for every address of it a page that differs by its nonce and by what it names ahead. */
export function registerWorkbench(app: App, workbench: Workbench | undefined): void {
  const found = () => {
    if (!workbench) throw fail.unavailable('portal.not_built', 'The workbench has not been built: npm start builds it');
    return workbench;
  };
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const { index, links } = found();
    const [beforeNonce, beforeLinks, after] = index;
    const nonce = randomBytes(18).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': policyWith(nonce),
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .send(`${beforeNonce}${nonce}${beforeLinks}${links(request.url, languageWanted(request.headers))}${after}`);
  };
  app.get(
    '/app/assets/:name',
    { schema: { hide: true, params: z.object({ name: z.string() }) } },
    async (request, reply) => {
      const file = found().assets.get(request.params.name);
      if (!file) throw fail.notFound('portal.no_page', 'There is no such file');
      return sendFile(request, reply, file, FOR_EVER);
    },
  );
  app.get('/app', { schema: { hide: true } }, page);
  app.get('/app/*', { schema: { hide: true } }, page);
}
