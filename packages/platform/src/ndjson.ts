import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Answers with one JSON document per line, read as they are sent, so that no number of them fills the memory. The first
 * is awaited before the answer begins: a refusal is an error document and not a stream that breaks off.
 */
export async function sendNdjson(reply: FastifyReply, rows: AsyncGenerator<unknown>): Promise<FastifyReply> {
  const first = await rows.next();
  const lines = async function* () {
    if (!first.done) yield lineOf(first.value);
    for await (const row of rows) yield lineOf(row);
  };
  return reply.type('application/x-ndjson').send(Readable.from(lines()));
}

/** JSON may hold the two separators of Unicode as they are, but many readers end a line there. */
function lineOf(value: unknown): string {
  return `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (sign) => (sign === '\u2028' ? '\\u2028' : '\\u2029'))}\n`;
}
