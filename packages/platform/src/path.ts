import type { FastifyRequest } from 'fastify';

/** The path alone, for logs and rules: a query may hold what people should not have put there. */
export function pathOf(request: Pick<FastifyRequest, 'url'>): string {
  return request.url.split('?', 1)[0] ?? '/';
}
