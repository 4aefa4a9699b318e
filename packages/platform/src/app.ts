import type { IncomingMessage } from 'node:http';
import swagger from '@fastify/swagger';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransformObject, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { refuseOtherTypes } from './accept.ts';
import { serializerCompiler } from './answer-serializer.ts';
import type { App, AppOptions } from './app-options.ts';
import { assertAllowed } from './authorise.ts';
import { answerErrors, answerUnreadable, PARAM_MAX } from './error-answer.ts';
import { fail } from './errors.ts';
import { answerEtags } from './etag.ts';
import { registerHealth } from './health.ts';
import { knowRoutes } from './known-routes.ts';
import { locateWhatIsMade } from './location.ts';
import { createMetrics } from './metrics.ts';
import { noteReads } from './note-reads.ts';
import { answerOtherMethods } from './other-methods.ts';
import { packAnswers } from './packed-answers.ts';
import { linkPages } from './page-links.ts';
import { knowRequests } from './request-context.ts';
import { checkWriteHeaders, compileValidator, parseJsonStrictly } from './request-input.ts';
import { traceRequests } from './request-span.ts';
import { nameAction } from './route-document.ts';
import { SERVED_BY, servedBy } from './served-by.ts';

const BODY_LIMIT = 8 * 1024 * 1024;
/**
 * A fastify server with what every process here shares: zod types, problem+json for every error, request id,
 * actor, health, metrics and an OpenAPI document. It never listens; `runService` does.
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const { actorPublicKey } = options;
  const own: Record<string, string> =
    actorPublicKey === undefined ? {} : { [SERVED_BY]: servedBy(options.name, actorPublicKey) };
  const fastify = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    bodyLimit: options.bodyLimit ?? BODY_LIMIT,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request) ?? crypto.randomUUID(),
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: PARAM_MAX },
    // A request that the router cannot parse has no route with an error handler.
    frameworkErrors: (error, request, reply) =>
      answerUnreadable(error, request, reply.headers({ 'x-request-id': request.id, ...own })),
    // A line per request at info drowns the log of a busy exchange; errors and slow ones are logged below.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  const app = fastify.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(compileValidator);
  const metrics = options.metrics ?? createMetrics(options.name);
  app.setSerializerCompiler(serializerCompiler(options, metrics));
  app.decorateRequest('actor', null as unknown as Actor);
  parseJsonStrictly(app);
  answerErrors(app, options.constraints);
  const routes = knowRoutes(app);
  answerOtherMethods(app, routes);
  checkWriteHeaders(app);

  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: options.name, version: '1' } },
    transform: nameAction,
    transformObject: jsonSchemaTransformObject,
  });

  knowRequests(app, options.publicPort ?? false, options.languageOf);
  traceRequests(app, options.publicPort ?? false);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, ...own });
    request.actor = ANONYMOUS;
  });
  await options.headers?.(app);
  app.addHook('onRequest', async (request, reply) => {
    const isOpen = request.routeOptions.config.open === true || request.is404;
    if (isOpen && !options.publicPort) return;
    request.actor = await options.authenticate(request, reply);
  });
  // After every hook that authenticates.
  app.addHook('preParsing', async (request) => {
    const { action } = request.routeOptions.config;
    if (action) assertAllowed(request.actor, action);
  });
  refuseOtherTypes(app);
  linkPages(app);
  locateWhatIsMade(app, routes);
  // Before the ETag: what the caller has already is read again.
  if (options.auditReads) noteReads(app, options.auditReads);
  answerEtags(app);
  if (options.publicPort) packAnswers(app);
  registerHealth(app, options, metrics);
  letGoWhenClosing(app);
  return app;
}

/** A connection that a caller keeps alive would hold up the end of the process after its last answer. */
function letGoWhenClosing(app: App): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onResponse', async () => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
  });
}

/** Authenticates by the actor token in `Authorization: Bearer`. */
export function bearerActor(verify: (token: string) => Promise<Actor>) {
  return async (request: FastifyRequest): Promise<Actor> => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
      throw fail.unauthenticated('actor.missing_token', 'Requests to a service need an actor token of the gateway');
    }
    return verify(token);
  };
}

function requestIdOf(request: IncomingMessage): string | undefined {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{8,100}$/.test(given) ? given : undefined;
}
