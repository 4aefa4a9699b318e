import type { FastifyRequest } from 'fastify';
import { type SessionRef, sessionEnded } from './cache.ts';

/** @throws AppError UNAUTHENTICATED without one; no key gets as far. */
export function sessionOf({ session }: Pick<FastifyRequest, 'session'>): SessionRef {
  if (session === null) throw sessionEnded();
  return session;
}
