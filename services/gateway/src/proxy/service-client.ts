import type { ServiceName } from '@techbourse/gateway/api';
import { AppError, CALLER_ADDRESS, currentRequest, kindOfStatus } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { isFromService, unexpectedServer, upstreamError } from './upstream-error.ts';
import { urlOf } from './upstreams.ts';

const problemSchema = z.object({ reason: z.string(), detail: z.string() });
const TIMEOUT_MS = 5000;

/**
 * One call of the gateway's own to a service, as an actor.
 * @throws AppError with the service's own reason, or UNAVAILABLE when it does not answer as agreed.
 */
export async function askService<T extends z.ZodType>(
  ctx: Context,
  service: ServiceName,
  call: { method?: 'GET' | 'POST'; path: string; body?: unknown; actor: Actor; requestId: string; answer: T },
): Promise<z.output<T>> {
  const { address, language } = currentRequest() ?? {};
  try {
    const response = await fetch(urlOf(ctx.config, service) + call.path, {
      method: call.method ?? 'GET',
      headers: {
        authorization: `Bearer ${await ctx.tokenOf(call.actor)}`,
        'x-request-id': call.requestId,
        ...(address ? { [CALLER_ADDRESS]: address } : {}),
        ...(language ? { 'accept-language': language } : {}),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!isFromService(Object.fromEntries(response.headers), service, ctx.actorPublicKey)) {
      await response.body?.cancel();
      throw unexpectedServer(service);
    }
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return call.answer.parse(answer);
    const { reason, detail } = problemSchema.parse(answer);
    throw new AppError(kindOfStatus(response.status), reason, detail);
  } catch (thrown) {
    throw upstreamError(service, thrown);
  }
}

/** What a service says of itself, ready or not. @throws AppError UNAVAILABLE when it says nothing. */
export async function askReady<T extends z.ZodType>(
  ctx: Context,
  service: ServiceName,
  answer: T,
): Promise<z.output<T>> {
  try {
    const response = await fetch(`${urlOf(ctx.config, service)}/health/ready`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!isFromService(Object.fromEntries(response.headers), service, ctx.actorPublicKey)) {
      await response.body?.cancel();
      throw unexpectedServer(service);
    }
    return answer.parse(await response.json());
  } catch (thrown) {
    throw upstreamError(service, thrown);
  }
}
