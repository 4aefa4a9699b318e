import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import type { KnownRoutes } from './known-routes.ts';
import { pathOf } from './path.ts';

/**
 * Every 201 says by `Location` where what was made is read: at its own address, or where there is none in the list or the
 * record that shows it. A route whose answer stands elsewhere names that by `config.madeAt`.
 */
export function locateWhatIsMade(app: App, routes: KnownRoutes): void {
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 201 || reply.hasHeader('location')) return payload;
    const location = locationOf(request, payload, routes);
    if (location !== undefined) reply.header('location', location);
    return payload;
  });
}

/** The address at which what a request made is read; undefined where nothing shows it. */
export function locationOf(request: FastifyRequest, made: unknown, routes: KnownRoutes): string | undefined {
  const { url: pattern = '', config } = request.routeOptions;
  const { id } = (made ?? {}) as { id?: unknown };
  if (config.madeAt) return typeof id === 'string' ? config.madeAt.replace(':id', id) : undefined;
  const path = pathOf(request).replace(/\/$/, '');
  if (typeof id === 'string' && routes.reads(`${pattern}/:id`)) return `${path}/${id}`;
  const patterns = pattern.split('/');
  const parts = path.split('/');
  for (let length = patterns.length; length > 1; length--) {
    if (routes.reads(patterns.slice(0, length).join('/'))) return parts.slice(0, length).join('/');
  }
  return undefined;
}
