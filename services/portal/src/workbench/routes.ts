import { randomBytes } from 'node:crypto';
import { type App, fail } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendFile } from '../asset/packed.ts';
import type { Workbench } from './files.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the page of the workbench may load: its own files, and styles that carry the nonce of this answer. */
export const policyWith = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The workbench: its files, kept for ever, and one page for every address of it, with a nonce of its own each time. */
export function registerWorkbench(app: App, workbench: Workbench | undefined): void {
  const found = () => {
    if (!workbench) throw fail.unavailable('portal.not_built', 'The workbench has not been built: npm start builds it');
    return workbench;
  };
  const page = async (_request: FastifyRequest, reply: FastifyReply) => {
    const [before, after] = found().index;
    const nonce = randomBytes(18).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': policyWith(nonce),
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .send(`${before}${nonce}${after}`);
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
