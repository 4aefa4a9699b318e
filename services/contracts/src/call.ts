import { callHeadersSchema } from '@techbourse/api-schema';

/** What a request brings besides actor and input: its idempotency key, and the id that its log lines carry. */
export type Call = { key?: string | undefined; requestId?: string | undefined };

/** Headers of a write. Others are let through untouched. */
export const writeHeadersSchema = callHeadersSchema;

export function callOf(request: { id: string; headers: { 'idempotency-key'?: string | undefined } }): Call {
  return { key: request.headers['idempotency-key'], requestId: request.id };
}
