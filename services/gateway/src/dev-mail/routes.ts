import { createHash, timingSafeEqual } from 'node:crypto';
import type { MailCatcher } from '@techbourse/mail/catcher';
import { type App, fail } from '@techbourse/platform';
import { z } from 'zod';
import { listPage, mailPage, PAGE_POLICY } from './pages.ts';

const querySchema = z.object({ token: z.string().max(200).default('') });
const paramsSchema = z.object({ id: z.string().max(50) });

/**
 * Shows caught mail to who has the token: as pages, and as JSON to who asks for that. Links in mail open doors, so without
 * the token nothing is here.
 */
export function registerCaughtMail(app: App, catcher: MailCatcher, token: string): void {
  const assertToken = (given: string) => {
    if (!timingSafeEqual(digest(given), digest(token)) || token === '') {
      throw fail.notFound('dev_mail.token', 'Open the address that the start of the exchange printed');
    }
  };
  const hide = true;

  app.get('/dev/mail', { schema: { hide, querystring: querySchema } }, async (request, reply) => {
    assertToken(request.query.token);
    const mails = catcher.mails();
    if (request.headers.accept?.startsWith('application/json')) {
      const items = mails.map(({ headers, ...mail }) => ({ ...mail, headers: Object.fromEntries(headers) }));
      return reply.type('application/json').send({ items });
    }
    return reply.headers(PAGE_POLICY).send(listPage(mails, token));
  });

  app.get(
    '/dev/mail/:id',
    { schema: { hide, querystring: querySchema, params: paramsSchema } },
    async (request, reply) => {
      assertToken(request.query.token);
      const mail = catcher.mails().find(({ id }) => id === request.params.id);
      if (!mail) throw fail.notFound('dev_mail.not_found', 'There is no such mail');
      return reply.headers(PAGE_POLICY).send(mailPage(mail, token));
    },
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
