import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import { AppError, fail } from './errors.ts';
import type { KnownRoutes } from './known-routes.ts';
import { pathOf } from './path.ts';

/**
 * What no route answers: 405 with `Allow` for another method of a path that there is, the methods themselves for OPTIONS,
 * and 404 for any other path. Its text names no path: behind the gateway that is another one than was asked for.
 */
export function answerOtherMethods(app: App, routes: KnownRoutes): void {
  app.decorate('knownRoutes', routes);
  app.setNotFoundHandler((request, reply) => {
    const methods = routes.methodsOf(pathOf(request));
    if (methods.length === 0) throw fail.notFound('route.not_found', 'There is no such path');
    return answerMethods(request, reply, methods);
  });
}

/** Says which methods a path takes to who asks for them, or came with another. */
export function answerMethods({ method }: FastifyRequest, reply: FastifyReply, allow: string[]): FastifyReply {
  reply.header('allow', allow.join(', '));
  if (method === 'OPTIONS') return reply.code(204).send();
  throw new AppError('METHOD_NOT_ALLOWED', 'route.method', `This path takes ${allow.join(', ')}`, {
    details: { allow },
  });
}
