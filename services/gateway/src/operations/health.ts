import { readOutboxLag } from '@techbourse/db';
import type { ServiceHealth, ServiceName } from '@techbourse/gateway/api';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { askReady, askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';

const readySchema = z.object({
  status: z.enum(['ready', 'degraded', 'not ready']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), error: z.string().optional() })),
  degraded: z.array(z.object({ name: z.string(), reason: z.string() })).default([]),
});
const outboxSchema = z.object({ unpublished: z.int(), oldestAt: z.string().nullable(), unknown: z.int() });

/** How each service is, by its own word, with what its events wait for. One that does not answer is `away`. */
export async function readHealth(ctx: Context, actor: Actor, requestId: string): Promise<ServiceHealth[]> {
  const { unpublished, oldestAt, unknown } = await readOutboxLag(ctx.exchange, 'identity');
  const own: ServiceHealth = {
    service: 'gateway',
    state: 'ready',
    engines: [{ name: 'postgres', ok: true }],
    degraded: [],
    outbox: { unpublished, oldestAt, unknown },
  };
  return [own, ...(await Promise.all(SERVICES.map((service) => healthOf(ctx, actor, service, requestId))))];
}

async function healthOf(ctx: Context, actor: Actor, service: ServiceName, requestId: string): Promise<ServiceHealth> {
  const call = { path: '/operations/outbox', actor, requestId, answer: outboxSchema } as const;
  const [ready, outbox] = await Promise.all([
    askReady(ctx, service, readySchema).catch(() => undefined),
    askService(ctx, service, call).catch(() => null),
  ]);
  if (!ready) return { service, state: 'away', engines: [], degraded: [], outbox };
  const state = ready.status === 'not ready' ? 'not_ready' : ready.status;
  return { service, state, engines: ready.checks, degraded: ready.degraded, outbox };
}
