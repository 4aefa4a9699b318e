import { AppError } from '@techbourse/platform';
import { decide } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../identity/network.ts';
import { type Count, createCounter } from './counter.ts';

export type Limits = {
  /**
   * Counts an authenticated request by key and by organisation, so that more keys do not raise the limit. The operator
   * is never refused, because it must reach a busy exchange.
   */
  countKey(request: FastifyRequest, reply: FastifyReply): void;
  /** Counts a request without a key, by its address. */
  countAddress(request: FastifyRequest, reply: FastifyReply): void;
  /**
   * Counts an invalid key by the address of the caller, and throws after too many. A valid key from the same address is
   * never refused.
   */
  countFailedAuth(request: FastifyRequest, reply: FastifyReply): void;
};

const MINUTE_MS = 60_000;

/** Limits of requests a minute, counted in this process. */
export function createLimits(perMinute: { key: number; organisation: number; address: number }): Limits {
  const counter = (max: number) => createCounter({ max, windowMs: MINUTE_MS });
  const keys = counter(perMinute.key);
  const organisations = counter(perMinute.organisation);
  const addresses = counter(perMinute.address);
  const failed = counter(perMinute.address);
  return {
    countKey: ({ actor }, reply) => {
      if (decide(actor, 'exchange.operate').allowed) return;
      const counts = [keys.count(actor.id), organisations.count(actor.organisation?.id ?? actor.id)];
      enforce(counts, reply);
    },
    countAddress: (request, reply) => enforce([addresses.count(networkOf(request.ip))], reply),
    countFailedAuth: (request, reply) => {
      const count = failed.count(networkOf(request.ip));
      if (!count.allowed) throw exceeded(reply, count.resetSeconds);
    },
  };
}

function enforce(counts: readonly Count[], reply: FastifyReply): void {
  const tightest = counts.reduce((a, b) => (b.remaining < a.remaining ? b : a));
  reply.header('x-ratelimit-limit', tightest.limit);
  reply.header('x-ratelimit-remaining', tightest.remaining);
  reply.header('x-ratelimit-reset', tightest.resetSeconds);
  const refused = counts.filter((count) => !count.allowed);
  if (refused.length > 0) throw exceeded(reply, Math.max(...refused.map((count) => count.resetSeconds)));
}

function exceeded(reply: FastifyReply, seconds: number): AppError {
  reply.header('retry-after', seconds);
  return new AppError('LIMIT_EXCEEDED', 'rate.exceeded', `Too many requests: try again in ${seconds} s`, {
    details: { retryAfterSeconds: seconds },
  });
}
