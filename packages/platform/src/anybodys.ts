import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The header by which a service says within the exchange: everybody without a key gets this answer, and it changes only
 * with its one record, of which Postgres tells each change (`tell_changed`). The gateway may keep it.
 */
export const ANYBODYS = 'x-anybodys';

/** Says so of an answer to somebody without a key; of an answer to anybody else nothing is said. */
export function anybodys<T>(request: FastifyRequest, reply: FastifyReply, answer: T): T {
  if (request.actor.kind === 'anonymous') reply.header(ANYBODYS, 'record');
  return answer;
}
