import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** What a write knows of the request that asked for it. */
export type Call = { requestId?: string | undefined; idempotencyKey?: string | undefined };

/** The call that a request makes: its id for the trail, its `Idempotency-Key` for repeats. */
export function callOf(request: FastifyRequest): Call {
  const key = request.headers['idempotency-key'];
  return { requestId: request.id, idempotencyKey: typeof key === 'string' ? key : undefined };
}

/** Headers of every write; `buildApp` puts them into the schema of every route that writes. */
export const callHeadersSchema = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, { error: 'Not usable as a key: 1 to 200 visible ASCII characters' })
    .optional()
    .describe('a repeat with the same key gets the first answer, for seven days'),
});
