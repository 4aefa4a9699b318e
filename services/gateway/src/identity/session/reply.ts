import type { OpenedSessionView } from '@techbourse/gateway/api';
import type { FastifyReply } from 'fastify';
import type { Context } from '../../context.ts';
import type { OpenedSession } from './open.ts';
import { MOST_DAYS, PENDING_MINUTES, sessionView } from './session.ts';

/** Answers with a session that was opened, and gives its token to the browser, which then is one that the person has used. */
export function replyOpened(
  { cookies }: Pick<Context, 'cookies'>,
  reply: FastifyReply,
  { row, token }: OpenedSession,
  email: string,
): OpenedSessionView {
  const isDue = row.secondFactorDue;
  const seconds = isDue ? PENDING_MINUTES * 60 : MOST_DAYS * 24 * 3600;
  reply.code(201).header('set-cookie', cookies.setSession(token, seconds));
  if (!isDue) reply.header('set-cookie', cookies.setKnownBrowser(email));
  return { secondFactor: isDue ? 'due' : 'none', session: sessionView(row, row.id) };
}
