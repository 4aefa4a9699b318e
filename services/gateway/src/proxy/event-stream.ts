import { PassThrough, type Readable } from 'node:stream';
import { type Loop, startLoop } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { FastifyRequest } from 'fastify';
import type { HeaderMap } from './headers.ts';

/** Who a request comes from by now. @throws when it would be refused. */
export type LookAgain = (request: FastifyRequest) => Promise<Actor>;

/** As often as a session or key is looked up anew at most. */
const LOOK_EVERY_MS = 4000;

export function isEventStream(headers: HeaderMap): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/event-stream');
}

/**
 * Answers without an end: each goes on only while its caller would be let in again, so that a session that was ended, or an
 * organisation that was suspended, hears nothing more. When the gateway stops, they end.
 */
export function watchStreams(lookAgain: LookAgain, { everyMs = LOOK_EVERY_MS } = {}) {
  const open = new Set<PassThrough>();
  return {
    watch: (request: FastifyRequest, stream: Readable): Readable => {
      const out = new PassThrough();
      open.add(out);
      const before = callerOf(request.actor);
      let isFirst = true;
      const loop: Loop = startLoop(async () => {
        if (!isFirst && !(await isStill(lookAgain, request, before))) out.end();
        isFirst = false;
        return { ms: everyMs };
      });
      stream.on('error', () => out.end());
      out.once('close', () => {
        open.delete(out);
        stream.destroy();
        loop.stop().catch(() => {});
      });
      request.raw.once('close', () => out.destroy());
      return stream.pipe(out);
    },
    close: () => {
      for (const out of open) out.end();
    },
  };
}

/** What of an actor a stream depends on: who it is and whom it acts for. */
function callerOf({ kind, id, organisation }: Actor): string {
  return [kind, id, organisation?.id].join(' ');
}

async function isStill(lookAgain: LookAgain, request: FastifyRequest, before: string): Promise<boolean> {
  return lookAgain(request).then(
    (actor) => callerOf(actor) === before,
    () => false,
  );
}
