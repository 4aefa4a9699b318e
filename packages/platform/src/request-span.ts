import type { App } from './app-options.ts';
import type { Span } from './span.ts';
import { beginSpan, withSpan } from './trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of its trace, when there is one. */
    span: Span | undefined;
  }
}

/**
 * Has every request but those for health and metrics told as a span: method, route and status, nothing of what was asked
 * for. Its trace is that of its request id.
 * @param isEdge the first of ours that a request meets.
 */
export function traceRequests(app: App, isEdge: boolean): void {
  app.decorateRequest('span', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    const { url: route = 'none', config } = request.routeOptions;
    if (config.open) return done();
    request.span = beginSpan({
      name: `${request.method} ${route}`,
      kind: 'server',
      values: { 'http.request.method': request.method, 'http.route': route },
      of: { id: request.id, as: isEdge ? 'first' : 'below' },
    });
    withSpan(request.span, done);
  });
  // Reading the body leaves what was under way.
  app.addHook('preValidation', (request, _reply, done) => withSpan(request.span, done));
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply;
    request.span?.end({ 'http.response.status_code': statusCode }, statusCode >= 500 ? String(statusCode) : undefined);
  });
}
