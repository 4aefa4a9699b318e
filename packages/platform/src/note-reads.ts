import { confidentialReads } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from './app-options.ts';
import { ANSWER_OF } from './record-answer.ts';

/**
 * Has reads of what is confidential written to the audit before they are answered, by the rule of each route's action in
 * the policy table. What cannot be noted is not answered.
 */
export function noteReads(app: App, write: NonNullable<AppOptions['auditReads']>): void {
  const noted = new WeakSet<FastifyRequest>();
  const note = async (request: FastifyRequest, reply: FastifyReply, answer: unknown) => {
    if (noted.has(request)) return;
    noted.add(request);
    const { actor, params, routeOptions } = request;
    const { action } = routeOptions.config;
    if (!action) return;
    const reads = confidentialReads(actor, action, { answer, asked: idOf(params) });
    if (reads.length === 0) return;
    // Nobody gives it again without another trace.
    reply.removeHeader(ANSWER_OF);
    await write(actor, reads);
  };
  // What becomes JSON: it says itself what it shows of whom.
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (reply.statusCode < 300) await note(request, reply, payload);
    return payload;
  });
  // A stream or a file: only what was asked for is known.
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 300 && payload) await note(request, reply, undefined);
    return payload;
  });
}

function idOf(params: unknown): string | undefined {
  const { id } = (params ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
