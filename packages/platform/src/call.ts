import type { FastifyRequest } from 'fastify';

/** What a write knows of the request that asked for it. */
export type Call = { requestId?: string | undefined; idempotencyKey?: string | undefined };

/** The call that a request makes: its id for the trail, its `Idempotency-Key` for repeats. */
export function callOf(request: FastifyRequest): Call {
  const key = request.headers['idempotency-key'];
  return { requestId: request.id, idempotencyKey: typeof key === 'string' ? key : undefined };
}
