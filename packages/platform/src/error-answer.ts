import { PROBLEM_MEDIA_TYPE } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import { currentRequest } from './current-request.ts';
import { type Constraints, databaseFaultOf } from './database-error.ts';
import { type AppError, fail } from './errors.ts';
import { languageWanted } from './language.ts';
import { said } from './messages/message.ts';
import { asAppError, problemOf } from './problem.ts';

/** Characters of a part of the path. */
export const PARAM_MAX = 200;
/** Status for the metrics, as proxies count it; the client is gone. */
const CLIENT_CLOSED_REQUEST = 499;

export function answerUnreadable(
  error: Error & { code: string },
  request: Pick<FastifyRequest, 'id' | 'headers'>,
  reply: FastifyReply,
): void {
  const problem =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? fail.validation('route.too_long', said`A part of the path is longer than ${{ max: PARAM_MAX }} characters`)
      : fail.validation('route.not_readable', 'The path is not encoded as it has to be');
  sendProblem(reply, problem, request.id, languageWanted(request.headers));
}

/** The route's response schema must not be applied to the problem document. */
function sendProblem(reply: FastifyReply, error: AppError, requestId: string, language: Language): void {
  const vary = String(reply.getHeader('vary') ?? '');
  if (!/accept-language/i.test(vary))
    reply.header('vary', vary === '' ? 'accept-language' : `${vary}, accept-language`);
  reply
    .header('content-language', language)
    .code(error.status)
    .type(PROBLEM_MEDIA_TYPE)
    .serializer((document: unknown) => JSON.stringify(document))
    .send(problemOf(error, requestId, language));
}

export function answerErrors(app: App, constraints: Constraints | undefined): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = asAppError(thrown, constraints);
    const line = { requestId: request.id, reason: error.reason, status: error.status };
    if (isClientClosed(request, thrown)) {
      request.log.debug({ ...line, status: CLIENT_CLOSED_REQUEST }, 'the caller hung up');
      reply.code(CLIENT_CLOSED_REQUEST).send();
      return;
    }
    if (error.kind === 'INTERNAL') request.log.error({ ...line, err: thrown }, 'request failed');
    else if (error.kind === 'UNAVAILABLE') request.log.warn({ ...line, err: thrown }, 'unavailable');
    // The code checks rules first: a refusal by the database is a race, or a rule that the code lacks.
    else if (databaseFaultOf(thrown)) request.log.warn({ ...line, err: thrown }, 'refused by the database');
    else request.log.debug(line, 'request refused');
    if (error.kind === 'UNAVAILABLE') reply.header('retry-after', '2');
    if (error.kind === 'UNSUPPORTED') reply.header('accept', 'application/json');
    if (error.kind === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
    sendProblem(reply, error, request.id, currentRequest()?.language ?? languageWanted(request.headers));
  });
}

/** The caller closed the connection, during its body or while it waited. The resulting error is not ours. */
function isClientClosed({ raw }: FastifyRequest, thrown: unknown): boolean {
  if (raw.destroyed && !raw.complete) return true;
  const { code, name } = (thrown ?? {}) as { code?: unknown; name?: unknown };
  return raw.socket?.destroyed === true && (code === 'UND_ERR_ABORTED' || name === 'AbortError');
}
