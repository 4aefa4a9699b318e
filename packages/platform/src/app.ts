import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import swagger from '@fastify/swagger';
import { callHeadersSchema, type Issue, importRequestSchema, PROBLEM_MEDIA_TYPE } from '@techbourse/api-schema';
import { type Action, type Actor, ANONYMOUS, ruleOf } from '@techbourse/policy';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchemaCompiler,
  type FastifySerializerCompiler,
  LogController,
} from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { answerWriter } from './answer.ts';
import { assertAllowed } from './authorise.ts';
import { type Constraints, databaseFaultOf } from './database-error.ts';
import { within } from './deadline.ts';
import { summaryOf } from './error-log.ts';
import { type AppError, fail } from './errors.ts';
import { answerEtags } from './etag.ts';
import { DEPTH_PARSED_MAX, inputFaults, isDeeperThan } from './input.ts';
import { issuesOf } from './issues.ts';
import type { Logger } from './log.ts';
import { createMetrics, type Metrics, requestDurations } from './metrics.ts';
import { pathOf } from './path.ts';
import { asAppError, problemOf } from './problem.ts';
import { traceRequests } from './request-span.ts';
import { SERVED_BY, servedBy } from './served-by.ts';

/** A fastify server whose routes are typed by their zod schemas. */
export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; anonymous until the actor token was checked. */
    actor: Actor;
  }
  interface FastifyContextConfig {
    /** Needs no actor token: health, metrics, the API document. */
    open?: boolean;
    /** The route's action in the policy table. An actor without the right is refused before the input is read. */
    action?: Action;
  }
}

export type AppOptions = {
  /** Service name: log lines, metrics, title of the API document. */
  name: string;
  log: Logger;
  /** What /metrics shows beside requests and the runtime: the process's own, of its context. */
  metrics?: Metrics;
  /** The key of accepted actor tokens (ACTOR_PUBLIC_KEY). Every answer identifies the exchange by its fingerprint. */
  actorPublicKey?: string;
  /** Turns a request into an actor; throws when it cannot. Services pass `bearerActor(verifier)`. */
  authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;
  /** Adds the headers of every answer, also of refusals. Runs before `authenticate`. */
  headers?: (app: App) => Promise<void>;
  /** What must answer before this process may serve, by name. A check that throws makes /health/ready a 503. */
  checks?: Record<string, () => Promise<unknown>>;
  /** Messages for the constraints of this service's schema. */
  constraints?: Constraints;
  /**
   * The port is public. Every request is authenticated, also for health and unknown paths. /metrics needs the operator.
   * /health/ready names failing engines; only the log has the details.
   */
  publicPort?: boolean;
  /**
   * Optional parts of this process by name. Each returns the reason for a degradation, or undefined. /health/ready then
   * says "degraded" with a 200, because a restart would not help.
   */
  degradations?: Record<string, () => Promise<string | undefined>>;
  /** Which part of the answers is validated by its schema (ANSWER_CHECK_SHARE); all unless told. */
  answerCheckShare?: number;
  /** Bytes; larger bodies are 413. */
  bodyLimit?: number;
  /** Whose X-Forwarded-For is believed: none (false), all, or these addresses. */
  trustProxy?: boolean | string;
};

/** Characters of a part of the path. */
const PARAM_MAX = 200;
const BODY_LIMIT = 8 * 1024 * 1024;
const CHECK_TIMEOUT_MS = 2000;
/** How long the state of the engines is cached. Milliseconds. */
const HEALTH_CACHE_MS = 1000;
/** Status for the metrics, as proxies count it; the client is gone. */
const CLIENT_CLOSED_REQUEST = 499;

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
  checkWriteHeaders(app);

  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: options.name, version: '1' } },
    transform: nameAction,
    transformObject: jsonSchemaTransformObject,
  });

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
  answerEtags(app);
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

/** Adds each route's action and scope to the API document. */
const nameAction: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const action = route.route.config?.action;
  const told = route.route.method === 'GET' ? conditional(schema) : schema;
  if (!action) return { schema: told, url };
  const { scope } = ruleOf(action);
  return { schema: { ...told, 'x-action': action, ...(scope ? { 'x-scope': scope } : {}) }, url };
};

type DocumentedSchema = ReturnType<typeof jsonSchemaTransform>['schema'];

