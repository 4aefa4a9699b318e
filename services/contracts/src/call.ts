import { z } from 'zod';

/** What a request brings besides actor and input: its idempotency key, and the id that its log lines carry. */
export type Call = { key?: string | undefined; requestId?: string | undefined };

/** Headers of a write. Others are let through untouched. */
export const writeHeaders = z.looseObject({
  'idempotency-key': z.string().min(1).max(200).optional().describe('repeats of a write with the same key do nothing'),
});

export function callOf(request: { id: string; headers: { 'idempotency-key'?: string | undefined } }): Call {
  return { key: request.headers['idempotency-key'], requestId: request.id };
}
