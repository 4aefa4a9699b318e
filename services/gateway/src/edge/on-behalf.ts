import { idSchema } from '@techbourse/domain';
import { type AppOptions, fail, pathOf } from '@techbourse/platform';
import { isMember } from '@techbourse/policy';
import type { FastifyRequest } from 'fastify';
import type { Acting } from '../identity/mandate/acting-cache.ts';

/** The organisation that an agency acts for, and, if need be, the mandate. */
const FORM = /^([0-9a-fA-F-]{36})(?:\s*;\s*mandate=([0-9a-fA-F-]{36}))?$/;

/**
 * Makes of an authenticated caller the actor: an agency that sends `On-Behalf-Of` acts for that client from here on. The
 * one place where this is decided; limits were counted on the caller.
 */
export function actOnBehalf(authenticate: AppOptions['authenticate'], acting: Acting): AppOptions['authenticate'] {
  return async (request, reply) => {
    const caller = await authenticate(request, reply);
    if (!pathOf(request).startsWith('/api/')) return caller;
    const asked = onBehalfOf(request);
    if (!asked) return isMember(caller) ? acting.withClients(caller) : caller;
    reply.header('cache-control', 'no-store');
    if (!isMember(caller)) throw fail.unauthenticated('actor.anonymous', 'To act for a client you need an API key');
    return acting.forClient(caller, asked.clientId, asked.mandateId);
  };
}

function onBehalfOf({ headers }: FastifyRequest): { clientId: string; mandateId: string | undefined } | undefined {
  const header = headers['on-behalf-of'];
  if (header === undefined) return undefined;
  const [, client, mandate] = FORM.exec(String(header)) ?? [];
  const clientId = idSchema.safeParse(client);
  const mandateId = idSchema.optional().safeParse(mandate);
  if (clientId.success && mandateId.success) return { clientId: clientId.data, mandateId: mandateId.data };
  const message = 'On-Behalf-Of holds the id of an organisation, or "<organisation>; mandate=<id of the mandate>"';
  throw fail.validation('mandate.header', message, [{ pointer: '', rule: 'mandate.header', message }]);
}