/** What the document says of a read whose answer has an ETag (`etag.ts`). */
function conditional(schema: DocumentedSchema): DocumentedSchema {
  const { response, headers } = (schema ?? {}) as {
    response?: Record<string, object>;
    headers?: { properties?: object };
  };
  if (schema?.hide || !response?.['200']) return schema;
  const description = 'the ETag of an answer that you have: 304 without a body when it is still the same';
  const ifNoneMatch = { type: 'string', description };
  return {
    ...schema,
    headers: { type: 'object', ...headers, properties: { ...headers?.properties, 'if-none-match': ifNoneMatch } },
    response: {
      ...response,
      200: { ...response['200'], headers: { etag: { type: 'string', description: 'of exactly this answer' } } },
      304: { type: 'null', description: 'What you have is still the same' },
    },
  } as DocumentedSchema;
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

/** Broken UTF-8 would silently become U+FFFD in names and titles, so the bytes are checked before parsing. */
function parseJsonStrictly(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (!isUtf8(bytes)) {
      done(fail.validation('body.invalid_utf8', 'The body is not valid UTF-8'));
      return;
    }
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    if (isDeeperThan(bytes, DEPTH_PARSED_MAX)) {
      done(fail.validation('body.too_deep', 'The body is nested too deep'));
      return;
    }
    parse(request, bytes.toString('utf8'), (error, value) => {
      if (error) done(fail.validation('body.invalid_json', `The body is not valid JSON: ${error.message}`));
      else done(null, value);
    });
  });
}

function answerUnreadable(error: Error & { code: string }, request: { id: string }, reply: FastifyReply): void {
  const problem =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? fail.validation('route.too_long', `A part of the path is longer than ${PARAM_MAX} characters`)
      : fail.validation('route.not_readable', 'The path is not encoded as it has to be');
  sendProblem(reply, problem, request.id);
}

/** The route's response schema must not be applied to the problem document. */
function sendProblem(reply: FastifyReply, error: AppError, requestId: string): void {
  reply
    .code(error.status)
    .type(PROBLEM_MEDIA_TYPE)
    .serializer((document: unknown) => JSON.stringify(document))
    .send(problemOf(error, requestId));
}

function answerErrors(app: App, constraints: Constraints | undefined): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = asAppError(thrown, constraints);
    const line = { requestId: request.id, reason: error.reason, status: error.status };
    if (isClientClosed(request, thrown)) {
      request.log.debug({ ...line, status: CLIENT_CLOSED_REQUEST }, 'the caller hung up');
      reply.code(CLIENT_CLOSED_REQUEST).send();
      return;
    }
    if (error.kind === 'INTERNAL') request.log.error({ ...line, err: thrown }, 'request failed');
    else if (error.kind === 'UNAVAILABLE') request.log.warn({ ...line, err: thrown }, 'unavailable');
    // The code checks rules first: a refusal by the database is a race, or a rule that the code lacks.
    else if (databaseFaultOf(thrown)) request.log.warn({ ...line, err: thrown }, 'refused by the database');
    else request.log.debug(line, 'request refused');
    if (error.kind === 'UNAVAILABLE') reply.header('retry-after', '2');
    if (error.kind === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
    sendProblem(reply, error, request.id);
  });
  app.setNotFoundHandler((request) => {
    throw fail.notFound('route.not_found', `There is no ${request.method} ${request.url.split('?')[0]}`);
  });
}

/** The caller closed the connection, during its body or while it waited. The resulting error is not ours. */
function isClientClosed({ raw }: FastifyRequest, thrown: unknown): boolean {
  if (raw.destroyed && !raw.complete) return true;
  const { code, name } = (thrown ?? {}) as { code?: unknown; name?: unknown };
  return raw.socket?.destroyed === true && (code === 'UND_ERR_ABORTED' || name === 'AbortError');
}

/** Checks one part of a request (body, query, path) by its zod schema; every fault at once, with pointers. */
const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (input) => {
    const where = httpPart && httpPart !== 'body' ? ` of the ${httpPart}` : '';
    const refuse = (issues: Issue[]) => ({
      error: fail.validation('input.invalid', `Some fields${where} are not valid`, issues),
    });
    // The rows of an import are checked one by one, so that a bad row does not stop the others.
    const faults = schema === importRequestSchema ? [] : inputFaults(input);
    if (faults.length > 0) return refuse(faults);
    const result = schema.safeParse(input);
    return result.success ? { value: result.data } : refuse(issuesOf(result.error));
  };

