import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Language } from '@techbourse/domain';
import type { Action, Actor, Read } from '@techbourse/policy';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Constraints } from './database-error.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

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
    /** Media types of the answer; JSON unless told. */
    produces?: readonly string[];
    /** Another process answers: only that knows the path. */
    passedOn?: boolean;
    /** Where what a 201 made is read, when that is not below the path of the request: `/contracts/:id`. */
    madeAt?: string;
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
  /** Writes the reads that the audit notes (`noteReads`), before they are answered. Every service with a schema has it. */
  auditReads?: (actor: Actor, reads: readonly Read[]) => Promise<void>;
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
  /** In which language a request is answered, where more than its `Accept-Language` says so. */
  languageOf?: (request: FastifyRequest) => Language;
  /** Bytes; larger bodies are 413. */
  bodyLimit?: number;
  /** Whose X-Forwarded-For is believed: none (false), all, or these addresses. */
  trustProxy?: boolean | string;
};
