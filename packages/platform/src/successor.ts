import { asOneOf } from '@techbourse/policy';
import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';

/**
 * Whoever belongs to an organisation into which another was merged acts, on a record that keeps the other's id, as the other:
 * in every route, so that no verb knows of merges. Undone, it does no more.
 * @param ownersOf whose what a request is about is; asked for such organisations only.
 */
export function actAsOwner(app: App, ownersOf: (request: FastifyRequest) => Promise<readonly (string | null)[]>): void {
  app.addHook('preHandler', async (request) => {
    if (!request.actor.organisation?.absorbed?.length) return;
    request.actor = asOneOf(request.actor, await ownersOf(request));
  });
}

/** The `id` in the path of a request, when it has one. */
export function idInPath({ params }: FastifyRequest): string | undefined {
  return (params as { id?: string } | undefined)?.id;
}
