import { isIP } from 'node:net';
import type { Language } from '@techbourse/domain';
import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import { inRequest } from './current-request.ts';
import { languageWanted } from './language.ts';

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

/**
 * Has all that is done for a request know which it is.
 * @param isPublic callers connect to this port themselves: their address is that of the connection.
 */
export function knowRequests(
  app: App,
  isPublic: boolean,
  languageOf = (request: FastifyRequest): Language => languageWanted(request.headers),
): void {
  const enter = (request: FastifyRequest, _reply: unknown, done: () => void) =>
    inRequest({ requestId: request.id, address: addressOf(request, isPublic), language: languageOf(request) }, done);
  app.addHook('onRequest', enter);
  // Reading the body leaves what was under way.
  app.addHook('preValidation', enter);
}

function addressOf(request: FastifyRequest, isPublic: boolean): string | null {
  const told = isPublic ? request.ip : request.headers[CALLER_ADDRESS];
  const address = typeof told === 'string' ? told.replace(/^::ffff:(?=\d+\.)/i, '') : '';
  return isIP(address) === 0 ? null : address;
}
