import type { FastifyReply } from 'fastify';

/**
 * The header by which a service says within the exchange: this answer follows from one record and from who asks, and from
 * nothing else. Postgres tells each change of the record (`tell_changed`). The gateway may keep it for this caller.
 */
export const ANSWER_OF = 'x-answer-of';

/**
 * Says so of an answer. Whatever else decides what a caller sees, such as a disclosure, must tell a change of the record
 * when it changes. An answer that must leave a trace each time it is given is never said to be one.
 */
export function ofRecord<T>(reply: FastifyReply, answer: T): T {
  reply.header(ANSWER_OF, 'record');
  return answer;
}