/** Of one route the log hears this often that its answers are not as they should be; the metrics count each. */
const MISFIT_LOGGED_MS = 60_000;

/** Answers hold what the schema names and nothing else, also records that were written before a rule of today. */
function serializerCompiler(
  { answerCheckShare = 1, log }: AppOptions,
  metrics: Metrics,
): FastifySerializerCompiler<z.ZodType> {
  const count = metrics.counted({
    name: 'http_answer_misfits_total',
    help: 'Validated answers (ANSWER_CHECK_SHARE) that their schema does not allow',
    labels: ['method', 'route'],
  });
  return ({ schema, method, url }) => {
    let loggedAt = Number.NEGATIVE_INFINITY;
    return answerWriter(schema, {
      checkShare: answerCheckShare,
      onMisfit: (misfits) => {
        count({ method, route: url });
        const now = performance.now();
        if (now - loggedAt < MISFIT_LOGGED_MS) return;
        loggedAt = now;
        log.warn({ method, route: url, misfits }, 'an answer is not what its schema says');
      },
    });
  };
}

/** Every write may be repeated under an `Idempotency-Key`, and none takes one that no table can hold. */
function checkWriteHeaders(app: App): void {
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (methods.every((method) => READS.has(method)) || route.schema?.hide) return;
    route.schema = { ...route.schema, headers: callHeadersSchema };
  });
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

function registerHealth(app: App, options: AppOptions, metrics: Metrics): void {
  metrics.addRuntime();
  const observe = requestDurations(metrics);
  const open = { config: { open: true }, schema: { hide: true } };
  const health = watchHealth(options);
  app.get('/health/live', open, async () => ({ status: 'live', name: options.name }));
  app.get('/health/ready', open, async (_request, reply) => {
    const checks = await health();
    const shown = options.publicPort ? checks.map(({ name, ok }) => ({ name, ok })) : checks;
    if (checks.some((check) => !check.ok)) {
      reply.code(503);
      return { status: 'not ready', name: options.name, checks: shown };
    }
    const degraded = await findDegradations(options.degradations ?? {});
    return degraded.length > 0
      ? { status: 'degraded', name: options.name, checks: shown, degraded }
      : { status: 'ready', name: options.name, checks: shown };
  });
  const measured = { ...open, config: options.publicPort ? ({ action: 'exchange.operate' } as const) : open.config };
  app.get('/metrics', measured, async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.text();
  });
  app.get('/openapi.json', open, async () => app.swagger());
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.elapsedTime > 2000) {
      request.log.warn(
        { requestId: request.id, path: pathOf(request), ms: Math.round(reply.elapsedTime) },
        'slow request',
      );
    }
  });
}

async function findDegradations(complaints: Record<string, () => Promise<string | undefined>>) {
  const all = await Promise.all(
    Object.entries(complaints).map(async ([name, complaint]) => {
      let reason: string | undefined;
      // A degradation that times out does not count; an engine that is away fails a check.
      await runCheck(name, async () => {
        reason = await complaint();
      });
      return reason === undefined ? [] : [{ name, reason }];
    }),
  );
  return all.flat();
}

type Check = { name: string; ok: boolean; error?: string };

/** Runs the checks, at most once a second; a change for worse or better is a line in the log. */
function watchHealth({ checks = {}, log }: AppOptions): () => Promise<Check[]> {
  let seen: { atMs: number; result: Promise<Check[]> } | undefined;
  let failing = '';
  const run = async () => {
    const result = await Promise.all(Object.entries(checks).map(([name, check]) => runCheck(name, check)));
    const failed = result.filter((check) => !check.ok);
    const names = failed.map((check) => check.name).join(', ');
    if (names !== failing) {
      if (names) log.warn({ failed }, 'not ready');
      else log.info('ready again');
    }
    failing = names;
    return result;
  };
  return () => {
    const now = performance.now();
    if (!seen || now - seen.atMs >= HEALTH_CACHE_MS) seen = { atMs: now, result: run() };
    return seen.result;
  };
}

async function runCheck(name: string, check: () => Promise<unknown>): Promise<Check> {
  try {
    await within(CHECK_TIMEOUT_MS, check(), () => fail.unavailable('check.timeout', 'no answer in time'));
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, error: summaryOf(error) };
  }
}
