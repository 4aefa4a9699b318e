import { AsyncLocalStorage } from 'node:async_hooks';
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';

/** Of which request the work under way is part. */
export type RequestContext = {
  requestId: string;
  /** The address that the request came from, as the gateway saw it; null when it is not known. */
  address: string | null;
};

/**
 * In it the gateway tells a service the address of the caller. The gateway passes on no header of this name, and a
 * service reads it only with an actor token of the gateway beside it.
 */
export const CALLER_ADDRESS = 'x-caller-address';

/**
 * In it the portal sends the gateway the actor token of the page that it reads for. The gateway counted who asked for the
 * page, and does not count its parts again. It says nothing about who is asking.
 */
export const PAGE_READER = 'x-page-reader';

const contexts = new AsyncLocalStorage<RequestContext>();

/** The request that the work under way is part of; undefined in jobs and sweeps. */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** Runs work as part of a request. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return contexts.run(context, work);
}

/**
 * Has all that is done for a request know which it is.
 * @param isPublic callers connect to this port themselves: their address is that of the connection.
 */
export function knowRequests(app: App, isPublic: boolean): void {
  const enter = (request: FastifyRequest, _reply: unknown, done: () => void) =>
    inRequest({ requestId: request.id, address: addressOf(request, isPublic) }, done);
  app.addHook('onRequest', enter);
  // Reading the body leaves what was under way.
  app.addHook('preValidation', enter);
}

function addressOf(request: FastifyRequest, isPublic: boolean): string | null {
  const told = isPublic ? request.ip : request.headers[CALLER_ADDRESS];
  const address = typeof told === 'string' ? told.replace(/^::ffff:(?=\d+\.)/i, '') : '';
  return isIP(address) === 0 ? null : address;
}
